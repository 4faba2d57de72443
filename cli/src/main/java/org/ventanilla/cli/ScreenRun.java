package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Locale;
import java.util.NoSuchElementException;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.index.BulkSearch;
import org.ventanilla.screening.match.Hit;
import org.ventanilla.screening.match.HitCsv;
import org.ventanilla.screening.match.HitJson;
import org.ventanilla.screening.match.HitRelation;
import org.ventanilla.screening.match.Language;
import org.ventanilla.screening.match.Screener;
import org.ventanilla.screening.match.ScreeningWorker;
import org.ventanilla.screening.person.PeopleFile;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.suppression.Suppressions;

/// One run of `screen`: people in, hits out, in the order of the people whatever the threads do.
final class ScreenRun {
  private static final int BATCH = 256;

  private final Files files;
  private final Screening screening;
  private final BulkSearch bulk;
  private final PrintWriter told;
  private final Totals totals = new Totals();

  /// @param threads how many work; 0 for one a core
  ScreenRun(Files files, Screening screening, int threads, PrintWriter told) {
    this.files = files;
    this.screening = screening;
    this.told = told;
    if (threads < 0 || threads > BulkSearch.MOST_THREADS) {
      throw CliException.usage("--threads is 1 to " + BulkSearch.MOST_THREADS);
    }
    this.bulk = threads == 0 ? BulkSearch.onAllCores() : new BulkSearch(threads, BATCH);
  }

  /// What a run reads and writes.
  record Files(Path people, @Nullable Path facts, Path out, @Nullable Path suppressions) {
    List<Path> read() {
      List<Path> read = new ArrayList<>(List.of(people));
      if (facts != null) {
        read.add(facts);
      }
      if (suppressions != null) {
        read.add(suppressions);
      }
      return read;
    }
  }

  /// What came of a batch.
  ///
  /// @param cut how many people have more hits than `--limit`
  record Screened(
      String text,
      int people,
      int alerted,
      int direct,
      int linked,
      long cleared,
      int cut,
      long directLeftOut,
      long linkedLeftOut) {}

  private static final class Totals {
    private long people;
    private long alerted;
    private long direct;
    private long linked;
    private long cleared;
    private long cut;
    private long directLeftOut;
    private long linkedLeftOut;

    void add(Screened batch) {
      people += batch.people();
      alerted += batch.alerted();
      direct += batch.direct();
      linked += batch.linked();
      cleared += batch.cleared();
      cut += batch.cut();
      directLeftOut += batch.directLeftOut();
      linkedLeftOut += batch.linkedLeftOut();
    }
  }

  int run(PrintWriter standard) {
    for (Path read : files.read()) {
      if (ResultFile.same(read, files.out())) {
        throw CliException.usage("--out is " + read + " itself; write the hits to another file");
      }
    }
    screening.spare(files.out());
    RowProblems problems = new RowProblems(told);
    try (PeopleFile people = PeopleFile.open(files.people(), problems::accept);
        FactsReader facts = FactsReader.open(files.facts(), problems)) {
      Suppressions cleared = cleared();
      long asked = System.nanoTime();
      Screener screener =
          screening.screener(told).withCleared(cleared, LocalDate.now(ZoneOffset.UTC));
      long began = System.nanoTime();
      told.println(
          String.format(Locale.ROOT, "lists ready to search in %.2f s", (began - asked) / 1e9));
      try (ResultFile hits = ResultFile.create(files.out(), standard);
          Progress progress = Progress.of("people", told)) {
        if (!json()) {
          hits.write(HitCsv.HEADER + "\n");
        }
        long size = size(files.people());
        bulk.run(
            iterator(people),
            () -> worker(screener, facts),
            screened -> {
              hits.write(screened.text());
              totals.add(screened);
              progress.reached(totals.people, expected(people, size));
            });
        hits.finish();
      }
      summary(Duration.ofNanos(System.nanoTime() - began), problems, facts);
    }
    return ExitCode.DONE.status();
  }

