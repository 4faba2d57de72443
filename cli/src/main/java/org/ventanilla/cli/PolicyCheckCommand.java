package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyCheck;
import org.ventanilla.policy.PolicyReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Checks a policy as a whole, without a window.
@Command(
    name = "check",
    description = {
      "Type-check a policy, prove its invariants, and name rules that never apply or never matter.",
      "Ends with 1 when the policy does not load, a table is broken, or an invariant is violated or"
          + " could not be proven; with --strict also when a rule is useless or outlasts a table."
    })
final class PolicyCheckCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the policy's directory")
  private Path directory = Path.of("");

  @Option(
      names = "--strict",
      description = "useless rules, and such as outlast a table, end it with 1 too")
  private boolean strict;

  @Option(names = "--cells", description = "list every cell no rule is about")
  private boolean cells;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "where to keep counterexamples (default: ${DEFAULT-VALUE})",
      defaultValue = "counterexamples")
  private Path out = Path.of("counterexamples");

  @Option(names = "--json", description = "print the whole report as JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter told = spec.commandLine().getErr();
    Policy policy = PolicyFolder.load(directory, told);
    PolicyReport report;
    try (Waiting _ = Waiting.on("checking", told)) {
      report = PolicyCheck.of(policy, PolicyFolder.prover(), ZonedDateTime.now(Clock.systemUTC()));
    }
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.print(PolicyFolder.pretty(form(policy, report)));
    } else {
      print.println("policy " + policy.id() + " " + policy.version());
      print.println("digest " + policy.digest());
      print.println("rules " + policy.ruleIds().size());
      print.println("situations " + report.situations());
      report.proven().forEach(id -> print.println("proven " + id));
      print.println("cells-without-a-rule " + report.silent().size());
      if (cells) {
        report
            .silent()
            .forEach(cell ->
                print.println("  " + cell.agency() + " " + cell.purpose() + " " + cell.category()));
      }
      report.findings().stream()
          .filter(finding -> finding.kind().isGrave())
          .forEach(finding -> print.println(grave(finding)));
      print.println(report.isSound() ? "sound" : "not sound");
    }
    report.proven().forEach(id -> PolicyFolder.forget(out, id));
    report.findings().forEach(finding -> tell(finding, told));
    boolean fails = !report.isSound() || (strict && !report.findings().isEmpty());
    return (fails ? ExitCode.NEGATIVE : ExitCode.DONE).status();
  }

  private void tell(PolicyReport.Finding finding, PrintWriter told) {
    String others =
        finding.others().isEmpty() ? "" : " [" + String.join(", ", finding.others()) + "]";
    told.println(
        "%s: %s: %s%s"
            .formatted(
                directory.resolve(finding.place()),
                finding.kind(),
                finding.sentence().english(),
                others));
    PolicyFolder.keep(directory, out, finding.id(), finding.counterexample(), told);
  }

  /// A line beside `proven ID` for whoever reads standard output only.
  private static String grave(PolicyReport.Finding finding) {
    return switch (finding.kind()) {
      case BROKEN_TABLE -> "broken-table " + finding.id();
      case INVARIANT_VIOLATED -> "violated " + finding.id();
      case INVARIANT_INCONCLUSIVE -> "inconclusive " + finding.id();
      case TOO_LARGE -> "too-large " + finding.id();
      case TABLE_ENDS, NEVER_APPLIES, HIDDEN, OVER ->
          throw new IllegalArgumentException("not grave");
    };
  }

  private static Map<String, Object> form(Policy policy, PolicyReport report) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("policy", policy.id());
    form.put("version", policy.version());
    form.put("digest", policy.digest());
    form.put("rules", policy.ruleIds().size());
    form.put("situations", report.situations());
    form.put("sound", report.isSound());
    form.put("proven", report.proven());
    form.put("findings", report.findings().stream().map(PolicyCheckCommand::form).toList());
    form.put("cellsWithoutRule", report.silent().stream().map(PolicyFolder::form).toList());
    return form;
  }

  private static Map<String, Object> form(PolicyReport.Finding finding) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("kind", finding.kind().name());
    form.put("grave", finding.kind().isGrave());
    form.put("id", finding.id());
    form.put("file", finding.file());
    form.put("line", finding.line());
    form.put("column", finding.column());
    form.put(
        "sentence", Map.of("en", finding.sentence().english(), "es", finding.sentence().spanish()));
    form.put("rules", finding.others());
    PolicyReport.@Nullable Counterexample example = finding.counterexample();
    if (example != null) {
      form.put("counterexample", List.of(example.request(), example.record()));
    }
    return form;
  }
}
