package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import com.zaxxer.hikari.pool.HikariPool;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.dao.DataAccessException;
import org.ventanilla.window.notary.Strace.Boundary;
import org.ventanilla.window.platform.AttachedDatabase;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.PlatformFault;
import org.ventanilla.window.platform.TestDatabase;

/// PostgreSQL's processes killed at each write, each fsync and each word to the window, while
/// leaves are appended. The others of its processes end with the one that died, as PostgreSQL does
/// it, and it recovers from its log. One log lives through all of it.
class DatabaseFaultsIT {
  private static final int MOST_LEAVES = 200;

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Map<Long, Long> ACKNOWLEDGED = new TreeMap<>();
  @TempDir private static Path keys;
  @TempDir private Path scratch;

  /// A few in the ordinary build; with `-Pfaults` so many of each.
  static List<Boundary> boundaries() {
    int most = Integer.getInteger("faults.most", 0);
    return most == 0
        ? List.of(
            new Boundary("pwrite64", 3), new Boundary("fdatasync", 4), new Boundary("sendto", 17))
        : Boundary.of(most, "pwrite64", "fdatasync", "sendto");
  }

  @ParameterizedTest
  @MethodSource("boundaries")
  void nothingAcknowledgedIsLostWhereverPostgresDies(Boundary boundary) throws Exception {
    // When: leaves are appended until one of its processes has died
    try (Strace strace = Strace.on(DB.serverPid(), boundary, scratch.resolve("strace"))) {
      appendUntilKilled(strace);
      assertThat(strace.killed()).as("somebody died at %s", boundary).isTrue();
    }

    // Then
    try (AttachedDatabase recovered = recovered()) {
      CrashedLog.requireWhole(recovered.database(), keys, ACKNOWLEDGED);
    }
  }

  /// Over connections that begin now, so that their server processes are traced.
  private static void appendUntilKilled(Strace strace) throws Exception {
    try (AttachedDatabase attached = attached();
        Notary notary = TestLog.start(attached.database(), keys)) {
      appendThenLetGo(attached, notary, strace);
    } catch (PlatformFault | DataAccessException | HikariPool.PoolInitializationException e) {
      // Whoever appends is told that it failed, or that nobody knows.
      assertThat(strace.killedBefore(TestLog.LONG)).as("failed though nobody died").isTrue();
    }
  }

  /// Those that follow the dead would die of the same; and nobody shall wait for connections to a
  /// server that starts again.
  private static void appendThenLetGo(AttachedDatabase attached, Notary notary, Strace strace)
      throws IOException {
    try {
      append(attached.database(), notary, strace);
    } finally {
      strace.close();
      attached.close();
    }
  }

  private static void append(Database database, Notary notary, Strace strace) throws IOException {
    Ticket previous = null;
    for (int i = 0; i < MOST_LEAVES && !strace.killed(); i++) {
      Ticket before = previous;
      Ticket ticket =
          database.asWindow(() -> notary.append(Leaves.shared("filed", "MX-1", before)));
      Optional<IssuedReceipt> receipt = Optional.empty();
      while (receipt.isEmpty() && !strace.killed()) {
        receipt = notary.await(ticket, Duration.ofMillis(100));
      }
      receipt.ifPresent(given -> ACKNOWLEDGED.put(ticket.value(), given.index()));
      previous = ticket;
    }
  }

  private static AttachedDatabase attached() {
    return AttachedDatabase.to(AttachedDatabase.url(DB), AttachedDatabase.user(DB));
  }

  /// Once the server takes connections again.
  private static AttachedDatabase recovered() throws InterruptedException {
    long limit = System.nanoTime() + TestLog.LONG.toNanos();
    while (true) {
      try {
        return attached();
      } catch (HikariPool.PoolInitializationException e) {
        assertThat(System.nanoTime()).as("time to recover").isLessThan(limit);
        Thread.sleep(20);
      }
    }
  }
}
