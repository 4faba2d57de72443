package org.ventanilla.window.witness;

import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.window.witness.WitnessFault.Code;

/// A counterpart over HTTP, never for longer and never for more bytes than it may take.
final class HttpPeer implements PeerWitness, LogSource, AutoCloseable {
  private static final int MOST_REPLY = 64 << 10;

  private final URI base;
  private final Duration patience;
  private final HttpClient http;

  /// @param base the address above `add-checkpoint`, or above `checkpoint` and `tile/…`
  HttpPeer(URI base, Duration patience) {
    this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    this.patience = patience;
    this.http = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  @Override
  public Reply addCheckpoint(byte[] body) {
    HttpRequest request =
        HttpRequest.newBuilder(base.resolve("add-checkpoint"))
            .timeout(patience)
            .header("Content-Type", "text/plain; charset=utf-8")
            .POST(BodyPublishers.ofByteArray(body))
            .build();
    try {
      HttpResponse<InputStream> response = send(request);
      return new Reply(response.statusCode(), bounded(response, MOST_REPLY));
    } catch (IOException e) {
      throw new WitnessFault(Code.PEER, "the witness cannot be reached", e);
    }
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    HttpResponse<InputStream> response =
        send(HttpRequest.newBuilder(base.resolve(path)).timeout(patience).build());
    byte[] bytes = bounded(response, maxBytes);
    return switch (response.statusCode()) {
      case 200 -> Optional.of(bytes);
      case 404 -> Optional.empty();
      default -> throw new IOException("HTTP " + response.statusCode());
    };
  }

  private HttpResponse<InputStream> send(HttpRequest request) throws IOException {
    try {
      return http.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
  }

  private static byte[] bounded(HttpResponse<InputStream> response, int most) throws IOException {
    try (InputStream body = response.body()) {
      byte[] bytes = body.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new IOException("more than " + most + " bytes");
      }
      return bytes;
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
