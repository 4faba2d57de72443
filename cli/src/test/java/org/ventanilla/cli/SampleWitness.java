package org.ventanilla.cli;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Hashes;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.ledger.WitnessKey;
import org.ventanilla.ledger.WitnessOutcome;
import org.ventanilla.ledger.WitnessRules;
import org.ventanilla.ledger.WitnessedLog;

/// A witness over HTTP that is no window: the library's rules and a memory that ends with it.
final class SampleWitness implements AutoCloseable {
  private final WitnessKey key =
      WitnessKey.generate(new SecureRandom(), "witness.example/of-a-test");
  private final Map<String, Checkpoint> cosigned = new HashMap<>();
  private final List<VerifierKey> logs = new ArrayList<>();
  private final HttpServer server;

  SampleWitness() {
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.createContext("/witness/add-checkpoint", this::answer);
    server.start();
  }

  String url() {
    return "http://127.0.0.1:" + server.getAddress().getPort() + "/witness/";
  }

  String verifierKey() {
    return key.verifierKey().encode();
  }

  /// Cosigns this log from now on.
  synchronized void knows(VerifierKey log) {
    logs.add(log);
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      byte[] request = exchange.getRequestBody().readAllBytes();
      WitnessOutcome outcome;
      String reply;
      synchronized (this) {
        outcome = WitnessRules.decide(request, this::known);
        reply = outcome.body();
        if (outcome instanceof WitnessOutcome.Accepted(var _, Checkpoint checkpoint)) {
          cosigned.put(checkpoint.origin(), checkpoint);
          reply = key.cosign(checkpoint, Instant.now().truncatedTo(ChronoUnit.SECONDS)).line();
        }
      }
      byte[] body = reply.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().set("Content-Type", outcome.contentType());
      exchange.sendResponseHeaders(outcome.status(), body.length == 0 ? -1 : body.length);
      exchange.getResponseBody().write(body);
    }
  }

  private Optional<WitnessedLog> known(String origin) {
    List<VerifierKey> keys = logs.stream().filter(log -> log.name().equals(origin)).toList();
    Checkpoint last = cosigned.get(origin);
    return keys.isEmpty()
        ? Optional.empty()
        : Optional.of(
            last == null
                ? new WitnessedLog(keys, 0, Hashes.emptyRoot())
                : new WitnessedLog(keys, last.size(), last.root()));
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
