package org.ventanilla.bench;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.ventanilla.cli.Acts;
import org.ventanilla.cli.DemoCast;
import org.ventanilla.cli.WindowClient;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.ReceiptVerifier;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.VerifierKey;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Clients that each do one exchange after another. What they file was signed before the clock
/// starts, as it would be on the agencies' own machines; receipts are verified after it stops.
final class Load {
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String ACCEPT = "Accept: application/json";
  private static final int RECEIPTS = 3;

  private final URI window;
  private final WindowClient requester;
  private final People people;
  private final DemoCast cast;
  private final JsonNode about;
  private final int clients;
  private int signed;

  Load(
      URI window,
      WindowClient requester,
      People people,
      DemoCast cast,
      JsonNode about,
      int clients) {
    this.window = window;
    this.requester = requester;
    this.people = people;
    this.cast = cast;
    this.about = about;
    this.clients = clients;
  }

  /// One exchange: how long each call took, in nanoseconds, and what proves it.
  record Exchange(long file, long retrieve, long receipts, List<String> proofs) {}

  /// @param mostASecond for how many exchanges a second filings are signed
  /// @param processors says how much processor time has been used; asked before and after
  Result run(Duration duration, int mostASecond, Supplier<WindowProcess.Processors> processors)
      throws InterruptedException {
    AtomicReferenceArray<String> filings = sign((int) duration.toSeconds() * mostASecond);
    AtomicInteger next = new AtomicInteger();
    List<Exchange> done = new ArrayList<>();
    WindowProcess.Processors before = processors.get();
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    try (var threads = Executors.newFixedThreadPool(clients)) {
      List<Future<List<Exchange>>> all =
          IntStream.range(0, clients)
              .mapToObj(_ -> threads.submit(() -> client(filings, next, end)))
              .toList();
      for (Future<List<Exchange>> one : all) {
        done.addAll(one.get());
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("an exchange failed: " + e.getCause(), e);
    }
    Duration took = Duration.ofNanos(System.nanoTime() - start);
    return new Result(done, took, processors.get().since(before));
  }

  private AtomicReferenceArray<String> sign(int count) {
    var key = cast.signingKey(DemoCast.REQUESTER);
    String[] filings = new String[count];
    int first = signed;
    IntStream.range(0, count)
        .parallel()
        .forEach(i ->
            filings[i] = Acts.filing(key, DemoCast.REQUESTER, about, people.request(first + i)));
    signed += count;
    return new AtomicReferenceArray<>(filings);
  }

  private List<Exchange> client(AtomicReferenceArray<String> filings, AtomicInteger next, long end)
      throws IOException {
    List<Exchange> done = new ArrayList<>();
    try (Wire wire = Wire.to(window, PATIENCE)) {
      while (System.nanoTime() < end) {
        int number = next.getAndIncrement();
        if (number >= filings.length()) {
          throw new IllegalStateException("more exchanges than filings were signed for");
        }
        done.add(exchange(wire, filings.get(number)));
      }
    }
    return done;
  }

  private Exchange exchange(Wire wire, String filing) throws IOException {
    String token = "Authorization: Bearer " + requester.token();
    long begun = System.nanoTime();
    JsonNode filed =
        body(
            wire.post(
                "/api/v1/requests",
                filing.getBytes(StandardCharsets.US_ASCII),
                token,
                ACCEPT,
                "Content-Type: application/jose"),
            201);
    long fileEnd = System.nanoTime();
    String path = "/api/v1/requests/" + filed.path("request").path("id").asString();
    JsonNode answer = body(wire.get(path + "/answer", token, ACCEPT, "Prefer: wait=20"), 200);
    long retrieveEnd = System.nanoTime();
    JsonNode receipts = body(wire.get(path + "/receipts", token, ACCEPT), 200);
    long receiptsEnd = System.nanoTime();
    require(answer.path("complete").asBoolean(), "an answer is not complete", answer);
    require(
        answer.path("subjects").path(0).path("outcome").asString().equals("released"),
        "an answer is not a release",
        answer);
    require(receipts.size() == RECEIPTS, "a receipt is missing", receipts);
    return new Exchange(
        fileEnd - begun,
        retrieveEnd - fileEnd,
        receiptsEnd - retrieveEnd,
        receipts.valueStream().map(one -> one.path("receipt").asString()).toList());
  }

  private static JsonNode body(Wire.Answer answer, int wanted) {
    JsonNode body = JSON.readTree(answer.body());
    require(answer.status() == wanted, "status " + answer.status(), body);
    return body;
  }

  private static void require(boolean holds, String message, JsonNode shown) {
    if (!holds) {
      throw new IllegalStateException(message + ": " + shown);
    }
  }

  /// What was done, and how long all of it took.
  record Result(List<Exchange> done, Duration took, WindowProcess.Processors processors) {
    int exchanges() {
      return done.size();
    }

    Map<String, Percentiles> calls() {
      Map<String, Percentiles> calls = new LinkedHashMap<>();
      calls.put("file", Percentiles.of(done.stream().mapToLong(Exchange::file)));
      calls.put("retrieve", Percentiles.of(done.stream().mapToLong(Exchange::retrieve)));
      calls.put("receipts", Percentiles.of(done.stream().mapToLong(Exchange::receipts)));
      return calls;
    }

    /// Verifies every receipt offline.
    ///
    /// @return how many
    long verifyReceipts(String ledgerKey) {
      if (!(VerifierKey.parse(ledgerKey) instanceof Parsed.Valid<VerifierKey>(VerifierKey key))) {
        throw new IllegalStateException("the window names no key");
      }
      Trust trust = Trust.log(key);
      return done.stream()
          .flatMap(one -> one.proofs().stream())
          .peek(proof -> requireVerified(proof, trust))
          .count();
    }

    private static void requireVerified(String proof, Trust trust) {
      switch (ReceiptVerifier.verify(proof.getBytes(StandardCharsets.UTF_8), trust)) {
        case ReceiptVerification.Verified _ -> {}
        case ReceiptVerification.NotVerified(var reason, String message) ->
            throw new IllegalStateException("a receipt: " + reason + ": " + message);
      }
    }
  }
}
