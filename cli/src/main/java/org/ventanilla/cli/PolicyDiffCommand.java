package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Compares two versions of a policy in every situation, without a window.
@Command(
    name = "diff",
    description = {
      "List the cells (agency, purpose, category) that two versions of a policy decide differently.",
      "Ends with 1 when there is any; with --opening only when more would leave than before."
    })
final class PolicyDiffCommand implements Callable<Integer> {
  @Parameters(index = "0", paramLabel = "OLD", description = "the old version's directory")
  private Path old = Path.of("");

  @Parameters(index = "1", paramLabel = "NEW", description = "the new version's directory")
  private Path next = Path.of("");

  @Option(names = "--opening", description = "only what lets more leave than before")
  private boolean opening;

  @Option(names = "--json", description = "print every change as JSON, each with an example")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter told = spec.commandLine().getErr();
    Policy before = PolicyFolder.load(old, told);
    Policy after = PolicyFolder.load(next, told);
    PolicyDiff diff;
    try {
      diff = PolicyDiff.between(before, after, ZonedDateTime.now(Clock.systemUTC()));
    } catch (IllegalStateException e) {
      throw CliException.negative("cannot compare: " + e.getMessage());
    }
    var changes = diff.changes().stream().filter(change -> !opening || change.opens()).toList();
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.print(PolicyFolder.pretty(changes.stream().map(PolicyDiffCommand::form).toList()));
    } else {
      changes.forEach(change ->
          print.println(
              "%s %s %s: %s -> %s%s"
                  .formatted(
                      change.cell().agency(),
                      change.cell().purpose(),
                      change.cell().category(),
                      told(change.before()),
                      told(change.after()),
                      change.opens() ? " (opens)" : "")));
      print.println("changes " + changes.size());
      print.println("situations " + diff.situations());
    }
    return (changes.isEmpty() ? ExitCode.DONE : ExitCode.NEGATIVE).status();
  }

  private static String told(PolicyDiff.Outcome outcome) {
    String duties = outcome.duties().isEmpty() ? "" : " " + outcome.duties();
    String ground = outcome.ground().isEmpty() ? "" : " " + outcome.ground();
    return outcome.effect() + ground + duties;
  }

  private static Map<String, Object> form(PolicyDiff.Change change) {
    Map<String, Object> form = PolicyFolder.form(change.cell());
    form.put("opens", change.opens());
    form.put("before", form(change.before()));
    form.put("after", form(change.after()));
    form.put("request", change.example().request());
    form.put("record", change.example().record());
    return form;
  }

  private static Map<String, Object> form(PolicyDiff.Outcome outcome) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("effect", outcome.effect().name());
    form.put("ground", outcome.ground());
    form.put("obligations", outcome.duties());
    form.put("rules", outcome.rules());
    return form;
  }
}
