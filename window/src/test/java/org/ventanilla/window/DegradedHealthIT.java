package org.ventanilla.window;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.SigningKey;

/// A window that works while the ledger it should mirror cannot be read.
class DegradedHealthIT {
  @TempDir private Path directory;

  @Test
  void windowWhoseCounterpartIsAwaySaysSoAndGoesOn() throws Exception {
    // Given
    String log = SigningKey.generate(new SecureRandom(), "log.example/away").verifierKey().encode();
    Map<String, String> settings =
        Map.of(
            "ventanilla.party", "mx",
            "ventanilla.agreement.dir", "../agreements/mx-us",
            "ventanilla.data-dir", directory.resolve("data").toString(),
            "ventanilla.port", "0",
            "ventanilla.witness.mirror-dir", directory.resolve("mirror").toString(),
            "ventanilla.witness.logs[0].key", log,
            "ventanilla.witness.logs[0].url", "http://127.0.0.1:1/ledger/");
    try (WindowServer server = WindowServer.start(settings);
        HttpClient client = HttpClient.newHttpClient()) {
      HttpRequest request =
          HttpRequest.newBuilder(server.url().resolve("/health"))
              .timeout(Duration.ofSeconds(10))
              .build();

      // When: the mirror has looked for the first time
      HttpResponse<String> response = client.send(request, BodyHandlers.ofString());
      long limit = System.nanoTime() + Duration.ofSeconds(20).toNanos();
      while (response.body().contains("UP") && System.nanoTime() < limit) {
        Thread.sleep(50);
        response = client.send(request, BodyHandlers.ofString());
      }

      // Then
      assertThat(response.body()).isEqualTo("{\"status\":\"DEGRADED\"}");
      assertThat(response.statusCode()).isEqualTo(200);
    }
  }
}