  private Suppressions cleared() {
    if (files.suppressions() == null) {
      return Suppressions.none();
    }
    Suppressions cleared = Suppressions.read(files.suppressions());
    String file = String.valueOf(files.suppressions().getFileName());
    cleared
        .problems()
        .forEach(problem ->
            told.println(file + ":" + problem.line() + ": clears nothing: " + problem.reason()));
    if (cleared.wrongLines() > cleared.problems().size()) {
      told.println(file + ": " + cleared.wrongLines() + " lines clear nothing");
    }
    return cleared;
  }

  private Function<List<Person>, Screened> worker(Screener screener, FactsReader facts) {
    ScreeningWorker worker = screener.worker();
    Language language = screening.language();
    Function<Hit, String> written =
        json() ? new HitJson(language)::line : new HitCsv(language)::row;
    return batch -> {
      StringBuilder text = new StringBuilder();
      long clearedBefore = worker.cleared();
      long directBefore = worker.directLeftOut();
      long linkedBefore = worker.linkedLeftOut();
      int cut = 0;
      int alerted = 0;
      int direct = 0;
      int linked = 0;
      for (Person person : batch) {
        long leftOut = worker.directLeftOut() + worker.linkedLeftOut();
        List<Hit> hits = worker.screen(person, facts.of(person.id()));
        cut += worker.directLeftOut() + worker.linkedLeftOut() > leftOut ? 1 : 0;
        alerted += hits.isEmpty() ? 0 : 1;
        for (Hit hit : hits) {
          text.append(written.apply(hit)).append('\n');
          direct += hit.relation() == HitRelation.DIRECT ? 1 : 0;
          linked += hit.relation() == HitRelation.LINKED ? 1 : 0;
        }
      }
      return new Screened(
          text.toString(),
          batch.size(),
          alerted,
          direct,
          linked,
          worker.cleared() - clearedBefore,
          cut,
          worker.directLeftOut() - directBefore,
          worker.linkedLeftOut() - linkedBefore);
    };
  }

  private boolean json() {
    return files.out().toString().toLowerCase(Locale.ROOT).endsWith(".jsonl");
  }

  private static Iterator<Person> iterator(PeopleFile people) {
    return new Iterator<>() {
      private Optional<Person> next = people.next();

      @Override
      public boolean hasNext() {
        return next.isPresent();
      }

      @Override
      public Person next() {
        Person person = next.orElseThrow(NoSuchElementException::new);
        next = people.next();
        return person;
      }
    };
  }

  /// How many people the file will have had, by the bytes read so far; less than 0 if nobody knows.
  private static long expected(PeopleFile people, long size) {
    long position = people.position();
    return size <= 0 || position <= 0
        ? -1
        : Math.max(people.people(), people.people() * size / position);
  }

  private static long size(Path path) {
    try {
      return java.nio.file.Files.isRegularFile(path) ? java.nio.file.Files.size(path) : -1;
    } catch (IOException e) {
      return -1;
    }
  }

  private void summary(Duration took, RowProblems problems, FactsReader facts) {
    double seconds = Math.max(0.001, took.toNanos() / 1e9);
    told.println(
        String.format(
            Locale.ROOT,
            "%d people in %.1f s, %.0f a second; %d with hits: %d direct, %d linked; %d cleared",
            totals.people,
            seconds,
            totals.people / seconds,
            totals.alerted,
            totals.direct,
            totals.linked,
            totals.cleared));
    if (totals.cut > 0) {
      String whose = " of " + totals.cut + " people";
      told.println(screening.leftOut(totals.directLeftOut, totals.linkedLeftOut, whose));
    }
    if (!problems.summary().isEmpty()) {
      told.println(problems.summary());
    }
    if (facts.unasked() > 0) {
      told.println(facts.unasked() + " facts belong to nobody among the people");
    }
    told.flush();
  }
}
