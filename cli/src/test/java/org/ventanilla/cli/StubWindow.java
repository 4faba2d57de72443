package org.ventanilla.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

/// A server that gives tokens to everybody and otherwise answers what a test says. For what a real
/// window does only when it is broken.
final class StubWindow implements AutoCloseable {
  static final String TOKEN = "token-that-nobody-may-see";

  private final HttpServer server;
  private final Map<String, Reply> replies = new ConcurrentHashMap<>();
  private final List<String> asked = new CopyOnWriteArrayList<>();

  private record Reply(int status, byte[] body) {}

  StubWindow() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/", this::answer);
    server.start();
    replies("/api/v1/window", 200, "{\"audience\":\"mx-sample\",\"ledgerKey\":\"none\"}");
    replies("/oauth2/token", 200, "{\"access_token\":\"" + TOKEN + "\",\"expires_in\":300}");
  }

  URI url() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /// What an address answers from now on.
  void replies(String path, int status, String body) {
    replies.put(path, new Reply(status, body.getBytes(StandardCharsets.UTF_8)));
  }

  /// Serves an exported ledger.
  void publishes(Path ledger) {
    try (var files = Files.walk(ledger)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        replies.put("/ledger/" + ledger.relativize(file), new Reply(200, Files.readAllBytes(file)));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Every address that was asked for, with its query.
  List<String> asked() {
    return asked;
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      asked.add(exchange.getRequestURI().toString());
      Reply reply =
          replies.getOrDefault(exchange.getRequestURI().getPath(), new Reply(404, new byte[0]));
      exchange.sendResponseHeaders(
          reply.status(), reply.body().length == 0 ? -1 : reply.body().length);
      exchange.getResponseBody().write(reply.body());
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
