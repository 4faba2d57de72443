package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.CheckpointVerification;
import org.ventanilla.ledger.CheckpointVerifier;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Trust;
import org.ventanilla.window.platform.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Watches that a ledger only grows.
@Command(
    name = "watch",
    description = {
      "Prove that a ledger only grew since the last look, and say what is new.",
      "Ends with 1 when it did not; then the checkpoint it signed is kept beside the one known, as"
          + " FILE.conflict: the two are evidence. Ends with 1 as well when what it shows does not"
          + " verify, which proves nothing against it and is not kept. With --every, a ledger that"
          + " cannot be read is asked again."
    })
final class LedgerWatchCommand implements Callable<Integer> {
  @Parameters(paramLabel = "URL", description = "where it is served, such as http://HOST/ledger/")
  private URI url = URI.create("");

  @Mixin private WitnessOptions believed = new WitnessOptions();

  @Option(
      names = "--state",
      required = true,
      paramLabel = "FILE",
      description = "where the last checkpoint is kept; made at the first look")
  private Path state = Path.of("");

  @Option(
      names = "--every",
      paramLabel = "SECONDS",
      description = "look again and again (default: once)",
      defaultValue = "0")
  private long every;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    if (every < 0) {
      throw CliException.usage("--every is a number of seconds");
    }
    Trust trust = believed.demanding();
    try (HttpLog log = new HttpLog(url)) {
      while (true) {
        try (Progress progress = Progress.of("entries", spec.commandLine().getErr())) {
          ExitCode exit = told(new LedgerWatch(log, trust, progress).look(known()));
          // Whoever watches on into nothing would never learn that the ledger was changed.
          boolean heard = !spec.commandLine().getOut().checkError();
          if (every == 0 || exit == ExitCode.NEGATIVE || !heard) {
            return exit.status();
          }
        }
        Thread.sleep(Duration.ofSeconds(every));
      }
    }
  }

  /// What the last look came to. A file that does not say so is damaged, or another log's, and no
  /// reason to accuse this one.
  private Optional<Checkpoint> known() {
    if (!Files.exists(state)) {
      return Optional.empty();
    }
    return switch (CheckpointVerifier.verify(read(), believed.anyWitness())) {
      case CheckpointVerification.Verified verified -> Optional.of(verified.checkpoint());
      case CheckpointVerification.NotVerified(var reason, String message) ->
          throw CliException.usage(
              state + " holds no checkpoint of this ledger (" + reason + ": " + message + ")");
    };
  }

  private byte[] read() {
    if (!Files.isRegularFile(state)) {
      throw CliException.usage("cannot read " + state + ": it is no regular file");
    }
    try (var in = Files.newInputStream(state)) {
      return in.readNBytes(SignedNote.MAX_BYTES + 1);
    } catch (IOException e) {
      throw CliException.usage("cannot read " + state + ": " + KeyFile.reason(e));
    }
  }

  private ExitCode told(LedgerWatch.Look look) {
    PrintWriter out = spec.commandLine().getOut();
    PrintWriter err = spec.commandLine().getErr();
    return switch (look) {
      case LedgerWatch.Look.Grew(Checkpoint before, Checkpoint after, var note, var types) -> {
        NoteFiles.replace(state, note);
        out.println("consistent");
        out.println("log " + after.origin());
        out.println("entries " + after.size());
        out.println("new " + (after.size() - before.size()));
        types.forEach((type, count) -> out.println("  " + PlainText.of(type) + " " + count));
        yield ExitCode.DONE;
      }
      case LedgerWatch.Look.Contradicts(var reason, String message, byte[] note) -> {
        out.println("not consistent");
        err.println("ventanilla: " + reason + ": " + message);
        err.println(
            "ventanilla: what it signed is "
                + NoteFiles.keepBeside(state, "conflict", note).told());
        yield ExitCode.NEGATIVE;
      }
      case LedgerWatch.Look.NotVerified(var reason, String message) -> {
        out.println("not verified");
        err.println("ventanilla: " + reason + ": " + message);
        yield ExitCode.NEGATIVE;
      }
      case LedgerWatch.Look.Unreadable(String message) -> {
        err.println("ventanilla: cannot read the ledger: " + message);
        yield ExitCode.FAULT;
      }
    };
  }
}
