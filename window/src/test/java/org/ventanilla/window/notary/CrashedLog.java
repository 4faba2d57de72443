package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.ventanilla.window.platform.Database;

/// What must be true of a log after whatever happened to it.
final class CrashedLog {
  private CrashedLog() {}

  /// A window that starts now goes on with the log; every page of it agrees with its checkpoint;
  /// every leaf somebody got a receipt for stands where the receipt said; nothing is left waiting.
  ///
  /// @param acknowledged index by ticket
  static void requireWhole(Database database, Path keys, Map<Long, Long> acknowledged) {
    try (Notary notary = TestLog.start(database, keys)) {
      Ticket last = database.asWindow(() -> notary.append(Leaves.step(1)));
      var receipt = notary.await(last, TestLog.LONG).orElseThrow();
      assertThat(TestLog.verified(receipt, notary.verifierKey())).contains("\"step\"");
      assertThat(notary.standing()).isInstanceOf(Standing.Sequencing.class);
      List<String> leaves = TestLog.verified(notary);
      assertThat(leaves).hasSizeGreaterThan(acknowledged.size());
      acknowledged.forEach((ticket, index) -> {
        var found = notary.receipt(new Ticket(ticket)).orElseThrow();
        assertThat(found.index()).isEqualTo(index);
        assertThat(TestLog.verified(found, notary.verifierKey()))
            .isEqualTo(leaves.get(index.intValue()));
      });
      assertThat(waiting(database)).isZero();
    }
  }

  private static long waiting(Database database) {
    return database.asWindow(
        () -> database.sql().sql("select count(*) from notary.pending").query(Long.class).single());
  }
}
