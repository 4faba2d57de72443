package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.ventanilla.cli.ScreeningLists.Loaded;
import org.ventanilla.screening.match.Language;
import org.ventanilla.screening.match.Screener;
import org.ventanilla.screening.match.ScreeningOptions;
import picocli.CommandLine.Option;

/// The options of whoever screens: against which lists, and how.
final class Screening {
  @Option(
      names = "--list",
      paramLabel = "[NAME=]TYPE:PATH",
      description =
          "a list to screen against, once or more: ofac, ofac-xml, un, ftm, senzing, csv or"
              + " compiled; NAME is what hits call it (default: its type)")
  private List<String> lists = new ArrayList<>();

  @Option(
      names = "--holding",
      paramLabel = "[NAME=]TYPE:PATH",
      description =
          "records that are known and not listed, once or more, of the same types: people are linked"
              + " through them with the lists, and they are never hits")
  private List<String> holdings = new ArrayList<>();

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
      names = "--lang",
      paramLabel = "en|es",
      description = "the language of explanations (default: ${DEFAULT-VALUE})",
      defaultValue = "en")
  private String language = "en";

  /// What the options ask for is sound, as far as can be said before a list is read.
  void check() {
    if (lists.isEmpty()) {
      throw CliException.usage("--list TYPE:PATH is missing; see ventanilla screen --help");
    }
    language();
    if (options().links() == 0 && !holdings.isEmpty()) {
      throw CliException.usage("--holding is for links; leave it out, or give --links 1 to 3");
    }
  }

  /// Nothing of a list is written over.
  ///
  /// @param out where something is going to be written
  void spare(Path out) {
    lists.forEach(list -> ScreeningLists.spare(list, out));
    holdings.forEach(holding -> ScreeningLists.spare(holding, out));
  }

  /// Loads the lists and holdings, which takes a while, and says what was read.
  Screener screener(PrintWriter told) {
    Loaded listed = ScreeningLists.load("list", lists, told);
    return holdings.isEmpty()
        ? ScreeningLists.screener(listed, options())
        : ScreeningLists.screener(
            listed, ScreeningLists.load("holding", holdings, told), options());
  }

  /// Says how many hits were more than a person may have.
  ///
  /// @param whose such as ` of 3 people`; empty where there is one
  String leftOut(long direct, long linked, String whose) {
    return "hits left out beyond --limit %s: %s%s (%s direct, %s linked)"
        .formatted(limit, direct + linked, whose, direct, linked);
  }

  Language language() {
    return Language.of(language).orElseThrow(() -> CliException.usage("--lang is en or es"));
  }

  private ScreeningOptions options() {
    try {
      return new ScreeningOptions(threshold, limit, links, true);
    } catch (IllegalArgumentException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    }
  }
}
