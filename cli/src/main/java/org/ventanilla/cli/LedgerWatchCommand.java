package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.Trust;
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
      "Ends with 1 when it did not; then what it showed is kept beside the checkpoint known, as"
          + " FILE.conflict: the two are evidence."
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
    Trust trust = believed.trust();
    try (HttpLog log = new HttpLog(url, null)) {
      while (true) {
        try (Progress progress = Progress.of("entries", spec.commandLine().getErr())) {
          ExitCode exit = told(new LedgerWatch(log, trust, progress).look(kept()));
          if (every == 0 || exit == ExitCode.NEGATIVE) {
            return exit.status();
          }
        }
        Thread.sleep(Duration.ofSeconds(every));
      }
    }
  }

  private Optional<byte[]> kept() {
    if (!Files.exists(state)) {
      return Optional.empty();
    }
    try (var in = Files.newInputStream(state)) {
      return Optional.of(in.readNBytes(SignedNote.MAX_BYTES));
    } catch (IOException e) {
      throw CliException.usage("cannot read " + state + ": " + KeyFile.reason(e));
    }
  }

  private ExitCode told(LedgerWatch.Look look) {
    PrintWriter out = spec.commandLine().getOut();
    return switch (look) {
      case LedgerWatch.Look.Grew(Checkpoint before, Checkpoint after, var note, var types) -> {
        keep(state, note);
        out.println("consistent");
        out.println("log " + after.origin());
        out.println("entries " + after.size());
        out.println("new " + (after.size() - before.size()));
        types.forEach((type, count) -> out.println("  " + type + " " + count));
        out.flush();
        yield ExitCode.DONE;
      }
      case LedgerWatch.Look.Wrong(var reason, String message, byte[] note) -> {
        out.println("not consistent");
        out.flush();
        if (note.length > 0) {
          keep(Path.of(state + ".conflict"), note);
        }
        spec.commandLine().getErr().println("ventanilla: " + reason + ": " + message);
        yield switch (reason) {
          // Nobody could look; the log is not accused of anything.
          case UNREADABLE -> ExitCode.FAULT;
          case MALFORMED,
              NO_KNOWN_SIGNATURE,
              BAD_SIGNATURE,
              AMBIGUOUS_KEY,
              WRONG_ORIGIN,
              QUORUM_MISSED,
              BAD_INCLUSION,
              BAD_CONSISTENCY,
              SHRUNK,
              EQUIVOCATION,
              MISSING,
              WRONG_CONTENT,
              WRONG_ROOT ->
              ExitCode.NEGATIVE;
        };
      }
    };
  }

  private static void keep(Path file, byte[] note) {
    try {
      Path folder = file.toAbsolutePath().getParent();
      Path part = Files.createTempFile(folder, ".part-", null);
      Files.write(part, note);
      Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw CliException.usage("cannot write " + file + ": " + KeyFile.reason(e));
    }
  }
}
