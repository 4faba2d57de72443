package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Explanation;
import org.ventanilla.policy.Explanation.Cause;
import org.ventanilla.policy.Explanation.NearMiss;
import org.ventanilla.policy.Explanation.Obstacle;
import org.ventanilla.policy.FactsFile;
import org.ventanilla.policy.FieldDecision;
import org.ventanilla.policy.Openness;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyDiff;
import org.ventanilla.policy.Problem;
import org.ventanilla.policy.Sentence;
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
      "Ends with 1 when no field may leave, or none can be changed as the policy asks."
    })
final class PolicyExplainCommand implements Callable<Integer> {
  private static final int MOST_NEAR = 3;

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

  @Option(
      names = "--near",
      description =
          "name every rule about the category that nearly applied, not only the nearest "
              + MOST_NEAR)
  private boolean near;

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
    ExplanationText text =
        new ExplanationText(
            spec.commandLine().getOut(),
            language.equals("es"),
            near ? Integer.MAX_VALUE : MOST_NEAR);
    boolean leaves = false;
    for (FactsFile.Field field : facts.fields()) {
      Explanation explanation = policy.explain(facts.request(), facts.record(), field.facts());
      LeavingValue leaving = LeavingValue.of(explanation.decision(), field.facts(), field.value());
      leaves |=
          !(explanation.decision() instanceof FieldDecision.Deny)
              && !(leaving instanceof LeavingValue.Stays);
      if (json) {
        forms.add(form(field, explanation, leaving));
      } else {
        text.tell(field, explanation, leaving);
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

  private static Map<String, Object> form(
      FactsFile.Field field, Explanation explanation, @Nullable LeavingValue leaving) {
    PolicyDiff.Outcome outcome = PolicyDiff.Outcome.of(explanation.decision());
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("field", field.facts().path());
    form.put("category", field.facts().category());
    form.put("effect", outcome.effect().name());
    if (!outcome.ground().isEmpty()) {
      form.put("ground", outcome.ground());
    }
    form.put("obligations", outcome.duties());
    if (leaving instanceof LeavingValue.Leaves leaves) {
      form.put("value", leaves.value());
    }
    if (leaving instanceof LeavingValue.Stays(Sentence why)) {
      form.put("valueStays", form(why));
    }
    form.put("matched", outcome.rules());
    form.put("deciding", explanation.deciding());
    form.put("failed", explanation.decision().trace().failed());
    form.put("policyDigest", explanation.decision().trace().policyDigest());
    form.put("requesterSees", explanation.decision().trace().requesterSees().key());
    if (explanation.decision().trace().requesterSees().includes(Openness.SENTENCE)) {
      form.put("requesterSentence", form(explanation.decision().trace().told()));
    }
    form.put("sentence", form(explanation.sentence()));
    form.put(
        "nearMisses", explanation.nearMisses().stream().map(PolicyExplainCommand::form).toList());
    form.put("nearMissesLeftOut", explanation.leftOut());
    return form;
  }

  private static Map<String, Object> form(Sentence sentence) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("en", sentence.english());
    form.put("es", sentence.spanish());
    return form;
  }

  private static Map<String, Object> form(Cause cause) {
    Map<String, Object> form = new LinkedHashMap<>();
    switch (cause) {
      case Cause.Missing missing -> form.put("attribute", missing.attribute());
      case Cause.Unusable unusable -> {
        form.put("table", unusable.table());
        form.put("file", unusable.file());
        form.put("line", unusable.line());
      }
    }
    form.put("sentence", form(cause.words()));
    return form;
  }

  private static Map<String, Object> form(NearMiss miss) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("rule", miss.rule());
    form.put("effect", miss.effect().name());
    switch (miss.obstacle()) {
      case Obstacle.Unmet(List<Explanation.Part> parts) -> form.put("unmet", parts);
      case Obstacle.Failed(List<Explanation.Part> parts, List<Cause> causes) -> {
        form.put("failed", parts);
        form.put("causes", causes.stream().map(PolicyExplainCommand::form).toList());
      }
      case Obstacle.OutOfTime(boolean isOver) -> form.put("time", isOver ? "over" : "to-come");
      case Obstacle.Scope(String attribute, List<String> accepted) -> {
        form.put("scope", attribute);
        form.put("accepted", accepted);
      }
    }
    return form;
  }
}
