package org.ventanilla.window.witness;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
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
      HttpResponse<byte[]> response = send(request, MOST_REPLY);
      return new Reply(response.statusCode(), response.body());
    } catch (IOException e) {
      throw new WitnessFault(Code.PEER, "the witness cannot be reached", e);
    }
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(patience).build();
    HttpResponse<byte[]> response = send(request, maxBytes);
    return switch (response.statusCode()) {
      case 200 -> Optional.of(response.body());
      case 404 -> Optional.empty();
      default -> throw new IOException("HTTP " + response.statusCode());
    };
  }

  /// The request's own timeout ends with the headers; a peer may also drip the body.
  private HttpResponse<byte[]> send(HttpRequest request, int most) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), most));
    try {
      return asked.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer in time", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      // Also ends an exchange that still runs.
      asked.cancel(true);
    }
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
