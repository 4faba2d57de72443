package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.platform.AttachedDatabase;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.TestDatabase;

/// Two windows on one database.
class TwoWindowsTests {
  private final TestDatabase fixture = TestDatabase.fresh();
  private final AttachedDatabase attached =
      AttachedDatabase.to(AttachedDatabase.url(fixture), AttachedDatabase.user(fixture));

  @TempDir Path keys;

  @AfterEach
  void close() {
    attached.close();
    fixture.close();
  }

  private static List<IssuedReceipt> write(
      Database database, Notary notary, String name, int count) {
    List<IssuedReceipt> receipts = new ArrayList<>();
    Ticket previous = null;
    for (int i = 0; i < count; i++) {
      Ticket before = previous;
      Ticket ticket = database.asWindow(() -> notary.append(Leaves.shared("filed", name, before)));
      receipts.add(notary.await(ticket, TestLog.LONG).orElseThrow());
      previous = ticket;
    }
    return receipts;
  }

  private static Notary sequencing(Database database, Path keys) {
    Notary notary = TestLog.start(database, keys);
    TestLog.eventually(() -> notary.standing() instanceof Standing.Sequencing);
    return notary;
  }

  @Test
  void leavesOfBothGetReceiptsWhileOneIsElected() throws Exception {
    try (Notary first = sequencing(attached.database(), keys);
        Notary second = TestLog.start(fixture.database(), keys);
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      // When
      List<Future<List<IssuedReceipt>>> writers = new ArrayList<>();
      for (int i = 0; i < 4; i++) {
        String name = "MX-" + i;
        writers.add(executor.submit(() -> write(attached.database(), first, name, 8)));
        writers.add(executor.submit(() -> write(fixture.database(), second, "US-" + name, 8)));
      }

      // Then
      for (Future<List<IssuedReceipt>> writer : writers) {
        for (IssuedReceipt receipt : writer.get()) {
          assertThat(TestLog.verified(receipt, first.verifierKey())).contains("filed");
        }
      }
      assertThat(first.standing()).isInstanceOf(Standing.Sequencing.class);
      assertThat(second.standing()).isInstanceOf(Standing.Following.class);
      TestLog.eventually(() -> second.size() == first.size());
      assertThat(TestLog.verified(second)).hasSize(64).isEqualTo(TestLog.verified(first));
    }
  }

  @Test
  void followerTakesOverFromAWindowThatLostItsDatabase() {
    try (Notary first = sequencing(attached.database(), keys);
        Notary second = TestLog.start(fixture.database(), keys)) {
      // Given
      write(attached.database(), first, "MX-1", 3);
      Ticket stranded =
          attached.database().asWindow(() -> first.append(Leaves.shared("filed", "MX-2", null)));

      // When
      attached.close();

      // Then
      TestLog.eventually(() -> second.standing() instanceof Standing.Sequencing);
      write(fixture.database(), second, "MX-3", 3);
      assertThat(second.await(stranded, TestLog.LONG)).isPresent();
      assertThat(TestLog.verified(second)).hasSize(7);
    }
  }

  @Test
  void followerTakesOverFromAWindowThatWasStopped() {
    // Given
    Notary first = sequencing(attached.database(), keys);
    try (Notary second = TestLog.start(fixture.database(), keys)) {
      write(attached.database(), first, "MX-1", 3);

      // When
      first.close();

      // Then
      write(fixture.database(), second, "MX-2", 3);
      assertThat(second.standing()).isInstanceOf(Standing.Sequencing.class);
      assertThat(TestLog.verified(second)).hasSize(6);
    }
  }

  @Test
  void twoThatBothBelieveThemselvesElectedMakeOneLog() throws Exception {
    // Given: the second sequencer does not ask for the lock
    var election = new Everybody();
    try (Notary first = TestLog.start(attached.database(), keys, election);
        Notary second = TestLog.start(fixture.database(), keys, election);
        var executor = Executors.newVirtualThreadPerTaskExecutor()) {
      // When
      var one = executor.submit(() -> write(attached.database(), first, "MX-1", 25));
      var two = executor.submit(() -> write(fixture.database(), second, "MX-2", 25));

      // Then
      assertThat(one.get()).hasSize(25);
      assertThat(two.get()).hasSize(25);
      TestLog.eventually(() -> first.size() == 50 || second.size() == 50);
      assertThat(TestLog.verified(first.size() == 50 ? first : second)).hasSize(50);
    }
  }

  /// An election that everybody wins.
  private static final class Everybody implements SequencerLock {
    @Override
    public boolean hold() {
      return true;
    }

    @Override
    public void release() {}
  }
}
