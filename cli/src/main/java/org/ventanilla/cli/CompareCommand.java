package org.ventanilla.cli;

import java.io.BufferedWriter;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.concurrent.Callable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.index.BulkSearch;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.pairs.PairFile;
import org.ventanilla.screening.pairs.PairRow;
import org.ventanilla.screening.pairs.PairScorer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Scores pairs of names or of entities, from a file to a file.
@Command(
    name = "compare",
    description = {
      "Score pairs: how likely two names, or two entities, are one's.",
      "CSV with the columns name1, name2 and, if known, schema comes back with a score column; JSON"
          + " lines with query and candidate in FollowTheMoney form give {\"score\": 0.93} a line,"
          + " in the order of the file. From 0.7 on a pair is worth a person's look.",
      "A row that cannot be scored comes back without a score and is told with its line; the"
          + " command then ends with 2."
    })
final class CompareCommand implements Callable<Integer> {
  private static final int TOLD = 20;

  @Option(names = "--pairs", paramLabel = "FILE", required = true, description = "the pairs")
  private Path pairs = Path.of("");

  @Option(
      names = "--out",
      paramLabel = "FILE",
      required = true,
      description = "where the scores go; - for standard output")
  private String out = "-";

  @Spec private CommandSpec spec = CommandSpec.create();

  private long problems;

  @Override
  public Integer call() {
    try (PairFile file = PairFile.open(pairs)) {
      if (out.equals("-")) {
        PrintWriter standard = spec.commandLine().getOut();
        score(file, standard);
        standard.flush();
      } else {
        write(file, Path.of(out).toAbsolutePath());
      }
    } catch (ScreeningException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    } catch (IOException | UncheckedIOException e) {
      throw CliException.fault("cannot write " + out + ": " + e.getMessage());
    }
    if (problems > TOLD) {
      err().println("ventanilla: " + problems + " rows have no score");
    }
    return (problems > 0 ? ExitCode.USAGE : ExitCode.DONE).status();
  }

  /// Under its name only once it is whole.
  private void write(PairFile file, Path target) throws IOException {
    Path directory = target.getParent();
    if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(target)) {
      throw CliException.usage("--out is a file in a directory that exists");
    }
    if (Files.exists(target) && Files.isSameFile(target, pairs)) {
      throw CliException.usage("--out is the file of pairs itself");
    }
    if (Files.exists(target) && !Files.isRegularFile(target)) {
      try (BufferedWriter writer = Files.newBufferedWriter(target)) {
        score(file, writer);
      }
      return;
    }
    Path part =
        directory.resolve(
            "." + target.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      try (BufferedWriter writer = Files.newBufferedWriter(part)) {
        score(file, writer);
      }
      Files.move(part, target, StandardCopyOption.REPLACE_EXISTING);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  private void score(PairFile file, Writer writer) throws IOException {
    PairScorer scorer = new PairScorer(file, new NameParser(NameTables.standard()));
    writer.write(scorer.head(file));
    try (Progress progress = Progress.of("pairs", err())) {
      long[] done = {0};
      BulkSearch.onAllCores()
          .<PairRow, PairScorer.Scored>run(
              file,
              scorer::worker,
              batch -> {
                write(writer, batch.text());
                batch.problems().forEach(this::tell);
                done[0] += batch.text().lines().count();
                progress.reached(done[0]);
              });
    }
  }

  private static void write(Writer writer, String text) {
    try {
      writer.write(text);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void tell(PairScorer.Problem problem) {
    if (++problems <= TOLD) {
      err()
          .println(
              "ventanilla: "
                  + pairs.getFileName()
                  + ":"
                  + problem.line()
                  + ": "
                  + problem.reason());
    }
  }

  private PrintWriter err() {
    return spec.commandLine().getErr();
  }
}
