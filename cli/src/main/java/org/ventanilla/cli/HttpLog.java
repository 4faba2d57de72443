package org.ventanilla.cli;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.LogSource;

/// A published ledger read over HTTP. Whoever serves it can neither hold a reader for longer than
/// [#PATIENCE] a page, by dripping bytes, nor fill his memory. Safe for many threads.
final class HttpLog implements LogSource, AutoCloseable {
  /// For one page, from the question to its last byte.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;
  private final Duration patience;
  private final HttpClient http;

  /// @param base where the log is served, such as `http://…/ledger/`
  /// @throws CliException as wrong usage if nothing can be served there
  HttpLog(URI base) {
    this(base, PATIENCE);
  }

  HttpLog(URI base, Duration patience) {
    HttpAddress.required(base);
    this.patience = patience;
    this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    this.http = HttpClient.newBuilder().connectTimeout(patience).build();
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(patience).build();
    HttpResponse<byte[]> response = answer(request, maxBytes);
    return switch (response.statusCode()) {
      case 200 -> Optional.of(response.body());
      case 404 -> Optional.empty();
      default -> throw new IOException("HTTP " + response.statusCode());
    };
  }

  private HttpResponse<byte[]> answer(HttpRequest request, int maxBytes) throws IOException {
    CompletableFuture<HttpResponse<byte[]>> asked =
        http.sendAsync(request, BodyHandlers.limiting(BodyHandlers.ofByteArray(), maxBytes));
    try {
      return asked.get(patience.toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new IOException("no whole answer within " + patience.toSeconds() + " s", e);
    } catch (ExecutionException e) {
      throw failed(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      // Also ends an exchange that still runs.
      asked.cancel(true);
    }
  }

  /// The client says nothing of why there is no connection.
  private IOException failed(@Nullable Throwable fault) {
    if (fault instanceof ConnectException && fault.getMessage() == null) {
      for (Throwable cause = fault; cause != null; cause = cause.getCause()) {
        if (cause instanceof UnresolvedAddressException) {
          return new IOException("no host " + base.getHost() + " is known", fault);
        }
      }
      String port = base.getPort() < 0 ? "" : ":" + base.getPort();
      return new IOException("nothing answers at " + base.getHost() + port, fault);
    }
    return fault instanceof IOException known ? known : new IOException(fault);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
