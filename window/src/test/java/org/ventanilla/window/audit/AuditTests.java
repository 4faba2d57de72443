package org.ventanilla.window.audit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.Reason;
import org.ventanilla.ledger.ReceiptVerification;

class AuditTests {
  private final SampleLog log = new SampleLog();

  private static Report.Figures us(Report report) {
    return report.figures().getFirst();
  }

  @Test
  void aRequestCountsOnceAllItsSubjectsAreAnswered() {
    Digest filed = log.filed("MX-1", 2);
    Digest one = log.answered("MX-1", filed, 2, SampleLog.DUE);
    assertThat(us(log.audit()).answeredInTime()).isZero();
    assertThat(log.audit().open())
        .containsExactly(new Report.OpenRequest("MX-1", "us", SampleLog.DUE, "open"));

    Digest fetched = log.add("retrieved", "MX-1", one, SampleLog.DUE, "");
    log.answered("MX-1", fetched, 1, SampleLog.DUE);

    Report report = log.audit();
    assertThat(report.findings()).isEmpty();
    assertThat(us(report).answeredInTime()).isEqualTo(1);
    assertThat(us(report).outcomes()).containsEntry("no-hit", 2L);
    assertThat(report.open()).isEmpty();
  }

  @Test
  void anUnansweredRequestStandsOverdue() {
    log.filed("MX-1", 1);
    log.pass(Duration.ofDays(1));
    log.filed("MX-2", 1);

    assertThat(log.audit().open()).extracting(Report.OpenRequest::state).containsOnly("overdue");
  }

  @Test
  void droppedLeafBreaksItsRequestsChain() {
    Digest filed = log.filed("MX-1", 1);
    Digest asked = log.add("clarification-asked", "MX-1", filed, SampleLog.DUE, "");
    log.add("clarified", "MX-1", asked, SampleLog.DUE.plusSeconds(60), "");
    log.drop(1);

    Report report = log.audit();

    assertThat(report.faults()).isEqualTo(1);
    assertThat(report.findings().getFirst().message()).contains("broken chain");
  }

  @Test
  void dueTimeThatMovesWithoutAClarificationIsFound() {
    Digest filed = log.filed("MX-1", 1);
    log.pass(Duration.ofHours(9));
    log.answered("MX-1", filed, 1, SampleLog.DUE.plus(Duration.ofHours(4)));

    Report report = log.audit();

    assertThat(report.findings()).singleElement().extracting("message").asString().contains("due");
    assertThat(us(report).answeredLate()).isEqualTo(1);
  }

  @Test
  void clarificationMovesTheDueTime() {
    Digest filed = log.filed("MX-1", 1);
    Digest asked = log.add("clarification-asked", "MX-1", filed, SampleLog.DUE, "");
    log.pass(Duration.ofDays(2));
    assertThat(log.audit().open()).extracting(Report.OpenRequest::state).containsOnly("waiting");
    var later = SampleLog.DUE.plus(Duration.ofDays(2));
    Digest clarified = log.add("clarified", "MX-1", asked, later, "");
    log.answered("MX-1", clarified, 1, later);

    Report report = log.audit();

    assertThat(report.findings()).isEmpty();
    assertThat(us(report).answeredInTime()).isEqualTo(1);
  }

  @Test
  void clarificationAskedForAfterTheDueTimeMendsNothing() {
    Digest filed = log.filed("MX-1", 1);
    log.pass(Duration.ofHours(9));
    Digest asked = log.add("clarification-asked", "MX-1", filed, SampleLog.DUE, "");
    assertThat(log.audit().open()).extracting(Report.OpenRequest::state).containsOnly("overdue");
    assertThat(us(log.audit()).waiting()).isZero();
    var later = SampleLog.DUE.plus(Duration.ofDays(1));
    Digest clarified = log.add("clarified", "MX-1", asked, later, "");
    log.answered("MX-1", clarified, 1, later);

    Report report = log.audit();

    assertThat(report.findings())
        .singleElement()
        .extracting("message")
        .asString()
        .contains("asked only after");
    assertThat(us(report).answeredInTime()).isZero();
    assertThat(us(report).answeredLate()).isEqualTo(1);
  }

  @Test
  void dueTimeThatMovesByFarMoreThanTheReplyTookIsFound() {
    Digest filed = log.filed("MX-1", 1);
    Digest asked = log.add("clarification-asked", "MX-1", filed, SampleLog.DUE, "");
    log.add("clarified", "MX-1", asked, SampleLog.DUE.plus(Duration.ofDays(40)), "");

    assertThat(log.audit().findings())
        .singleElement()
        .extracting("message")
        .asString()
        .contains("far more");
  }

  @Test
  void secondFilingUnderAnOpenReferenceIsFound() {
    Digest filed = log.filed("MX-1", 1);
    log.filed("MX-1", 1);
    log.answered("MX-1", filed, 1, SampleLog.DUE);
    log.filed("MX-1", 1);

    assertThat(log.audit().findings()).extracting(Report.Finding::index).containsExactly(1L);
  }

