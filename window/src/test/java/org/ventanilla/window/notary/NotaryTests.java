package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Entry;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.TestDatabase;

class NotaryTests {
  private final TestDatabase fixture = TestDatabase.fresh();
  private final Database database = fixture.database();

  @TempDir Path temporary;
  private Path keys = Path.of("unset");

  @SuppressWarnings("NullAway.Init") // set before each test
  private Notary notary;

  @BeforeEach
  void start() {
    keys = temporary.resolve("keys");
    notary = TestLog.start(database, keys);
  }

  @AfterEach
  void stop() {
    notary.close();
    fixture.close();
  }

  private Ticket append(LeafDraft draft) {
    return database.asWindow(() -> notary.append(draft));
  }

  private String leafOf(Ticket ticket) {
    var receipt = notary.await(ticket, TestLog.LONG).orElseThrow();
    return TestLog.verified(receipt, notary.verifierKey());
  }

  @Test
  void emptyLogHasACheckpoint() {
    // When
    TestLog.eventually(() -> notary.pages().page("checkpoint").isPresent());

    // Then
    assertThat(TestLog.verified(notary)).isEmpty();
    assertThat(notary.standing()).isInstanceOf(Standing.Sequencing.class);
  }

  @Test
  void committedLeafGetsAReceiptThatVerifiesOffline() {
    // When
    Ticket ticket =
        database.as("mx/one", () -> notary.append(Leaves.shared("filed", "MX-1", null)));

    // Then
    assertThat(leafOf(ticket))
        .startsWith("{\"attributes\":{\"outcome\":\"released\"},\"commitments\":{\"filing\":\"")
        .contains("\"due\":\"2030-05-06T07:08:09.000Z\"", "\"reference\":\"MX-1\"")
        .endsWith("\"type\":\"filed\"}");
  }

  @Test
  void leafOfARequestNamesTheHashOfTheOneBefore() {
    // Given: two in one transaction, the third after the first are covered
    List<Ticket> tickets = new ArrayList<>();
    database.asWindow(() -> {
      tickets.add(notary.append(Leaves.shared("filed", "MX-1", null)));
      tickets.add(notary.append(Leaves.shared("asked", "MX-1", tickets.getFirst())));
    });
    String first = leafOf(tickets.getFirst());
    String second = leafOf(tickets.getLast());

    // When
    String third = leafOf(append(Leaves.shared("answered", "MX-1", tickets.getLast())));

    // Then
    assertThat(first).doesNotContain("\"previous\"");
    assertThat(second).contains("\"previous\":\"" + hash(first) + "\"");
    assertThat(third).contains("\"previous\":\"" + hash(second) + "\"");
  }

  private static String hash(String leaf) {
    return new Entry(leaf.getBytes(StandardCharsets.UTF_8)).leafHash().base64();
  }

  @Test
  void manyWritersFillTheTreeWithoutAGap() throws Exception {
    // Given
    int writers = 64;
    int requests = 6;
    List<Future<List<IssuedReceipt>>> running = new ArrayList<>();

    // When
    try (var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      for (int writer = 0; writer < writers; writer++) {
        int number = writer;
        running.add(executor.submit(() -> write(number, requests)));
      }
    }

    // Then
    Set<Long> indexes = new HashSet<>();
    Set<String> received = new HashSet<>();
    for (Future<List<IssuedReceipt>> writer : running) {
      for (IssuedReceipt receipt : writer.get()) {
        received.add(TestLog.verified(receipt, notary.verifierKey()));
        indexes.add(receipt.index());
      }
    }
    List<String> leaves = TestLog.verified(notary);
    assertThat(leaves).hasSize(writers * requests * 2);
    assertThat(indexes).hasSize(leaves.size());
    assertThat(new HashSet<>(leaves)).isEqualTo(received);
    assertThat(leaves.stream().map(NotaryTests::time).toList()).isSorted();
    assertThat(countWaiting()).isZero();
  }

  private List<IssuedReceipt> write(int writer, int requests) {
    List<IssuedReceipt> receipts = new ArrayList<>();
    for (int i = 0; i < requests; i++) {
      String reference = "MX-" + writer + "-" + i;
      Ticket filed = append(Leaves.shared("filed", reference, null));
      Ticket answered = append(Leaves.shared("answered", reference, filed));
      var second = notary.await(answered, TestLog.LONG).orElseThrow();
      var first = notary.await(filed, TestLog.LONG).orElseThrow();
      assertThat(TestLog.verified(second, notary.verifierKey()))
          .contains(hash(TestLog.verified(first, notary.verifierKey())));
      receipts.add(first);
      receipts.add(second);
    }
    return receipts;
  }

  private static String time(String leaf) {
    int at = leaf.lastIndexOf("\"time\":\"") + 8;
    return leaf.substring(at, at + LeafForm.TIME_LENGTH);
  }

  private long countWaiting() {
    return database.asWindow(
        () -> database.sql().sql("select count(*) from notary.pending").query(Long.class).single());
  }

