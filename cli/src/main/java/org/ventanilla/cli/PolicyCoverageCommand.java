package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.ZonedDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Coverage;
import org.ventanilla.policy.Policy;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/// Shows what a policy lets each agency have, without a window.
@Command(
    name = "coverage",
    description = "Show agency, purpose and category as tables: what may leave, at most.")
final class PolicyCoverageCommand implements Callable<Integer> {
  @Parameters(paramLabel = "DIR", description = "the policy's directory")
  private Path directory = Path.of("");

  @Option(
      names = "--agency",
      paramLabel = "AGENCY",
      description = "only this one; may be given more than once")
  private List<String> agencies = new ArrayList<>();

  @Option(
      names = "--at",
      paramLabel = "TIME",
      description = "as of when: a day, or a moment such as 2026-03-01T06:00:00Z (default: now)")
  private @Nullable String at;

  @Option(names = "--html", paramLabel = "FILE", description = "write a page")
  private @Nullable Path html;

  @Option(names = "--json", description = "print every cell as JSON")
  private boolean json;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    PrintWriter told = spec.commandLine().getErr();
    Policy policy = PolicyFolder.load(directory, told);
    Coverage coverage;
    try (Waiting _ = Waiting.on("looking at every cell", told)) {
      coverage = Coverage.of(policy, moment());
    } catch (IllegalStateException e) {
      throw CliException.negative("cannot show it: " + e.getMessage());
    }
    for (String agency : agencies) {
      if (!coverage.agencies().contains(agency)) {
        throw CliException.usage("no such agency: use one of " + coverage.agencies());
      }
    }
    if (html != null) {
      write(html, new CoveragePage(policy, coverage).html());
    }
    if (json) {
      spec.commandLine().getOut().print(PolicyFolder.pretty(form(coverage)));
    } else {
      coverage.agencies().stream()
          .filter(agency -> agencies.isEmpty() || agencies.contains(agency))
          .forEach(agency -> print(agency, coverage));
      spec.commandLine()
          .getOut()
          .println(
              "P may leave  a may leave, sometimes only once approved  A only once approved"
                  + "  D withheld by rules  d partly withheld by rules, no rule for the rest"
                  + "  - no rule");
      spec.commandLine().getOut().println("as of " + CoveragePage.told(coverage.at()));
    }
    return ExitCode.DONE.status();
  }

  private ZonedDateTime moment() {
    if (at == null) {
      return ZonedDateTime.now(Clock.systemUTC()).truncatedTo(ChronoUnit.SECONDS);
    }
    try {
      return at.length() <= 10
          ? LocalDate.parse(at).atTime(LocalTime.NOON).atZone(ZoneOffset.UTC)
          : ZonedDateTime.parse(at);
    } catch (DateTimeParseException e) {
      throw CliException.usage("--at takes a day, or a moment such as 2026-03-01T06:00:00Z");
    }
  }

  private void print(String agency, Coverage coverage) {
    PrintWriter print = spec.commandLine().getOut();
    int width = coverage.categories().stream().mapToInt(String::length).max().orElse(0);
    print.println(agency);
    for (int i = 0; i < coverage.purposes().size(); i++) {
      print.println(
          "  " + " ".repeat(width) + " " + " |".repeat(i) + " " + coverage.purposes().get(i));
    }
    for (String category : coverage.categories()) {
      StringBuilder row = new StringBuilder("  ").append(category);
      row.append(" ".repeat(width - category.length())).append(" ");
      for (String purpose : coverage.purposes()) {
        row.append(' ').append(coverage.level(agency, purpose, category).mark());
      }
      print.println(row);
    }
    print.println();
  }

  private List<Map<String, Object>> form(Coverage coverage) {
    List<Map<String, Object>> cells = new ArrayList<>();
    for (String agency : coverage.agencies()) {
      for (String purpose : coverage.purposes()) {
        for (String category : coverage.categories()) {
          if (agencies.isEmpty() || agencies.contains(agency)) {
            Map<String, Object> cell = new LinkedHashMap<>();
            cell.put("agency", agency);
            cell.put("purpose", purpose);
            cell.put("category", category);
            cell.put("level", coverage.level(agency, purpose, category).name());
            cells.add(cell);
          }
        }
      }
    }
    return cells;
  }

  private static void write(Path file, String text) {
    try {
      Files.writeString(file, text);
    } catch (IOException e) {
      throw CliException.usage("cannot write " + file + ": " + KeyFile.reason(e));
    }
  }
}
