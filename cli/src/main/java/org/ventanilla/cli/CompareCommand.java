package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.index.BulkSearch;
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
      check(Path.of(out));
      try (ResultFile scores = ResultFile.create(Path.of(out), spec.commandLine().getOut())) {
        score(file, scores);
        scores.finish();
      }
    } catch (ScreeningException e) {
      throw CliException.usage(String.valueOf(e.getMessage()));
    } catch (IOException e) {
      throw CliException.fault("cannot read " + pairs + ": " + KeyFile.reason(e));
    }
    if (problems > TOLD) {
      err().println("ventanilla: " + problems + " rows have no score");
    }
    return (problems > 0 ? ExitCode.USAGE : ExitCode.DONE).status();
  }

  private void check(Path target) {
    Path directory = target.toAbsolutePath().getParent();
    if (directory == null || !Files.isDirectory(directory) || Files.isDirectory(target)) {
      throw CliException.usage("--out is a file in a directory that exists");
    }
    if (ResultFile.same(pairs, target)) {
      throw CliException.usage("--out is the file of pairs itself");
    }
  }

  private void score(PairFile file, ResultFile scores) {
    PairScorer scorer = new PairScorer(file, ScreeningLists.parser());
    scores.write(scorer.head(file));
    try (Progress progress = Progress.of("pairs", err())) {
      long[] done = {0};
      BulkSearch.onAllCores()
          .<PairRow, PairScorer.Scored>run(
              file,
              scorer::worker,
              batch -> {
                scores.write(batch.text());
                batch.problems().forEach(this::tell);
                done[0] += batch.text().lines().count();
                progress.reached(done[0]);
              });
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
