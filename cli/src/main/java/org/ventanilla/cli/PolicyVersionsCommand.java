package org.ventanilla.cli;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Shows which version was in force when.
@Command(name = "versions", description = "Show the policy's versions and which was in force when.")
final class PolicyVersionsCommand implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @Option(names = "--proposals", description = "show proposals that wait for a second officer")
  private boolean proposals;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    try (WindowClient client = connection.open()) {
      String shown =
          Documents.text(client.get(proposals ? PolicyAct.PROPOSALS : PolicyAct.POLICIES));
      spec.commandLine().getOut().println(shown);
      return ExitCode.DONE.status();
    }
  }
}
