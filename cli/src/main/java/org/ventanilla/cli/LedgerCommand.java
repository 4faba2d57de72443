package org.ventanilla.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.LogVerification;
import org.ventanilla.ledger.LogVerifier;
import org.ventanilla.ledger.Reason;
import org.ventanilla.ledger.Trust;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// The whole ledger, checked without trusting the window.
@Command(
    name = "ledger",
    description = "Export the ledger, verify and audit all of it.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {
      LedgerCommand.Export.class,
      LedgerCommand.Verify.class,
      LedgerAuditCommand.class,
      LedgerWatchCommand.class,
      LedgerReconcileCommand.class
    })
final class LedgerCommand {
  /// Reads the whole ledger into a directory and verifies it on the way.
  @Command(
      name = "export",
      description = {
        "Fetch every entry and tile, and the cosigned checkpoints, into a directory, verified on"
            + " the way.",
        "Into a directory that holds an older export goes only what begins with it; else it is"
            + " left as it is and the command ends with 1. Then the checkpoint that was served"
            + " is kept as DIR/checkpoint.conflict: the two are evidence."
      })
  static final class Export implements Callable<Integer> {
    @Option(
        names = "--window",
        paramLabel = "URL",
        description = "the window (default: $VENTANILLA_WINDOW or ${DEFAULT-VALUE})",
        defaultValue = "${env:VENTANILLA_WINDOW:-http://127.0.0.1:8700}")
    private URI window = URI.create("http://127.0.0.1:8700");

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "where to keep it")
    private Path out = Path.of("");

    @Option(
        names = "--key",
        paramLabel = "VKEY",
        description =
            "the window's verifier key, or a file that holds it; without it the key the window"
                + " names is believed")
    private List<String> keys = new ArrayList<>();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      HttpAddress.required(window);
      Trust trust =
          new Trust(
              keys.isEmpty() ? List.of(VerifierKeys.ofWindow(window)) : VerifierKeys.ofLogs(keys),
              List.of(),
              0);
      PrintWriter told = spec.commandLine().getErr();
      try (HttpLog log = new HttpLog(window.resolve("/ledger/"))) {
        return switch (new LedgerExport(log, out, trust, told).run()) {
          case LedgerExport.Outcome.Exported(var verified) -> report(verified, spec);
          case LedgerExport.Outcome.Refused(var why) -> report(why, spec);
          case LedgerExport.Outcome.Conflict(var reason, String message, String kept) -> {
            spec.commandLine().getOut().println("not consistent");
            told.println("ventanilla: " + reason + ": " + message);
            told.println("ventanilla: " + out + " is as it was; the checkpoint served is " + kept);
            yield ExitCode.NEGATIVE.status();
          }
        };
      }
    }
  }

  /// Verifies a ledger in a directory or at an address.
  @Command(
      name = "verify",
      description = "Rebuild the whole tree and compare it with the checkpoint.")
  static final class Verify implements Callable<Integer> {
    @ArgGroup(exclusive = true, multiplicity = "1")
    private LedgerPlace place = new LedgerPlace();

    @Mixin private WitnessOptions believed = new WitnessOptions();

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      Trust trust = believed.demanding();
      try (LedgerPlace.Opened opened = place.open()) {
        return report(
            verify(opened.log(), trust, spec.commandLine().getErr()), spec, opened.unreadable());
      }
    }
  }

  /// As many as there are processors, up to eight: each holds a few bundles in memory.
  static int threads() {
    return Math.clamp(Runtime.getRuntime().availableProcessors(), 1, 8);
  }

  static LogVerification verify(LogSource source, Trust trust, PrintWriter told) {
    try (Progress progress = Progress.of("entries", told)) {
      return LogVerifier.verify(source, trust, threads(), progress::reached);
    }
  }

  /// Of a ledger that is read over the network.
  static int report(LogVerification verification, CommandSpec spec) {
    return report(verification, spec, ExitCode.FAULT);
  }

  /// @param unreadable how the command ends if a part cannot be read: that says nothing about the
  ///   ledger, so it is no negative answer
  static int report(LogVerification verification, CommandSpec spec, ExitCode unreadable) {
    return switch (verification) {
      case LogVerification.Verified verified -> {
        PrintWriter out = spec.commandLine().getOut();
        out.println("verified");
        out.println("log " + verified.checkpoint().origin());
        out.println("entries " + verified.checkpoint().size());
        out.println("root " + verified.checkpoint().root().base64());
        verified
            .witnessTimes()
            .forEach(seen -> out.println("witness " + seen.witness() + " " + seen.time()));
        yield ExitCode.DONE.status();
      }
      case LogVerification.NotVerified(var reason, String path, String message)
          when reason == Reason.UNREADABLE -> {
        spec.commandLine().getErr().println("ventanilla: cannot read " + path + ": " + message);
        yield unreadable.status();
      }
      case LogVerification.NotVerified(var reason, String path, String message) -> {
        spec.commandLine().getOut().println("not verified");
        spec.commandLine()
            .getErr()
            .println("ventanilla: " + reason + " at " + path + ": " + message);
        yield ExitCode.NEGATIVE.status();
      }
    };
  }
}
