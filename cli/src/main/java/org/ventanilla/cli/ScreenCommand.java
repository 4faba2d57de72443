package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Screens many people against lists, from a file to a file.
@Command(
    name = "screen",
    description = {
      "Screen people against lists: who may be listed, or is linked to somebody who is.",
      "Reads people and writes hits as a stream, in the order of the people, with all cores."
          + " A row that cannot be used is told with its line and reason, counted, and passed over.",
    },
    synopsisSubcommandLabel = "[COMMAND]",
    subcommands = ScreenExplainCommand.class)
final class ScreenCommand implements Callable<Integer> {
  @Mixin private Screening screening = new Screening();

  @Option(
      names = "--people",
      paramLabel = "FILE",
      description =
          "the people: CSV with a header, or JSON lines when it ends in .jsonl; id and name, and if"
              + " known given, paternal, maternal, birth_date, sex, nationality, curp, rfc, passport")
  private @Nullable Path people;

  @Option(
      names = "--facts",
      paramLabel = "FILE",
      description =
          "what they declared: id, kind (name, address, phone, email, employer, relative, document,"
              + " vehicle), value, country, relation; in any order")
  private @Nullable Path facts;

  @Option(
      names = "--out",
      paramLabel = "FILE",
      description =
          "where the hits go: CSV, or JSON lines when it ends in .jsonl; - for standard output")
  private @Nullable Path out;

  @Option(
      names = "--suppressions",
      paramLabel = "FILE",
      description = "hits that were cleared and do not count until person or entry changes")
  private @Nullable Path suppressions;

  @Option(
      names = "--threads",
      paramLabel = "N",
      description = "how many threads work (default: one a core)")
  private int threads;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() {
    Path from = needed(people, "--people");
    Path to = needed(out, "--out");
    if (to.toString().toLowerCase(Locale.ROOT).endsWith(".json")) {
      throw CliException.usage("--out ends in .jsonl for JSON lines, or in .csv, not in .json");
    }
    screening.check();
    PrintWriter told = spec.commandLine().getErr();
    ScreenRun.Files files = new ScreenRun.Files(from, facts, to, suppressions);
    return new ScreenRun(files, screening, threads, told).run(spec.commandLine().getOut());
  }

  private static Path needed(@Nullable Path path, String option) {
    if (path == null) {
      throw CliException.usage(option + " is missing; see ventanilla screen --help");
    }
    return path;
  }
}