  @Test
  void treeOverSeveralTilesServesEveryPage() {
    // Given
    Ticket last =
        database.asWindow(() -> {
          Ticket ticket = new Ticket(0);
          for (int i = 0; i < 700; i++) {
            ticket = notary.append(Leaves.step(i));
          }
          return ticket;
        });

    // When
    assertThat(notary.await(last, TestLog.LONG)).isPresent();

    // Then
    assertThat(TestLog.verified(notary)).hasSize(700);
    assertThat(notary.pages().page("tile/0/000").orElseThrow().immutable()).isTrue();
    assertThat(notary.pages().page("checkpoint").orElseThrow().immutable()).isFalse();
    assertThat(notary.pages().page("tile/1/000.p/2")).isPresent();
    assertThat(notary.pages().page("tile/0/002.p/100")).isPresent();
    for (String absent :
        List.of(
            "tile/0/003",
            "tile/0/002",
            "tile/0/002.p/189",
            "tile/1/000.p/3",
            "tile/2/000.p/1",
            "tile/0/0",
            "tile/0/000.p/256",
            "tile/entries/003.p/1",
            "",
            "tile",
            "../checkpoint",
            "tile/63/x999/x999/x999/x999/x999/999",
            "checkpoint/")) {
      assertThat(notary.pages().page(absent)).as(absent).isEmpty();
    }
  }

  @Test
  void internalStepsAllLookTheSame() {
    // When
    Set<Integer> lengths = new HashSet<>();
    Set<String> shapes = new HashSet<>();
    for (int i = 0; i < 5; i++) {
      String leaf = leafOf(append(Leaves.step(i)));
      lengths.add(leaf.length());
      shapes.add(leaf.replaceAll("\"[A-Za-z0-9+/]{43}=\"", "C").replaceAll("\"2[^\"]*Z\"", "T"));
    }

    // Then
    assertThat(lengths).hasSize(1);
    assertThat(shapes).containsExactly("{\"commitment\":C,\"time\":T,\"type\":\"step\"}");
  }

  @Test
  void appendOutsideATransactionIsRefused() {
    assertThatThrownBy(() -> notary.append(Leaves.step(1)))
        .isInstanceOfSatisfying(
            NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.TRANSACTION));
  }

  @Test
  void awaitInsideATransactionIsRefused() {
    Callable<?> inside =
        () ->
            database.asWindow(
                () -> notary.await(notary.append(Leaves.step(1)), Duration.ofSeconds(1)));
    assertThatThrownBy(inside::call)
        .isInstanceOfSatisfying(
            NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.TRANSACTION));
  }

  @Test
  void rolledBackStepLeavesNoLeafAndNoGap() {
    // Given
    List<Ticket> lost = new ArrayList<>();
    assertThatThrownBy(() ->
            database.asWindow(() -> {
              lost.add(notary.append(Leaves.step(1)));
              throw new IllegalStateException("the step failed");
            }))
        .isInstanceOf(IllegalStateException.class);

    // When
    leafOf(append(Leaves.step(2)));

    // Then
    assertThat(TestLog.verified(notary)).hasSize(1);
    assertThat(notary.receipt(lost.getFirst())).isEmpty();
    assertThat(notary.await(lost.getFirst(), Duration.ofMillis(120))).isEmpty();
  }

  @Test
  void leafAfterAnUnknownOneIsRefused() {
    assertThatThrownBy(() -> append(Leaves.shared("answered", "MX-1", new Ticket(999_999))))
        .isInstanceOfSatisfying(
            NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.PREVIOUS_UNKNOWN));
  }

  @Test
  void receiptIsGivenInsideAnybodysTransaction() {
    // Given
    Ticket ticket = append(Leaves.step(1));
    leafOf(ticket);

    // When
    var receipt = database.as("mx/two", () -> notary.receipt(ticket));

    // Then
    assertThat(receipt).isPresent();
  }

  @Test
  void restartedNotaryGoesOnAndItsOldReceiptsVerify() {
    // Given
    Ticket before = append(Leaves.step(1));
    var old = notary.await(before, TestLog.LONG).orElseThrow();
    notary.close();
    notary = TestLog.start(database, keys);

    // When
    leafOf(append(Leaves.step(2)));

    // Then
    assertThat(TestLog.verified(notary)).hasSize(2);
    TestLog.verified(old, notary.verifierKey());
    assertThat(TestLog.verified(notary.receipt(before).orElseThrow(), notary.verifierKey()))
        .isEqualTo(TestLog.verified(old, notary.verifierKey()));
  }

  @Test
  void keyIsReadableByItsOwnerOnly() throws Exception {
    assertThat(
            PosixFilePermissions.toString(
                Files.getPosixFilePermissions(keys.resolve("ledger.key"))))
        .isEqualTo("rw-------");
  }

  @Test
  void storedLogCannotBeAltered() {
    // Given
    leafOf(append(Leaves.step(1)));

    // Then
    for (String statement :
        List.of(
            "update notary.leaf set body = 'x'",
            "delete from notary.leaf",
            "update notary.tree set size = 0",
            "delete from notary.tree",
            "update notary.checkpoint set size = 0",
            "delete from notary.checkpoint",
            "delete from notary.tile")) {
      assertThatThrownBy(() -> database.asWindow(() -> database.sql().sql(statement).update()))
          .as(statement)
          .hasMessageContaining("log");
    }
  }
}
