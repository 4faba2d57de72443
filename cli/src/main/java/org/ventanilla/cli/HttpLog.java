package org.ventanilla.cli;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.LogSource;

/// A published ledger read over HTTP, and kept in a directory while it is read, if one is given.
/// Whoever serves it can neither hold a reader for longer than [#PATIENCE] a page, by dripping
/// bytes, nor fill his memory. Safe for many threads.
final class HttpLog implements LogSource, AutoCloseable {
  /// For one page, from the question to its last byte.
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private final URI base;
  private final @Nullable Path keepIn;
  private final Duration patience;
  private final HttpClient http;

  /// @param base where the log is served, such as `http://…/ledger/`
  HttpLog(URI base, @Nullable Path keepIn) {
    this(base, keepIn, PATIENCE);
  }

  HttpLog(URI base, @Nullable Path keepIn, Duration patience) {
    this.patience = patience;
    this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    this.http = HttpClient.newBuilder().connectTimeout(patience).build();
    this.keepIn = keepIn;
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(patience).build();
    HttpResponse<byte[]> response = answer(request, maxBytes);
    return switch (response.statusCode()) {
      case 200 -> {
        keep(path, response.body());
        yield Optional.of(response.body());
      }
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
      throw e.getCause() instanceof IOException fault ? fault : new IOException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    } finally {
      // Also ends an exchange that still runs.
      asked.cancel(true);
    }
  }

  private void keep(String path, byte[] bytes) throws IOException {
    if (keepIn == null) {
      return;
    }
    Path target = keepIn.resolve(path).normalize();
    if (!target.startsWith(keepIn.normalize())) {
      throw new IOException("a path that leads out of the directory");
    }
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new IOException("not a file's path");
    }
    Files.createDirectories(folder);
    Path part = Files.createTempFile(folder, ".part-", null);
    Files.write(part, bytes);
    Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  @Override
  public void close() {
    http.shutdownNow();
  }
}
