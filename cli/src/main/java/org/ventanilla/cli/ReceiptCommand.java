package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Receipt;
import org.ventanilla.ledger.ReceiptVerification;
import org.ventanilla.ledger.ReceiptVerifier;
import org.ventanilla.window.platform.PlainText;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Receipts, without the window.
@Command(
    name = "receipt",
    description = "Check receipts offline.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = ReceiptCommand.Verify.class)
final class ReceiptCommand {
  /// Verifies one receipt with the keys given, and nothing else.
  @Command(name = "verify", description = "Verify a receipt offline.")
  static final class Verify implements Callable<Integer> {
    @Parameters(paramLabel = "FILE", description = "the receipt")
    private Path file = Path.of("");

    @Mixin private WitnessOptions believed = new WitnessOptions();

    @Option(
        names = "--open",
        paramLabel = "FILE",
        description = "what opens the commitment (document and salt); checked against the leaf")
    private @Nullable Path open;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      byte[] receipt = read(file, Receipt.MAX_BYTES);
      return switch (ReceiptVerifier.verify(receipt, believed.demanding())) {
        case ReceiptVerification.NotVerified(var reason, String message) ->
            notVerified(reason.name(), message);
        case ReceiptVerification.Verified verified -> verified(verified);
      };
    }

    private int verified(ReceiptVerification.Verified verified) {
      byte[] leaf = verified.leaf().bytes();
      if (open != null
          && Opening.check(leaf, read(open, Opening.MOST_BYTES))
              instanceof Opening.Wrong(String code, String message)) {
        return notVerified(code, message);
      }
      PrintWriter out = spec.commandLine().getOut();
      out.println("verified");
      out.println("log " + verified.checkpoint().origin());
      out.println("index " + verified.index());
      out.println("tree " + verified.checkpoint().size());
      verified
          .witnessTimes()
          .forEach(seen -> out.println("witness " + seen.witness() + " " + seen.time()));
      if (open != null) {
        out.println("opened");
      }
      out.println("leaf " + PlainText.of(leaf));
      return ExitCode.DONE.status();
    }

    private int notVerified(String code, String message) {
      spec.commandLine().getOut().println("not verified");
      spec.commandLine().getErr().println("ventanilla: " + code + ": " + message);
      return ExitCode.NEGATIVE.status();
    }

    private static byte[] read(Path file, int most) {
      try (var in = Files.newInputStream(file)) {
        // One byte more than allowed, so that too long is told from just long enough.
        return in.readNBytes(most + 1);
      } catch (IOException e) {
        throw CliException.usage("cannot read " + file + ": " + KeyFile.reason(e));
      }
    }
  }
}
