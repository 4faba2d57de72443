package org.ventanilla.window;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.window.agreement.AgreementFault;
import org.ventanilla.window.platform.PlatformFault;
import org.ventanilla.window.platform.PlatformFault.Code;

class WindowServerIT {
  @TempDir static Path directory;
  private static final String BROWSER = "text/html,application/xhtml+xml,*/*;q=0.8";
  private static WindowServer server;

  private static Map<String, String> settings() {
    return Map.of(
        "ventanilla.party", "mx",
        "ventanilla.agreement.dir", "../agreements/mx-us",
        "ventanilla.data-dir", directory.resolve("data").toString(),
        "ventanilla.port", "0");
  }

  @BeforeAll
  static void start() {
    server = WindowServer.start(settings());
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  private static HttpResponse<String> get(String path) throws IOException, InterruptedException {
    return get(path, "*/*");
  }

  private static HttpResponse<String> get(String path, String accept)
      throws IOException, InterruptedException {
    URI uri = server.url().resolve(path);
    try (var client = HttpClient.newHttpClient()) {
      return client.send(
          HttpRequest.newBuilder(uri)
              .timeout(Duration.ofSeconds(10))
              .header("Accept", accept)
              .header("Accept-Language", "es-MX")
              .build(),
          BodyHandlers.ofString());
    }
  }

  @Test
  void windowOfAPartyThatIsNotOneSaysWhy() {
    Map<String, String> wrong = new HashMap<>(settings());
    wrong.put("ventanilla.party", "zz");
    wrong.put("ventanilla.data-dir", directory.resolve("wrong").toString());

    assertThatThrownBy(() -> WindowServer.start(wrong))
        .isInstanceOf(AgreementFault.class)
        .hasMessageContaining("ventanilla.party is 'zz'");
  }

  @Test
  void windowWithALedgersKeyForAWitnesssSaysWhy() {
    Map<String, String> wrong = new HashMap<>(settings());
    wrong.put("ventanilla.data-dir", directory.resolve("wrong-key").toString());
    wrong.put(
        "ventanilla.witness.key",
        SigningKey.generate(new SecureRandom(), "log.example/1").verifierKey().encode());
    wrong.put("ventanilla.witness.url", "http://127.0.0.1:1/witness/");

    assertThatThrownBy(() -> WindowServer.start(wrong))
        .hasMessage("ventanilla.witness.key is not the key of a witness");
  }

  @Test
  void windowWithALedgerOutOfBoundsSaysWhy() {
    Map<String, String> wrong = new HashMap<>(settings());
    wrong.put("ventanilla.data-dir", directory.resolve("wrong-name").toString());
    wrong.put("ventanilla.ledger.batch", "0");

    assertThatThrownBy(() -> WindowServer.start(wrong))
        .hasMessageStartingWith("ventanilla.ledger.batch");
  }

  @Test
  void healthAnswersWithoutDetails() throws Exception {
    HttpResponse<String> response = get("/health");

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body()).isEqualTo("{\"status\":\"UP\"}");
  }

  @Test
  void itListensOnThisMachineOnly() {
    assertThat(server.url().getHost()).isEqualTo("127.0.0.1");
  }

  @Test
  void otherManagementPagesAreClosed() throws Exception {
    for (String path : new String[] {"/env", "/beans", "/metrics", "/heapdump", "/health/db"}) {
      assertThat(get(path).statusCode()).as(path).isGreaterThanOrEqualTo(400);
    }
  }

  @Test
  void theStartPageSaysWhoseWindowItIsInTheReadersLanguage() throws Exception {
    HttpResponse<String> response = get("/", BROWSER);

    assertThat(response.statusCode()).isEqualTo(200);
    assertThat(response.body())
        .contains("<html lang=\"es\">", "Esta ventanilla", "México", "href=\"/api\"")
        .doesNotContain("/desk/requests");
  }

  @Test
  void timelinesAreClosedUnlessOpened() throws Exception {
    for (String path : new String[] {"/desk", "/desk/requests", "/desk/requests/MX-26-AAAA-AA"}) {
      assertThat(get(path).statusCode()).as(path).isEqualTo(404);
    }
  }

  @Test
  void aPersonGetsAPageWhereAProgramGetsAProblem() throws Exception {
    HttpResponse<String> toPerson = get("/no-such-page", BROWSER);
    HttpResponse<String> toProgram = get("/no-such-page");

    assertThat(toPerson.statusCode()).isEqualTo(404);
    assertThat(toPerson.headers().firstValue("content-type"))
        .hasValueSatisfying(type -> assertThat(type).startsWith("text/html"));
    assertThat(toPerson.body()).contains("Página no encontrada");
    assertThat(toProgram.statusCode()).isEqualTo(404);
    assertThat(toProgram.headers().firstValue("content-type")).hasValue("application/problem+json");
  }

  @Test
  void theApiAnswersAlikeWhateverIsAccepted() throws Exception {
    assertThat(get("/api/v1/requests", BROWSER).headers().firstValue("content-type"))
        .hasValue("application/problem+json");
  }

  @Test
  void secondWindowOnTheSameDirectoryIsRefused() {
    assertThatThrownBy(() -> WindowServer.start(settings()))
        .isInstanceOfSatisfying(
            PlatformFault.class,
            fault -> assertThat(fault.code()).isEqualTo(Code.DATA_DIRECTORY_IN_USE));
  }

  @Test
  void keysLieBesideTheDataNotInIt() {
    assertThat(directory.resolve("data.keys/master-key.json")).isRegularFile();
    assertThat(Files.exists(directory.resolve("data/master-key.json"))).isFalse();
  }
}
