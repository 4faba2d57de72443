package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.file.FileVisitOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.LogVerification;
import org.ventanilla.ledger.LogVerifier;
import org.ventanilla.ledger.Reason;
import org.ventanilla.ledger.Receipt;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.ReceiptVerifier;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.WitnessTime;
import org.ventanilla.window.audit.Audit;
import org.ventanilla.window.audit.ReceiptBook;
import org.ventanilla.window.audit.Report;
import org.ventanilla.window.audit.WitnessTimes;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.PlainText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Tells from the leaves alone what became of every request.
@Command(
    name = "audit",
    description = {
      "Replay a ledger: what was filed, answered in time, late, refused, still open.",
      "Whether an answer was late is judged by the witnesses' times, of those given with --witness;"
          + " where they leave it open, by the window's own.",
      "Ends with 1 when the ledger does not verify, when its leaves contradict each other or when a"
          + " receipt is not in it."
    })
final class LedgerAuditCommand implements Callable<Integer> {
  private static final String RECEIPT = ".receipt";

  @ArgGroup(exclusive = true, multiplicity = "1")
  private LedgerPlace place = new LedgerPlace();

  @Mixin private WitnessOptions believed = new WitnessOptions();

  @Option(
      names = "--receipts",
      paramLabel = "DIR",
      description = "a directory of *.receipt files; each must be in the ledger")
  private @Nullable Path receipts;

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "for which time to tell what is overdue, RFC 3339 (default: now)")
  private @Nullable String at;

  @Option(names = "--json", description = "print the whole report as JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  private final List<WitnessTimes.Seen> seen = new ArrayList<>();
  private final ReceiptBook book = new ReceiptBook();

  @Override
  public Integer call() {
    Instant time = time();
    if (receipts != null) {
      readReceipts(receipts);
    }
    try (LedgerPlace.Opened opened = place.open();
        Progress progress = Progress.of("entries", spec.commandLine().getErr())) {
      readCheckpoint(opened.log());
      readWitnessed(opened.log());
      Audit audit = new Audit(WitnessTimes.of(seen), book);
      LogVerification verification =
          LogVerifier.verify(
              opened.log(),
              believed.trust(),
              LedgerCommand.threads(),
              new LogVerifier.Listener() {
                @Override
                public void progress(long entries, long total) {
                  progress.reached(entries, total);
                }

                @Override
                public void entry(long index, Entry entry) {
                  audit.entry(index, entry);
                }
              });
      if (verification instanceof LogVerification.Verified) {
        return told(audit.finish(time), verification);
      }
      if (json
          && verification instanceof LogVerification.NotVerified why
          && why.reason() != Reason.UNREADABLE) {
        spec.commandLine().getOut().println(Json.mapper().writeValueAsString(why));
        return ExitCode.NEGATIVE.status();
      }
      return LedgerCommand.report(verification, spec, opened.unreadable());
    }
  }

  private Instant time() {
    try {
      return at == null ? Clock.systemUTC().instant() : Instant.parse(at);
    } catch (DateTimeException e) {
      throw CliException.usage("--at is a time such as 2026-11-24T12:00:00Z");
    }
  }

  private void readReceipts(Path directory) {
    if (!Files.isDirectory(directory)) {
      throw CliException.usage("--receipts " + directory + " is no directory");
    }
    boolean none = true;
    try (Stream<Path> files = Files.walk(directory, FileVisitOption.FOLLOW_LINKS)) {
      for (Path file : (Iterable<Path>) files.filter(LedgerAuditCommand::isReceipt)::iterator) {
        none = false;
        readReceipt(directory.relativize(file).toString(), file);
      }
    } catch (IOException e) {
      throw CliException.usage("cannot read " + directory + ": " + KeyFile.reason(e));
    } catch (UncheckedIOException e) {
      throw CliException.usage(
          "cannot read " + directory + ": " + KeyFile.reason(Objects.requireNonNull(e.getCause())));
    }
    if (none) {
      throw CliException.usage("--receipts " + directory + " holds no file named *.receipt");
    }
  }

  private void readReceipt(String name, Path file) throws IOException {
    if (!Files.isRegularFile(file)) {
      throw CliException.usage("cannot read " + file + ": it is no file");
    }
    try (var in = Files.newInputStream(file)) {
      ReceiptVerification verification =
          ReceiptVerifier.verify(in.readNBytes(Receipt.MAX_BYTES + 1), believed.anyWitness());
      book.add(name, verification);
      if (verification instanceof ReceiptVerification.Verified verified) {
        saw(verified.checkpoint().size(), verified.witnessTimes());
      }
    }
  }

  /// Also what only bears the name, so that nothing is passed over in silence.
  private static boolean isReceipt(Path file) {
    return file.toString().endsWith(RECEIPT) && !Files.isDirectory(file);
  }

  private void readCheckpoint(LogSource log) {
    try {
      log.read("checkpoint", SignedNote.MAX_BYTES)
          .map(note -> CheckpointVerifier.verify(note, believed.anyWitness()))
          .ifPresent(verification -> {
            if (verification instanceof CheckpointVerification.Verified verified) {
              saw(verified.checkpoint().size(), verified.witnessTimes());
            }
          });
    } catch (IOException e) {
      // Verifying the log says what is wrong.
      spec.commandLine().getErr().println("ventanilla: no checkpoint: " + KeyFile.reason(e));
    }
  }

  /// Cosigned checkpoints the log serves for auditors. Without a witness to believe they say
  /// nothing.
  private void readWitnessed(LogSource log) {
    if (believed.anyWitness().witnessKeys().isEmpty()) {
      return;
    }
    try {
      new WitnessedPages(log, believed.trust(1), true)
          .read(
              verified -> {
                book.cosigned(verified.checkpoint());
                saw(verified.checkpoint().size(), verified.witnessTimes());
              },
              book::fault);
    } catch (IOException e) {
      throw place.unread("cannot read the cosigned checkpoints: " + KeyFile.reason(e));
    }
    if (seen.isEmpty()) {
      spec.commandLine()
          .getErr()
          .println(
              "ventanilla: none of these witnesses cosigned a checkpoint that is shown; what is late"
                  + " is the window's own word");
    }
  }

  private void saw(long size, List<WitnessTime> times) {
    times.forEach(time -> seen.add(new WitnessTimes.Seen(size, time.time())));
  }

  private int told(Report report, LogVerification verification) {
    PrintWriter out = spec.commandLine().getOut();
    if (json) {
      out.println(Json.mapper().writeValueAsString(report));
    } else {
      LedgerCommand.report(verification, spec);
      out.println("steps " + report.steps());
      report.figures().forEach(figures -> told(figures, out));
      report
          .open()
          .forEach(one ->
              out.println(
                  "%s %s from %s due %s"
                      .formatted(one.state(), one.reference(), one.from(), one.due())));
      out.println("receipts " + report.receipts());
      if (!believed.anyWitness().witnessKeys().isEmpty()) {
        out.println("witnessed " + report.witnessed());
      }
      out.println("findings " + report.faults());
    }
    report
        .findings()
        .forEach(finding ->
            spec.commandLine()
                .getErr()
                .println(
                    finding.index() < 0
                        ? "ventanilla: " + PlainText.of(finding.message())
                        : "ventanilla: entry %s: %s"
                            .formatted(finding.index(), PlainText.of(finding.message()))));
    return (report.clean() ? ExitCode.DONE : ExitCode.NEGATIVE).status();
  }

  private static void told(Report.Figures figures, PrintWriter out) {
    out.println("from " + figures.from());
    out.println("  filed " + figures.filed());
    out.println("  denied " + figures.denied());
    out.println("  answered-in-time " + figures.answeredInTime());
    out.println("  answered-late " + figures.answeredLate());
    out.println("  withdrawn " + figures.withdrawn());
    out.println("  open " + figures.open());
    out.println("  overdue " + figures.overdue());
    out.println("  waiting " + figures.waiting());
    figures.outcomes().forEach((outcome, count) -> out.println("  " + outcome + " " + count));
    figures.refusals().forEach((ground, count) -> out.println("  refused " + ground + " " + count));
  }
}
