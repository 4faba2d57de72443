package org.ventanilla.cli;

import java.io.PrintWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Future;
import java.util.concurrent.FutureTask;
import java.util.function.Supplier;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.index.SnapshotBuilder;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.list.CompiledList;
import org.ventanilla.screening.list.ListSource;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.list.ReadReport;
import org.ventanilla.screening.match.Screener;
import org.ventanilla.screening.match.ScreeningOptions;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.TokenWeights;

/// Loads the lists a screening command names, and says what was read.
final class ScreeningLists {
  private static final int MOST_TOLD = 20;

  /// Being made on another core if there is one.
  private static final CompletableFuture<NameParser> PARSER =
      CompletableFuture.supplyAsync(() -> new NameParser(NameTables.standard()));

  private ScreeningLists() {}

  /// Begins what every screening needs, while its command line is still being read.
  static void begin() {
    // Java makes the parser when this class is first asked for anything.
  }

  /// What reads names, the same for all lists; waits for it.
  static NameParser parser() {
    return PARSER.join();
  }

  /// Nothing of a list is written over.
  ///
  /// @param argument `[NAME=]TYPE:PATH`
  /// @param out where something is going to be written
  static void spare(String argument, Path out) {
    if (ListSource.parse(argument).reads(out)) {
      throw CliException.usage(
          "--out is " + out + ", which is read as a list or a holding; write to another file");
    }
  }

  /// Lists in memory.
  ///
  /// @param snapshot makes what is searched
  record Loaded(List<LoadedList> lists, Supplier<Snapshot> snapshot) {}

  /// Loads lists given as `[NAME=]TYPE:PATH`. A second list of one name gets a number.
  ///
  /// @param what they are called where they are told of, `list` or `holding`
  static Loaded load(String what, List<String> arguments, PrintWriter told) {
    List<LoadedList> loaded = new ArrayList<>();
    Set<String> names = new HashSet<>();
    TokenWeights weights = TokenWeights.standard();
    SnapshotBuilder builder = new SnapshotBuilder(ScreeningLists::parser, weights);
    Optional<CompiledList> compiled = Optional.empty();
    for (String argument : arguments) {
      ListSource source = ListSource.parse(argument);
      LoadedList list;
      if (arguments.size() == 1 && source.type() == ListType.COMPILED) {
        CompiledList read = source.compiled();
        list = read.list();
        compiled = Optional.of(read);
      } else {
        list = source.load(builder::add);
      }
      String wanted = list.name();
      if (names.contains(wanted) && !source.name().equals(source.type().code())) {
        throw CliException.usage(
            "two " + what + "s are called " + wanted + "; give each its own NAME");
      }
      String name = wanted;
      for (int number = 2; !names.add(name); number++) {
        name = wanted + "-" + number;
      }
      loaded.add(new LoadedList(name, list.type(), list.entities(), list.report()));
      tell(what + " " + name, list.report(), told);
      if (list.entities().isEmpty()) {
        throw CliException.usage(
            what + " " + name + " has no entry that can be used, so that it would say nothing");
      }
    }
    return new Loaded(
        loaded,
        compiled
            .<Supplier<Snapshot>>map(only -> () -> Snapshot.of(only, parser(), weights))
            .orElse(() -> builder.build(loaded)));
  }

  /// Builds what screens. The links are built on another core if there is one, while the first
  /// people are searched: only a hit or a fact has to wait for them.
  static Screener screener(Loaded lists, ScreeningOptions options) {
    Screener screener = Screener.of(lists.lists(), lists.snapshot(), options);
    return options.links() == 0
        ? screener
        : screener.withLinks(begun(() -> LinkGraph.of(lists.lists())));
  }

  /// The same, linked through records of holdings as well.
  static Screener screener(Loaded lists, Loaded holdings, ScreeningOptions options) {
    Screener known = Screener.of(holdings.lists(), holdings.snapshot(), options);
    return screener(lists, options)
        .withHoldings(known, begun(() -> LinkGraph.of(lists.lists(), holdings.lists())));
  }

  private static Supplier<LinkGraph> begun(Callable<LinkGraph> graph) {
    FutureTask<LinkGraph> links = new FutureTask<>(graph);
    Thread.ofPlatform().daemon().name("links").start(links);
    return () -> made(links);
  }

  private static LinkGraph made(Future<LinkGraph> links) {
    try {
      return links.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw CliException.fault("interrupted");
    } catch (ExecutionException e) {
      throw CliException.fault("cannot link the lists: " + e.getCause());
    }
  }

  private static void tell(String which, ReadReport report, PrintWriter told) {
    told.println(
        "%s: %s entries, %s rows skipped, %s%s"
            .formatted(
                which,
                report.entities(),
                report.skippedRows(),
                report.digest(),
                report.sourceDate().map(date -> ", of " + date).orElse("")));
    report.skipped().stream()
        .limit(MOST_TOLD)
        .forEach(skipped ->
            told.println(
                "  "
                    + skipped.file()
                    + ":"
                    + skipped.line()
                    + ": skipped, "
                    + skipped.reason().told()));
    if (report.skippedRows() > MOST_TOLD) {
      told.println("  and " + (report.skippedRows() - MOST_TOLD) + " more");
    }
    told.flush();
  }
}
