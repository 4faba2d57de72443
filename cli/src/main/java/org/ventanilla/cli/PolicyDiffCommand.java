package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZonedDateTime;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Openness;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyDiff;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Compares two versions of a policy in every situation, or in those of a window's past requests.
@Command(
    name = "diff",
    customSynopsis = {
      "ventanilla policy diff [--opening] [--json] OLD NEW",
      "ventanilla policy diff --sign FILE [--requests N] [--window URL] [--agency ID]"
          + " [--access-key FILE] VERSION"
    },
    description = {
      "With two directories: list the cells (agency, purpose, category) that two versions of a policy"
          + " decide differently.",
      "With one version and --sign: list every field of a window's past requests that the version"
          + " would decide otherwise than the one it was decided by, as of that moment, as JSON lines."
          + " Changes nothing; each look is written down.",
      "Also lists the rules of which the requester would see more or less, and names those of which it"
          + " could not be told whether they differ.",
      "Ends with 1 when there is any difference, or may be; with --opening only when more would leave."
    })
final class PolicyDiffCommand implements Callable<Integer> {
  @Mixin private Connection connection = new Connection();

  @Parameters(
      arity = "1..2",
      paramLabel = "VERSION",
      description =
          "two directories; or the directory or digest of a version that was proposed to a window")
  private List<String> versions = List.of();

  @Option(
      names = "--sign",
      paramLabel = "FILE",
      description = "past requests of a window: the officer's private signing key")
  private @Nullable Path signingKey;

  @Option(
      names = "--requests",
      paramLabel = "N",
      description = "past requests: how many at most, newest first (default: all)",
      defaultValue = "2147483647")
  private int most = Integer.MAX_VALUE;

  @Option(names = "--opening", description = "only what lets more leave than before")
  private boolean opening;

  @Option(names = "--json", description = "print every change as JSON, each with an example")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path key = signingKey;
    if (versions.size() == 1 && key != null) {
      return past(key);
    }
    if (versions.size() != 2 || key != null) {
      throw CliException.usage(
          "name two directories; or one version and the officer's key that signs, --sign FILE, for"
              + " the past requests of a window");
    }
    return everywhere(Path.of(versions.getFirst()), Path.of(versions.getLast()));
  }

  private int past(Path key) {
    if (opening || json || most < 1) {
      throw CliException.usage(
          "of past requests every difference is listed, as JSON lines; --requests takes a number"
              + " from 1");
    }
    String version = versions.getFirst();
    String digest =
        Files.isDirectory(Path.of(version))
            ? PolicyFolder.load(Path.of(version), spec.commandLine().getErr()).digest()
            : PolicyAct.digest("version", version);
    try (WindowClient client = connection.open()) {
      boolean differs =
          new PastDecisions(client, KeyFile.signing(key), digest, spec.commandLine()).list(most);
      return (differs ? ExitCode.NEGATIVE : ExitCode.DONE).status();
    }
  }

  private int everywhere(Path old, Path next) {
    PrintWriter told = spec.commandLine().getErr();
    Policy before = PolicyFolder.load(old, told);
    Policy after = PolicyFolder.load(next, told);
    PolicyDiff diff;
    try (Waiting _ = Waiting.on("comparing", told)) {
      diff =
          PolicyDiff.between(
              before, after, ZonedDateTime.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS));
    } catch (IllegalStateException e) {
      throw CliException.negative("cannot compare: " + e.getMessage());
    }
    List<PolicyDiff.Change> changes =
        diff.changes().stream().filter(change -> !opening || change.opens()).toList();
    List<PolicyDiff.Disclosure> disclosures =
        diff.disclosures().stream().filter(change -> !opening || change.opens()).toList();
    PrintWriter print = spec.commandLine().getOut();
    if (json) {
      print.print(PolicyFolder.pretty(form(diff, changes, disclosures)));
    } else {
      changes.forEach(change -> print.println(told(change)));
      disclosures.forEach(change -> print.println(told(change)));
      print.println("changes " + changes.size());
      print.println("disclosures " + disclosures.size());
      print.println("situations " + diff.situations());
    }
    if (!diff.undecided().isEmpty()) {
      told.println(
          "could not tell whether these make more differences: "
              + String.join(", ", diff.undecided())
              + "; only compare free attributes with given texts, so that it can be told");
    }
    boolean isSame = changes.isEmpty() && disclosures.isEmpty() && diff.undecided().isEmpty();
    return (isSame ? ExitCode.DONE : ExitCode.NEGATIVE).status();
  }

  private static String told(PolicyDiff.Change change) {
    return "%s %s %s: %s -> %s%s"
        .formatted(
            change.cell().agency(),
            change.cell().purpose(),
            change.cell().category(),
            told(change.before()),
            told(change.after()),
            change.opens() ? " (opens)" : "");
  }

  private static String told(PolicyDiff.Disclosure change) {
    return "%s requester-sees: %s -> %s%s"
        .formatted(
            change.rule().isEmpty() ? "policy" : "rule " + change.rule(),
            told(change.before()),
            told(change.after()),
            change.opens() ? " (opens)" : "");
  }

  private static String told(@Nullable Openness openness) {
    return openness == null ? "no such rule" : openness.key();
  }

  private static String told(PolicyDiff.Outcome outcome) {
    String duties = outcome.duties().isEmpty() ? "" : " " + outcome.duties();
    String ground = outcome.ground().isEmpty() ? "" : " " + outcome.ground();
    return outcome.effect() + ground + duties;
  }

  private static Map<String, Object> form(
      PolicyDiff diff, List<PolicyDiff.Change> changes, List<PolicyDiff.Disclosure> disclosures) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("changes", changes.stream().map(PolicyDiffCommand::form).toList());
    form.put("disclosures", disclosures.stream().map(PolicyDiffCommand::form).toList());
    form.put("undecided", diff.undecided());
    form.put("situations", diff.situations());
    return form;
  }

  private static Map<String, Object> form(PolicyDiff.Disclosure change) {
    Map<String, Object> form = new LinkedHashMap<>();
    form.put("rule", change.rule());
    form.put("opens", change.opens());
    form.put("before", change.before() == null ? "" : change.before().key());
    form.put("after", change.after() == null ? "" : change.after().key());
    return form;
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
