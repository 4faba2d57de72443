package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.match.Language;
import org.ventanilla.screening.match.ScreeningOptions;
import picocli.CommandLine.Command;
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
  @Option(
      names = "--list",
      paramLabel = "[NAME=]TYPE:PATH",
      description =
          "a list to screen against, once or more: ofac, ofac-xml, un, ftm, senzing, csv or"
              + " compiled; NAME is what hits call it (default: its type)")
  private List<String> lists = new ArrayList<>();

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
      names = "--threshold",
      paramLabel = "T",
      description = "the least score of a hit (default: ${DEFAULT-VALUE})",
      defaultValue = "0.6")
  private double threshold;

  @Option(
      names = "--limit",
      paramLabel = "N",
      description = "most hits of one person (default: ${DEFAULT-VALUE})",
      defaultValue = "10")
  private int limit;

  @Option(
      names = "--links",
      paramLabel = "K",
      description = "most steps of an indirect link, 0 for none (default: ${DEFAULT-VALUE})",
      defaultValue = "2")
  private int links;

  @Option(
      names = "--suppressions",
      paramLabel = "FILE",
      description = "hits that were cleared and do not count until person or entry changes")
  private @Nullable Path suppressions;

  @Option(
      names = "--lang",
      paramLabel = "en|es",
      description = "the language of explanations (default: ${DEFAULT-VALUE})",
      defaultValue = "en")
  private String language = "en";

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
    ScreeningLists.needed(lists);
    PrintWriter told = spec.commandLine().getErr();
    ScreenRun.Files files = new ScreenRun.Files(from, facts, to, suppressions);
    return new ScreenRun(
            files, options(threshold, limit, links, true), language(language), threads, told)
        .run(lists, spec.commandLine().getOut());
  }

  private static Path needed(@Nullable Path path, String option) {
    if (path == null) {
      throw CliException.usage(option + " is missing; see ventanilla screen --help");
    }
    return path;
  }

  static ScreeningOptions options(double threshold, int limit, int links, boolean explained) {
    try {
      return new ScreeningOptions(threshold, limit, links, explained);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }

  static Language language(String code) {
    return Language.of(code).orElseThrow(() -> CliException.usage("--lang is en or es"));
  }
}
