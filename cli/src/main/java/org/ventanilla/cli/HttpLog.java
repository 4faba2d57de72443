package org.ventanilla.cli;

import java.io.IOException;
import java.io.InputStream;
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
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.LogSource;

/// A published ledger read over HTTP, and kept in a directory while it is read, if one is given.
final class HttpLog implements LogSource, AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(30);

  private final URI base;
  private final @Nullable Path keepIn;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  /// @param base where the log is served, such as `http://…/ledger/`
  HttpLog(URI base, @Nullable Path keepIn) {
    this.base = base.toString().endsWith("/") ? base : URI.create(base + "/");
    this.keepIn = keepIn;
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    HttpRequest request = HttpRequest.newBuilder(base.resolve(path)).timeout(PATIENCE).build();
    HttpResponse<InputStream> response;
    try {
      response = http.send(request, BodyHandlers.ofInputStream());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("interrupted", e);
    }
    try (InputStream body = response.body()) {
      if (response.statusCode() == 404) {
        return Optional.empty();
      }
      if (response.statusCode() != 200) {
        throw new IOException("HTTP " + response.statusCode());
      }
      byte[] bytes = body.readNBytes(maxBytes + 1);
      if (bytes.length > maxBytes) {
        throw new IOException("more than " + maxBytes + " bytes");
      }
      keep(path, bytes);
      return Optional.of(bytes);
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
    http.close();
  }
}
