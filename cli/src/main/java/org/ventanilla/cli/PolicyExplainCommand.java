package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.ventanilla.policy.Explanation;
import org.ventanilla.policy.Explanation.NearMiss;
import org.ventanilla.policy.Explanation.Obstacle;
import org.ventanilla.policy.FactsFile;
import org.ventanilla.policy.FieldDecision;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyDiff;
import org.ventanilla.policy.Problem;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Decides a record's fields by a policy and says why, without a window.
@Command(
    name = "explain",
    description = {
      "Decide each field of a record for a request, and say why.",
      "Ends with 1 when no field may leave."
    })
final class PolicyExplainCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the policy's directory")
  private Path directory = Path.of("");

  @Option(
      names = "--request",
      required = true,
      paramLabel = "FILE",
      description = "what is asked: JSON or YAML, docs/spec/policy/request.schema.json")
  private Path request = Path.of("");

  @Option(
      names = "--record",
      required = true,
      paramLabel = "FILE",
      description = "what is held: JSON or YAML, docs/spec/policy/record.schema.json")
  private Path record = Path.of("");

  @Option(
      names = "--language",
      paramLabel = "LANGUAGE",
      description = "en or es (default: ${DEFAULT-VALUE})",
      defaultValue = "en")
  private String language = "en";

  @Option(names = "--json", description = "print all of it as JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    if (!language.equals("en") && !language.equals("es")) {
      throw CliException.usage("--language is en or es");
    }
    Policy policy = PolicyFolder.load(directory, spec.commandLine().getErr());
    FactsFile facts = facts();
    List<Map<String, Object>> forms = new ArrayList<>();
    boolean leaves = false;
    for (FactsFile.Field field : facts.fields()) {
      Explanation explanation = policy.explain(facts.request(), facts.record(), field.facts());
      leaves |= !(explanation.decision() instanceof FieldDecision.Deny);
      if (json) {
        forms.add(form(field, explanation));
      } else {
        tell(field, explanation);
      }
    }
    if (json) {
      spec.commandLine().getOut().print(PolicyFolder.pretty(forms));
    }
    return (leaves ? ExitCode.DONE : ExitCode.NEGATIVE).status();
  }

  private FactsFile facts() {
    return switch (FactsFile.read(
        request.toString(),
        PolicyFolder.text(request),
        record.toString(),
        PolicyFolder.text(record))) {
      case FactsFile.Load.Loaded(FactsFile facts) -> facts;
      case FactsFile.Load.Rejected(List<Problem> problems) -> {
        problems.forEach(spec.commandLine().getErr()::println);
        throw CliException.usage("the request or the record cannot be used");
      }
    };
  }

  private void tell(FactsFile.Field field, Explanation explanation) {
    PrintWriter print = spec.commandLine().getOut();
    PolicyDiff.Outcome outcome = PolicyDiff.Outcome.of(explanation.decision());
    print.println(
        "%s (%s): %s %s"
            .formatted(
                field.facts().path(), field.facts().category(), outcome.effect(), outcome.ground())
            .strip());
    print.println("  " + said(explanation.sentence().english(), explanation.sentence().spanish()));
    outcome.duties().forEach(duty -> print.println("  obligation " + duty));
    outcome.rules().forEach(rule -> print.println("  rule " + rule));
    print.println("  requester-sees " + explanation.decision().trace().requesterSees().key());
    for (NearMiss miss : explanation.nearMisses()) {
      print.println("  near " + miss.rule() + " " + miss.effect() + ": " + obstacle(miss));
    }
  }

  private static String obstacle(NearMiss miss) {
    return switch (miss.obstacle()) {
      case Obstacle.Unmet(List<Explanation.Part> parts) -> "not met: " + parts(parts);
      case Obstacle.Failed(List<Explanation.Part> parts) -> "not evaluated: " + parts(parts);
      case Obstacle.OutOfTime(boolean isOver) -> isOver ? "no longer counts" : "does not count yet";
      case Obstacle.Scope(String attribute) -> "another " + attribute;
    };
  }

  private static String parts(List<Explanation.Part> parts) {
    return String.join(
        "; ",
        parts.stream()
            .map(part ->
                "part %d of %d (%s) at %s:%d:%d"
                    .formatted(
                        part.number(),
                        part.of(),
                        String.join(", ", part.attributes()),
                        part.file(),
                        part.line(),
                        part.column()))
            .toList());
  }

  private String said(String english, String spanish) {
    return language.equals("es") ? spanish : english;
  }

  private static Map<String, Object> form(FactsFile.Field field, Explanation explanation) {
    PolicyDiff.Outcome outcome = PolicyDiff.Outcome.of(explanation.decision());
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("field", field.facts().path());
    form.put("category", field.facts().category());
    form.put("effect", outcome.effect().name());
    if (!outcome.ground().isEmpty()) {
      form.put("ground", outcome.ground());
    }
    form.put("obligations", outcome.duties());
    form.put("matched", outcome.rules());
    form.put("failed", explanation.decision().trace().failed());
    form.put("policyDigest", explanation.decision().trace().policyDigest());
    form.put("requesterSees", explanation.decision().trace().requesterSees().key());
    form.put(
        "sentence",
        Map.of("en", explanation.sentence().english(), "es", explanation.sentence().spanish()));
    form.put(
        "nearMisses", explanation.nearMisses().stream().map(PolicyExplainCommand::form).toList());
    return form;
  }

  private static Map<String, Object> form(NearMiss miss) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("rule", miss.rule());
    form.put("effect", miss.effect().name());
    switch (miss.obstacle()) {
      case Obstacle.Unmet(List<Explanation.Part> parts) -> form.put("unmet", parts);
      case Obstacle.Failed(List<Explanation.Part> parts) -> form.put("failed", parts);
      case Obstacle.OutOfTime(boolean isOver) -> form.put("time", isOver ? "over" : "to-come");
      case Obstacle.Scope(String attribute) -> form.put("scope", attribute);
    }
    return form;
  }
}