  @Test
  void answeringTwiceOrForAnotherRequestIsFound() {
    Digest filed = log.filed("MX-1", 1);
    Digest other = log.filed("MX-2", 2);
    Digest answered = log.answered("MX-1", filed, 1, SampleLog.DUE);
    log.answered("MX-1", answered, 1, SampleLog.DUE);
    Digest crossed = log.answered("MX-1", other, 1, SampleLog.DUE);
    log.answered("MX-2", crossed, 1, SampleLog.DUE);

    assertThat(log.audit().findings())
        .extracting(Report.Finding::index)
        .containsExactly(3L, 4L, 5L);
  }

  @Test
  void timeThatRunsBackIsFound() {
    log.filed("MX-1", 1);
    log.pass(Duration.ofSeconds(-30));
    log.filed("MX-2", 1);

    assertThat(log.audit().findings()).extracting(Report.Finding::index).containsExactly(1L);
  }

  @Test
  void latenessIsJudgedByTheWitness() {
    // Given: by the window's clock both answers are in time
    Digest one = log.filed("MX-1", 1);
    Digest two = log.filed("MX-2", 1);
    log.answered("MX-1", one, 1, SampleLog.DUE);
    log.answered("MX-2", two, 1, SampleLog.DUE);
    // When: a witness saw the first in time, and the log without the second after the due time
    WitnessTimes times =
        WitnessTimes.of(
            List.of(
                new WitnessTimes.Seen(2, SampleLog.DUE.minusSeconds(120)),
                new WitnessTimes.Seen(3, SampleLog.DUE.minusSeconds(60)),
                new WitnessTimes.Seen(3, SampleLog.DUE.plusSeconds(1)),
                new WitnessTimes.Seen(4, SampleLog.DUE.plusSeconds(60))));
    Report report = log.audit(times, new ReceiptBook());

    // Then
    assertThat(us(report).answeredInTime()).isEqualTo(1);
    assertThat(us(report).answeredLate()).isEqualTo(1);
  }

  @Test
  void witnessMayClearAWindowWhoseClockIsFast() {
    Digest filed = log.filed("MX-1", 1);
    log.pass(Duration.ofHours(9));
    log.answered("MX-1", filed, 1, SampleLog.DUE);

    assertThat(us(log.audit()).answeredLate()).isEqualTo(1);
    WitnessTimes times = WitnessTimes.of(List.of(new WitnessTimes.Seen(2, SampleLog.DUE)));
    assertThat(us(log.audit(times, new ReceiptBook())).answeredLate()).isZero();
  }

  @Test
  void receiptsOfThisLogAgree() {
    Digest filed = log.filed("MX-1", 1);
    ReceiptBook book = new ReceiptBook();
    book.add("one.receipt", log.receipt(0));
    log.answered("MX-1", filed, 1, SampleLog.DUE);
    book.add("two.receipt", log.receipt(1));

    Report report = log.audit(WitnessTimes.none(), book);

    assertThat(report.findings()).isEmpty();
    assertThat(report.receipts()).isEqualTo(2);
  }

  @Test
  void requestAlteredAfterItsReceiptShows() {
    log.filed("MX-1", 1);
    log.filed("MX-2", 1);
    ReceiptBook book = new ReceiptBook();
    book.add("one.receipt", log.receipt(0));
    SampleLog altered = new SampleLog();
    altered.filed("MX-9", 1);
    log.replace(0, altered.entry(0));

    assertThat(log.audit(WitnessTimes.none(), book).findings())
        .extracting(Report.Finding::message)
        .anySatisfy(message -> assertThat(message).contains("proves another leaf"))
        .anySatisfy(message -> assertThat(message).contains("forked"));
  }

  @Test
  void requestDroppedAfterItsReceiptShows() {
    log.filed("MX-1", 1);
    log.filed("MX-2", 1);
    ReceiptBook book = new ReceiptBook();
    book.add("two.receipt", log.receipt(1));
    log.drop(1);

    assertThat(log.audit(WitnessTimes.none(), book).findings())
        .singleElement()
        .extracting(Report.Finding::message)
        .asString()
        .contains("two.receipt", "lacks");
  }

  @Test
  void receiptThatDoesNotVerifyIsAFinding() {
    ReceiptBook book = new ReceiptBook();
    book.add("bad.receipt", new ReceiptVerification.NotVerified(Reason.BAD_SIGNATURE, "wrong"));

    assertThat(log.audit(WitnessTimes.none(), book).faults()).isEqualTo(1);
  }

  @Test
  void allReceiptsThatDoNotVerifyAreCounted() {
    ReceiptBook book = new ReceiptBook();
    for (int i = 0; i < Report.MOST_FINDINGS + 500; i++) {
      book.add(i + ".receipt", new ReceiptVerification.NotVerified(Reason.BAD_SIGNATURE, "wrong"));
    }

    Report report = log.audit(WitnessTimes.none(), book);

    assertThat(report.findings()).hasSize(Report.MOST_FINDINGS);
    assertThat(report.faults()).isEqualTo(Report.MOST_FINDINGS + 500L);
  }

