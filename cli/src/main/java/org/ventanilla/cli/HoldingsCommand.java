package org.ventanilla.cli;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.holding.Converted;
import org.ventanilla.window.holding.HoldingFile;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.JsonNode;

/// What a holder holds.
@Command(
    name = "holdings",
    description = "Bring a holder's records into the window.",
    synopsisSubcommandLabel = "COMMAND",
    subcommands = {HoldingsCommand.Import.class, HoldingsCommand.Listing.class})
final class HoldingsCommand {
  private static final String PATH = "/api/v1/holdings";

  /// Shows the calling holder's sources.
  @Command(name = "list", description = "Show the sources the calling holder has imported.")
  static final class Listing implements Callable<Integer> {
    @Mixin private Connection connection = new Connection();
    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      try (WindowClient client = connection.open()) {
        spec.commandLine().getOut().println(Documents.text(client.get(PATH)));
        return ExitCode.DONE.status();
      }
    }
  }

  /// Imports a source; the earlier import of the same source is replaced whole, or not at all.
  @Command(
      name = "import",
      description =
          "Import a source: the earlier import of the same name is replaced whole, or not at all.")
  static final class Import implements Callable<Integer> {
    @Mixin private Connection connection = new Connection();

    @Parameters(
        paramLabel = "TYPE:PATH",
        description = "csv:FILE, jsonl:FILE, or ofac:DIR with the legacy SDN files")
    private String list = "";

    @Option(
        names = "--source",
        required = true,
        description = "the source's name, such as register")
    private String source = "";

    @Option(
        names = "--mapping",
        paramLabel = "FILE",
        description = "how the file becomes records; needed for csv")
    private @Nullable Path mapping;

    @Option(
        names = "--skip",
        description = "leave out rows that cannot be used, counted and listed, instead of refusing")
    private boolean skip;

    @Spec private CommandSpec spec = CommandSpec.create();

    @Override
    public Integer call() {
      if (!source.matches("[a-z0-9][a-z0-9-]{0,63}")) {
        throw CliException.usage("--source: lower-case letters, digits and dashes, at most 64");
      }
      HoldingFile file = HoldingList.parse(list).file(Optional.ofNullable(mapping));
      try (WindowClient client = connection.open()) {
        JsonNode imported = send(client, file, source, skip, spec.commandLine().getErr());
        spec.commandLine().getOut().println(Documents.text(imported));
        return ExitCode.DONE.status();
      }
    }
  }

  /// Turns a file into lines beside the window, then sends them in one call.
  static JsonNode send(
      WindowClient client, HoldingFile file, String source, boolean skip, PrintWriter told) {
    Path lines = null;
    try {
      lines = Files.createTempFile("ventanilla-holding", ".jsonl");
      Converted converted = convert(file, lines, told);
      converted
          .problems()
          .forEach(problem ->
              told.println(
                  "line " + problem.line() + " " + problem.pointer() + ": " + problem.code()));
      if (converted.records() == 0 || (!skip && !converted.whole())) {
        throw CliException.negative(
            converted.refused()
                + " rows cannot be used; nothing was imported. Mend them, or leave them out with --skip.");
      }
      return client.post(
          PATH + "/" + source + "/imports" + (skip ? "?skip=true" : ""),
          "application/x-ndjson",
          BodyPublishers.ofFile(lines));
    } catch (IOException e) {
      throw CliException.fault("cannot use a temporary file: " + KeyFile.reason(e));
    } finally {
      delete(lines);
    }
  }

  private static Converted convert(HoldingFile file, Path lines, PrintWriter told)
      throws IOException {
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(lines));
        Progress progress = Progress.of("records", told)) {
      return file.write(out, progress::reached);
    }
  }

  static void delete(@Nullable Path file) {
    if (file != null) {
      try {
        Files.deleteIfExists(file);
      } catch (IOException e) {
        // It holds what the holder holds; say so rather than leave it lying about unnoticed.
        throw CliException.fault("could not delete " + file + "; delete it yourself");
      }
    }
  }
}
