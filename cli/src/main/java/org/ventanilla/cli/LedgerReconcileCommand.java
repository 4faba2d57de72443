package org.ventanilla.cli;

import java.io.PrintWriter;
import java.util.concurrent.Callable;
import org.ventanilla.window.WindowServer;
import org.ventanilla.window.notary.NotaryFault;
import org.ventanilla.window.platform.PlainText;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Spec;

/// Brings a window back whose database was restored from a backup.
@Command(
    name = "reconcile",
    description = {
      "Bring a restored window level with its ledger, from a mirror or an export of it.",
      "Run it with the window's own settings while the window is stopped. It takes the leaves the"
          + " database lost, if they are exactly those that were signed, and prints them: what they"
          + " tell of is known to nobody but whoever has the receipts."
    })
final class LedgerReconcileCommand implements Callable<Integer> {
  @ArgGroup(exclusive = true, multiplicity = "1")
  private LedgerPlace place = new LedgerPlace();

  @Mixin private WindowSettings settings = new WindowSettings();

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter out = spec.commandLine().getOut();
    try (LedgerPlace.Opened opened = place.open();
        WindowServer server = ServeCommand.start(settings.with("ventanilla.port", "0"))) {
      long taken =
          server.reconcile(opened.log(), entry -> out.println(PlainText.of(entry.bytes())));
      out.flush();
      spec.commandLine().getErr().println("reconciled: " + taken + " leaves taken");
      return ExitCode.DONE.status();
    } catch (NotaryFault e) {
      throw CliException.negative("not reconciled: " + e.getMessage());
    }
  }
}
