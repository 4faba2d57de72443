package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyExamples;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Runs a policy's own examples.
@Command(
    name = "test",
    description = {
      "Run the examples in a policy's tests folder.",
      "Ends with 1 when one does not hold, or when there is none."
    })
final class PolicyTestCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the policy's directory")
  private Path directory = Path.of("");

  @Option(names = "--json", description = "print every example's result as JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter told = spec.commandLine().getErr();
    Policy policy = PolicyFolder.load(directory, told);
    List<PolicyExamples.Result> results = PolicyExamples.run(policy);
    List<PolicyExamples.Result> failed =
        results.stream().filter(result -> !result.holds()).toList();
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.print(PolicyFolder.pretty(results.stream().map(PolicyTestCommand::form).toList()));
    } else {
      print.println("examples " + results.size());
      print.println("hold " + (results.size() - failed.size()));
      print.println("fail " + failed.size());
    }
    for (PolicyExamples.Result result : failed) {
      told.println(directory.resolve(result.file()) + ":" + result.line() + ": " + result.name());
      result.differences().forEach(difference -> told.println("  " + difference));
    }
    if (results.isEmpty()) {
      told.println("ventanilla: the policy has no examples; write some in its tests folder");
    }
    return (failed.isEmpty() && !results.isEmpty() ? ExitCode.DONE : ExitCode.NEGATIVE).status();
  }

  private static Map<String, Object> form(PolicyExamples.Result result) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("file", result.file());
    form.put("line", result.line());
    form.put("name", result.name());
    form.put("holds", result.holds());
    form.put("differences", result.differences());
    return form;
  }
}
