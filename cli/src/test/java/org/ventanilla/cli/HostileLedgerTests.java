package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpHandler;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Trust;
import org.ventanilla.ledger.WitnessKey;

/// Whoever serves a ledger can make a reader's work fail, and neither hold him for ever nor fill
/// his memory.
@Timeout(60)
class HostileLedgerTests {
  private static final Duration PATIENCE = Duration.ofMillis(300);
  private static final Instant START = Instant.parse("2030-01-01T00:00:00Z");

  private final WitnessKey witness =
      WitnessKey.generate(new SecureRandom(), "witness.example/sample");
  private final ExecutorService threads = Executors.newCachedThreadPool();
  @TempDir private Path directory;
  private SampleLog sample;
  private HttpServer server;

  @BeforeEach
  void start() throws IOException {
    sample = new SampleLog(directory, 3);
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.setExecutor(threads);
    server.start();
  }

  @AfterEach
  void stop() {
    server.stop(0);
    threads.shutdownNow();
  }

  private HttpLog log(HttpHandler handler) {
    server.createContext("/ledger/", handler);
    URI base = URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/ledger/");
    return new HttpLog(base, PATIENCE);
  }

  @Test
  void bodyThatDripsIsCutOff() {
    try (HttpLog log = log(HostileLedgerTests::drip)) {
      long begun = System.nanoTime();
      assertThatThrownBy(() -> log.read("checkpoint", 1_000))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("no whole answer");
      assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(20));
    }
  }

  @Test
  void bodyWithoutEndIsNotReadWhole() {
    AtomicInteger chunks = new AtomicInteger();
    try (HttpLog log = log(exchange -> pour(exchange, chunks))) {
      assertThatThrownBy(() -> log.read("checkpoint", 1_000)).isInstanceOf(IOException.class);
    }
    assertThat(chunks).hasValueLessThan(10_000);
  }

  @Test
  void serverThatSaysNothingIsLeft() {
    try (HttpLog log = log(_ -> sleep(Duration.ofMinutes(1)))) {
      assertThatThrownBy(() -> log.read("checkpoint", 1_000)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void pagesOfCosignedCheckpointsThatSayNothingNewEndTheReading() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    Entry same = new Entry(cosigned(START).encode().getBytes(StandardCharsets.UTF_8));
    byte[] page = new EntryBundle(Collections.nCopies(256, same)).encode();
    LogSource endless =
        (_, _) -> {
          asked.incrementAndGet();
          return Optional.of(page);
        };
    List<Checkpoint> seen = new ArrayList<>();

    List<String> faults = new ArrayList<>();
    new WitnessedPages(endless, trust(1), true)
        .read(one -> seen.add(one.checkpoint()), faults::add);

    assertThat(faults).singleElement().asString().contains("is the one before");
    assertThat(seen).hasSize(1);
    assertThat(asked).hasValue(1);
  }

  @Test
  void badCheckpointHidesNoneBehindIt() throws IOException {
    List<Entry> notes = new ArrayList<>();
    for (int second : List.of(0, 120, 60, 180)) {
      notes.add(
          new Entry(cosigned(START.plusSeconds(second)).encode().getBytes(StandardCharsets.UTF_8)));
    }
    notes.add(1, new Entry("no note".getBytes(StandardCharsets.UTF_8)));
    byte[] page = new EntryBundle(notes).encode();
    List<Instant> seen = new ArrayList<>();
    List<String> faults = new ArrayList<>();

    new WitnessedPages((_, _) -> Optional.of(page), trust(1), true)
        .read(one -> one.witnessTimes().forEach(time -> seen.add(time.time())), faults::add);

    assertThat(seen)
        .containsExactly(
            START, START.plusSeconds(120), START.plusSeconds(60), START.plusSeconds(180));
    assertThat(faults).hasSize(2);
    assertThat(faults.getFirst()).contains("MALFORMED");
    assertThat(faults.getLast()).contains("not later");
  }

  @Test
  void checkpointsOfWitnessesNobodyWasAskedToBelieveArePassedOver() throws IOException {
    Entry plain = new Entry(Files.readAllBytes(directory.resolve("checkpoint")));
    Entry signed = new Entry(cosigned(START).encode().getBytes(StandardCharsets.UTF_8));
    byte[] page = new EntryBundle(List.of(plain, signed)).encode();
    List<Checkpoint> seen = new ArrayList<>();
    List<String> faults = new ArrayList<>();

    new WitnessedPages((_, _) -> Optional.of(page), trust(1), true)
        .read(one -> seen.add(one.checkpoint()), faults::add);

    assertThat(seen).hasSize(1);
    assertThat(faults).isEmpty();
  }

  @Test
  void endlessPagesAreReadUpToABound() throws IOException {
    AtomicInteger asked = new AtomicInteger();
    // Nobody demands a witness here, so a tree may stand there again and again.
    Entry plain = new Entry(Files.readAllBytes(directory.resolve("checkpoint")));
    Entry signed = new Entry(cosigned(START).encode().getBytes(StandardCharsets.UTF_8));
    byte[] page =
        new EntryBundle(
                Collections.nCopies(128, List.of(plain, signed)).stream()
                    .flatMap(List::stream)
                    .toList())
            .encode();
    LogSource endless =
        (_, _) -> {
          asked.incrementAndGet();
          return Optional.of(page);
        };

    List<String> faults = new ArrayList<>();
    new WitnessedPages(endless, trust(0), false, 3).read(_ -> {}, faults::add);

    assertThat(faults).singleElement().asString().contains("beyond page 3");
    assertThat(asked).hasValue(3);
  }

  @Test
  void exportKeepsWhatAnAuditJudgesLatenessBy() throws IOException {
    // Given
    List<Entry> notes = new ArrayList<>();
    for (int minute = 0; minute < 3; minute++) {
      notes.add(
          new Entry(
              cosigned(START.plusSeconds(60L * minute)).encode().getBytes(StandardCharsets.UTF_8)));
    }
    Files.createDirectories(directory.resolve("witnessed"));
    Files.write(directory.resolve("witnessed/000"), new EntryBundle(notes).encode());
    Path kept = directory.resolve("kept");
    try (StubWindow window = new StubWindow()) {
      window.publishes(directory);

      // When
      Ran ran =
          Ran.of(
              "ledger",
              "export",
              "--window",
              window.url().toString(),
              "--out",
              kept.toString(),
              "--key",
              sample.verifierKey());

      // Then
      assertThat(ran.exit()).as(ran.all()).isZero();
      assertThat(ran.err()).isEmpty();
    }
    assertThat(kept.resolve("witnessed/000"))
        .hasSameBinaryContentAs(directory.resolve("witnessed/000"));
  }

  private Trust trust(int quorum) {
    return new Trust(List.of(sample.key.verifierKey()), List.of(witness.verifierKey()), quorum);
  }

  private SignedNote cosigned(Instant at) throws IOException {
    SignedNote note =
        SignedNote.parse(Files.readAllBytes(directory.resolve("checkpoint"))).orElseThrow();
    return note.with(witness.cosign(Checkpoint.parse(note.text()).orElseThrow(), at));
  }

  /// A byte now and then, for ever.
  private static void drip(HttpExchange exchange) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write('x');
        exchange.getResponseBody().flush();
        sleep(Duration.ofMillis(20));
      }
    }
  }

  private static void pour(HttpExchange exchange, AtomicInteger chunks) throws IOException {
    try (exchange) {
      exchange.sendResponseHeaders(200, 0);
      while (true) {
        exchange.getResponseBody().write(new byte[8_192]);
        chunks.incrementAndGet();
      }
    }
  }

  private static void sleep(Duration duration) {
    try {
      Thread.sleep(duration);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
