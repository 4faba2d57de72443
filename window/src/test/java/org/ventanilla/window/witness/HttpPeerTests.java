package org.ventanilla.window.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// A counterpart that is slow, endless or broken costs this window its patience and no more.
@Timeout(60)
class HttpPeerTests {
  private static final Duration PATIENCE = Duration.ofMillis(300);

  private final ExecutorService threads = Executors.newCachedThreadPool();
  private HttpServer server;
  private HttpPeer peer;

  @BeforeEach
  void start() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.createContext("/good", exchange -> answer(exchange, 200, 1_000));
    server.createContext("/long", exchange -> answer(exchange, 200, 1_001));
    server.createContext("/broken", exchange -> answer(exchange, 500, 3));
    server.createContext("/drip", HttpPeerTests::drip);
    server.createContext("/add-checkpoint", HttpPeerTests::drip);
    server.start();
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    peer = new HttpPeer(base, PATIENCE);
  }

  @AfterEach
  void stop() {
    peer.close();
    server.stop(0);
    threads.shutdownNow();
  }

  @Test
  void answersAreTakenUpToTheirBound() throws IOException {
    // Given: patience enough for a machine that is busy
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort());
    try (HttpPeer patient = new HttpPeer(base, Duration.ofSeconds(30))) {
      assertThat(patient.read("good", 1_000))
          .hasValueSatisfying(body -> assertThat(body).hasSize(1_000));
      assertThat(patient.read("missing", 1_000)).isEmpty();
      assertThatThrownBy(() -> patient.read("long", 1_000)).isInstanceOf(IOException.class);
      assertThatThrownBy(() -> patient.read("broken", 1_000)).hasMessage("HTTP 500");
    }
  }

  @Test
  void drippedAnswersAreCutOff() {
    long begun = System.nanoTime();
    assertThatThrownBy(() -> peer.read("drip", 1_000))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("in time");
    assertThatThrownBy(() -> peer.addCheckpoint(new byte[] {1})).isInstanceOf(WitnessFault.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(30));
  }

  private static void answer(HttpExchange exchange, int status, int length) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(status, length);
      exchange.getResponseBody().write(new byte[length]);
    }
  }

  /// A byte now and then, for ever.
  private static void drip(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        Thread.sleep(20);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
