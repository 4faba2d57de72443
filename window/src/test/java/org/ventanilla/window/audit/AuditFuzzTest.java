package org.ventanilla.window.audit;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.time.Instant;
import java.util.Arrays;
import org.ventanilla.ledger.Entry;

/// An auditor reads what somebody else wrote. Any entries give a report: none throws, all are
/// counted, and what is no leaf is a finding.
class AuditFuzzTest {
  private static final Instant AT = Instant.parse("2030-06-01T00:00:00Z");

  @FuzzTest
  void entries(byte[] bytes) {
    Entry entry = new Entry(Arrays.copyOf(bytes, Math.min(bytes.length, Entry.MAX_LENGTH)));
    Audit audit = new Audit(WitnessTimes.none(), new ReceiptBook());
    // Twice, so that the second meets what the first left behind.
    audit.entry(0, entry);
    audit.entry(1, entry);
    Report report = audit.finish(AT);

    assertThat(report.entries()).isEqualTo(2);
    assertThat(report.faults()).isBetween(0L, 10L);
    assertThat(report.open()).hasSizeLessThanOrEqualTo(2);
    assertThat(LeafType.of(entry)).isNotEmpty();
    if (LeafType.of(entry).equals("unreadable")) {
      assertThat(report.findings()).extracting(Report.Finding::index).contains(0L, 1L);
    }
  }
}
