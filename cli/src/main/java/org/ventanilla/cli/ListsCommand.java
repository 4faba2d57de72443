package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.link.LinkCounts;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.list.ListDelta;
import org.ventanilla.screening.list.ListSource;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.list.ReadReport;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Sanction lists by themselves, without anybody to screen.
@Command(
    name = "lists",
    description = "Look into sanction lists, compare two states of one, compile one.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {ListsCommand.Inspect.class, ListsCommand.Diff.class, ListsCommand.Compile.class})
final class ListsCommand {
  static final String LIST = "TYPE:PATH";

  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  private ListsCommand() {}

  /// Loads a list, with what went wrong as a person is told it.
  static LoadedList load(String argument) {
    try {
      return ListSource.parse(argument).load();
    } catch (ScreeningException e) {
      throw CliException.usage(e.code() + ": " + e.getMessage());
    }
  }

  /// Says what is on a list.
  @Command(
      name = "inspect",
      description = {
        "Say what a list states and what of it was not understood, as JSON on standard output.",
        "Exit 1 when rows were left out."
      })
  static final class Inspect implements Callable<Integer> {
    @Parameters(paramLabel = LIST, description = "such as ofac:DIR or un:FILE")
    private String list = "";

    @Option(
        names = "--entity",
        paramLabel = "ID",
        description = "show this entry instead, as it was read")
    private String entity = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      LoadedList loaded = load(list);
      PrintWriter out = spec.commandLine().getOut();
      if (!entity.isEmpty()) {
        ListedEntity found =
            loaded.entities().stream()
                .filter(one -> one.id().equals(entity))
                .findFirst()
                .orElseThrow(() -> CliException.negative("the list has no entry " + entity));
        out.println(Documents.text(ListDocuments.entity(found)));
        return ExitCode.DONE.status();
      }
      out.println(Documents.text(summary(loaded)));
      return loaded.report().skippedRows() == 0
          ? ExitCode.DONE.status()
          : ExitCode.NEGATIVE.status();
    }

    private static ObjectNode summary(LoadedList loaded) {
      ReadReport report = loaded.report();
      ObjectNode summary = NODES.objectNode();
      summary.put("list", loaded.name()).put("type", loaded.type().code());
      summary.put("digest", report.digest());
      report.sourceDate().ifPresent(date -> summary.put("sourceDate", date.toString()));
      summary.put("entries", report.entities());
      counts(
          summary.putObject("kinds"),
          loaded.entities().stream().map(one -> ListDocuments.code(one.kind())).toList());
      counts(
          summary.putObject("names"),
          loaded.entities().stream()
              .flatMap(one -> one.names().stream())
              .map(name -> ListDocuments.code(name.kind()))
              .toList());
      counts(
          summary.putObject("identifiers"),
          loaded.entities().stream()
              .flatMap(one -> one.identifiers().stream())
              .map(identifier -> identifier.type().code())
              .toList());
      links(summary.putObject("links"), LinkGraph.of(List.of(loaded)).counts());
      remarks(summary.putObject("remarks"), loaded);
      ObjectNode rows = summary.putObject("rows");
      report.rows().forEach(rows::put);
      ArrayNode absent = summary.putArray("absent");
      report.absent().forEach(absent::add);
      summary.put("skippedRows", report.skippedRows());
      ArrayNode skipped = summary.putArray("skipped");
      report
          .skipped()
          .forEach(row ->
              skipped
                  .addObject()
                  .put("file", row.file())
                  .put("line", row.line())
                  .put("reason", row.reason().name()));
      return summary;
    }

    private static void counts(ObjectNode into, List<String> words) {
      Map<String, Long> counts =
          words.stream()
              .collect(Collectors.groupingBy(word -> word, TreeMap::new, Collectors.counting()));
      counts.forEach(into::put);
    }

    private static void links(ObjectNode into, LinkCounts counts) {
      into.put("relations", counts.relations())
          .put("resolvedNames", counts.resolvedNames())
          .put("unresolvedNames", counts.unresolvedNames())
          .put("ambiguousNames", counts.ambiguousNames())
          .put("danglingIds", counts.danglingIds())
          .put("sharedValues", counts.sharedValues())
          .put("hubs", counts.hubs())
          .put("vagueAddresses", counts.vagueAddresses());
    }

    /// What OFAC's remarks say that is kept as text; other lists have remarks that are nothing
    /// else.
    private static void remarks(ObjectNode into, LoadedList loaded) {
      List<String> left =
          loaded.entities().stream()
              .filter(one -> !one.remarks().isEmpty())
              .flatMap(one -> Arrays.stream(one.remarks().split("; ", -1)))
              .toList();
      into.put("statementsKeptAsText", left.size());
      if (loaded.type() == ListType.OFAC) {
        ArrayNode examples = into.putArray("examples");
        left.stream().distinct().sorted().limit(100).forEach(examples::add);
      }
    }
  }

  /// Says what became of a list.
  @Command(
      name = "diff",
      description = {
        "Say what became of a list: a JSON object a line for each entry that was added, removed or",
        "changed, with what changed. Counts go to standard error."
      })
  static final class Diff implements Callable<Integer> {
    @Parameters(index = "0", paramLabel = "OLD", description = LIST)
    private String before = "";

    @Parameters(index = "1", paramLabel = "NEW", description = LIST)
    private String after = "";

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ListDelta delta = ListDelta.between(load(before).entities(), load(after).entities());
      PrintWriter out = spec.commandLine().getOut();
      Consumer<ObjectNode> line = node -> out.println(node.toString());
      delta.added().forEach(one -> line.accept(ListDocuments.change("added", one)));
      delta.removed().forEach(one -> line.accept(ListDocuments.change("removed", one)));
      for (ListDelta.Changed changed : delta.changed()) {
        ObjectNode node = ListDocuments.change("changed", changed.after());
        ArrayNode fields = node.putArray("fields");
        for (ListDelta.Change change : changed.changes()) {
          ObjectNode field = fields.addObject().put("field", change.field());
          change.lost().forEach(field.putArray("lost")::add);
          change.gained().forEach(field.putArray("gained")::add);
        }
        line.accept(node);
      }
      spec.commandLine()
          .getErr()
          .println(
              "%s added, %s removed, %s changed"
                  .formatted(delta.added().size(), delta.removed().size(), delta.changed().size()));
      return ExitCode.DONE.status();
    }
  }

  /// Writes a list in the form that loads fast.
  @Command(
      name = "compile",
      description = "Write a list in the form that loads fast; read it with --list compiled:FILE.")
  static final class Compile implements Callable<Integer> {
    @Option(names = "--list", required = true, paramLabel = LIST, description = "the list")
    private String list = "";

    @Option(names = "--out", required = true, paramLabel = "FILE", description = "where to")
    private Path out = Path.of("");

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      ScreeningLists.spare(list, out);
      if (Files.exists(out) && !Files.isRegularFile(out)) {
        throw CliException.usage("--out is " + out + ", which is no file; a list becomes a file");
      }
      LoadedList loaded = load(list);
      try {
        Snapshot.compile(loaded, ScreeningLists.parser()).write(out);
      } catch (IOException e) {
        throw CliException.usage("cannot write " + out + ": " + KeyFile.reason(e));
      }
      spec.commandLine()
          .getErr()
          .println(
              "%s: %s entries, %s rows left out, %s"
                  .formatted(
                      loaded.name(),
                      loaded.entities().size(),
                      loaded.report().skippedRows(),
                      loaded.report().digest()));
      return ExitCode.DONE.status();
    }
  }
}