  @Test
  void treeLargerThanTheLogThatIsShownIsFound() {
    log.filed("MX-1", 1);
    log.filed("MX-2", 1);
    ReceiptBook book = new ReceiptBook();
    book.add("one.receipt", log.receipt(0));
    book.cosigned(log.receipt(0).checkpoint());
    log.drop(1);

    Report report = log.audit(WitnessTimes.none(), book);

    assertThat(report.findings())
        .extracting(Report.Finding::message)
        .hasSize(2)
        .allMatch(message -> message.contains("under a tree of 2 entries, this log shows 1"));
    assertThat(report.witnessed()).isEqualTo(1);
  }

  @Test
  void anyBytesGiveAnAnswer() {
    Digest filed = log.filed("MX-1", 1);
    log.answered("MX-1", filed, 1, SampleLog.DUE);
    long seed = System.nanoTime();
    SplittableRandom random = new SplittableRandom(seed);
    for (int round = 0; round < 2_000; round++) {
      byte[] bytes = log.entry(round % 2).bytes();
      for (int change = random.nextInt(4); change >= 0; change--) {
        bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      }
      Audit audit = new Audit(WitnessTimes.none(), new ReceiptBook());
      audit.entry(0, new Entry(bytes));
      assertThat(audit.finish(SampleLog.START).entries()).as("seed %d", seed).isEqualTo(1);
    }
  }

  @Test
  void cosignedTreeThatIsNotTheLogsOwnBeginningIsFound() {
    log.filed("MX-1", 1);
    var shown = log.receipt(0).checkpoint();
    log.filed("MX-2", 1);
    var longer = log.receipt(1).checkpoint();
    ReceiptBook own = new ReceiptBook();
    own.cosigned(shown);
    own.cosigned(longer);
    assertThat(log.audit(WitnessTimes.none(), own).findings()).isEmpty();

    ReceiptBook forked = new ReceiptBook();
    forked.cosigned(new Checkpoint(shown.origin(), 1, longer.root()));
    forked.cosigned(longer);

    assertThat(log.audit(WitnessTimes.none(), forked).findings())
        .singleElement()
        .extracting(Report.Finding::message)
        .asString()
        .contains("cosigned under another tree of 1 entries");
  }

  @Test
  void logWrittenToFillItsReadersMemoryIsBounded() {
    // Given: parties, outcomes and grounds without end, and requests nobody answers
    for (int i = 0; i < 3 * Audit.MOST_PARTIES; i++) {
      String from = "\"attributes\":{\"from\":\"party" + i + "\",\"subjects\":\"1\"},";
      Digest filed = log.add("filed", "MX-" + i, null, SampleLog.DUE, from);
      String answer =
          "\"attributes\":{\"grounds\":\"g%d,h%d\",\"outcome\":\"o%d\",\"subject\":\"1\"},"
              .formatted(i, i, i);
      log.add("answered", "MX-" + i, filed, SampleLog.DUE, answer);
    }
    for (int i = 0; i < 5; i++) {
      log.filed("US-" + i, 1);
    }
    log.add(
        "filed",
        "MX-" + "9".repeat(1000),
        null,
        SampleLog.DUE,
        "\"attributes\":{\"from\":\"us\",\"subjects\":\"1\"},");

    // When
    Report report = log.audit(new Audit(WitnessTimes.none(), new ReceiptBook(), 3));

    // Then: all are counted, those beyond the bounds as one
    assertThat(report.figures()).hasSize(Audit.MOST_PARTIES + 1);
    assertThat(report.figures().stream().mapToLong(Report.Figures::filed).sum())
        .isEqualTo(3 * Audit.MOST_PARTIES + 5);
    Report.Figures other =
        report.figures().stream()
            .filter(one -> one.from().equals(Tally.OTHER))
            .findFirst()
            .orElseThrow();
    assertThat(other.outcomes()).hasSize(Tally.MOST_NAMES + 1).containsKey(Tally.OTHER);
    assertThat(other.refusals()).hasSize(Tally.MOST_NAMES + 1).containsKey(Tally.OTHER);
    assertThat(report.open()).hasSize(3);
    assertThat(report.findings())
        .extracting(Report.Finding::message)
        .containsExactly(
            "more requests are open than an audit keeps: 3",
            "more requests are open than an audit keeps: 3",
            "not a leaf: a time, a hash or a name in it is malformed");
  }

  @Test
  void leafThatWouldSpeakToATerminalIsFound() {
    log.add("filed", "MX-\\u001b[2J", null, SampleLog.DUE, "");
    log.add("filed\\u0007", "MX-1", null, SampleLog.DUE, "");
    log.add("rejected", "MX-1", null, null, "\"attributes\":{\"from\":\"us\\u202e\"},");

    Report report = log.audit();

    assertThat(report.findings()).extracting(Report.Finding::index).containsExactly(0L, 1L, 2L);
    assertThat(report.figures()).isEmpty();
  }
}
