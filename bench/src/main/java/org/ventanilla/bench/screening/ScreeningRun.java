package org.ventanilla.bench.screening;

import com.sun.management.OperatingSystemMXBean;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.index.BulkSearch;
import org.ventanilla.screening.index.EntityFloor;
import org.ventanilla.screening.index.Searcher;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.list.CompiledList;
import org.ventanilla.screening.list.ListSource;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.TokenWeights;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// Measures screening in this process: loading a list, one query at a time, many at once, how cost
/// grows with the list, and that the search loses nothing.
@Command(
    name = "screening",
    mixinStandardHelpOptions = true,
    description = "Loading, one query, bulk, growth, and losslessness of the search for names.")
public final class ScreeningRun implements Callable<Integer> {
  private static final long SEED = 20_130_415;
  private static final String COMPILED = "compiled:";
  private static final int SMALLEST = 1_000;
  private static final int WARM_UP_ROUNDS = 5;

  /// What is measured.
  enum Part {
    LOAD,
    QUERY,
    BULK,
    GROWTH,
    LOSSLESS
  }

  @Option(
      names = "--list",
      paramLabel = "TYPE:PATH",
      description = "a list as `screen` takes it; without it, an invented one")
  private String list = "";

  @Option(names = "--compile", paramLabel = "FILE", description = "writes the list's compiled form")
  private String compile = "";

  @Option(names = "--entities", description = "of the invented list (default: ${DEFAULT-VALUE})")
  private int entities = 10_000;

  @Option(names = "--queries", description = "how many (default: ${DEFAULT-VALUE})")
  private int queries = 20_000;

  @Option(names = "--floor", description = "least name score (default: ${DEFAULT-VALUE})")
  private double floor = 0.7;

  @Option(
      names = "--listed",
      description = "share of queries that are names of the list (default: ${DEFAULT-VALUE})")
  private double listed = 0.1;

  @Option(
      names = "--plot",
      paramLabel = "FILE",
      description = "where growth is drawn, as SVG; without it, only its table is printed")
  private @Nullable Path plot;

  @Parameters(arity = "1..*", description = "${COMPLETION-CANDIDATES}")
  private List<Part> parts = new ArrayList<>();

  /// Runs it.
  public static void main(String... arguments) {
    Locale.setDefault(Locale.ROOT);
    System.exit(
        new CommandLine(new ScreeningRun())
            .setCaseInsensitiveEnumValuesAllowed(true)
            .execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    boolean whole = true;
    if (parts.remove(Part.GROWTH)) {
      growth();
    }
    if (!parts.isEmpty()) {
      Snapshot snapshot = load();
      for (Part part : parts) {
        switch (part) {
          case LOAD, GROWTH -> {}
          case QUERY -> query(snapshot);
          case BULK -> bulk(snapshot);
          case LOSSLESS -> whole &= lossless(snapshot);
        }
      }
    }
    say("memory, most", "%,d MiB resident".formatted(mostResident() >> 10));
    return whole ? 0 : 1;
  }

  private Snapshot load() throws IOException {
    long start = System.nanoTime();
    NameParser parser = new NameParser(NameTables.standard());
    long tables = System.nanoTime();
    Snapshot snapshot = snapshot(parser);
    long end = System.nanoTime();
    say(
        "list",
        "%s: %,d entities, %,d names, %,d words%s"
            .formatted(
                snapshot.sources().getFirst().name(),
                snapshot.size(),
                snapshot.nameCount(),
                snapshot.wordCount(),
                snapshot.indexed() ? ", with its tables" : ""));
    say(
        "load",
        "%,d ms: name tables %,d, list and index %,d; %,d ms of processor; %,d ms since the start of Java"
            .formatted(
                millis(end - start),
                millis(tables - start),
                millis(end - tables),
                millis(processor()),
                System.currentTimeMillis() - ManagementFactory.getRuntimeMXBean().getStartTime()));
    return snapshot;
  }

  private Snapshot snapshot(NameParser parser) throws IOException {
    if (list.startsWith(COMPILED)) {
      CompiledList compiled = CompiledList.read(Path.of(list.substring(COMPILED.length())));
      return Snapshot.of(compiled, parser, TokenWeights.standard());
    }
    LoadedList loaded =
        list.isEmpty() ? InventedList.of(entities, SEED) : ListSource.parse(list).load();
    if (!compile.isEmpty()) {
      Snapshot.compile(loaded, parser).write(Path.of(compile));
    }
    return Snapshot.of(List.of(loaded), parser, TokenWeights.standard());
  }

  /// Processor time of this process, in nanoseconds.
  private static long processor() {
    return ManagementFactory.getPlatformMXBean(OperatingSystemMXBean.class).getProcessCpuTime();
  }

  /// Each query by itself, parsing included.
  private void query(Snapshot snapshot) {
    List<String> texts = new Queries(snapshot, SEED).some(queries, listed);
    Searcher searcher = snapshot.searcher();
    int warm = texts.size() / 2;
    long[] took = new long[texts.size() - warm];
    long hits = 0;
    for (int i = 0; i < texts.size(); i++) {
      long start = System.nanoTime();
      ParsedName query = snapshot.parser().parse(texts.get(i), NameType.PERSON);
      int found = count(searcher, query);
      if (i >= warm) {
        took[i - warm] = System.nanoTime() - start;
        hits += found;
      }
    }
    Arrays.sort(took);
    say(
        "query",
        "p50 %.1f, p90 %.1f, p99 %.1f, p99.9 %.1f, most %.1f µs; mean %.1f; %,d queries after as many to warm up; %,d hits"
            .formatted(
                micros(took, 0.5),
                micros(took, 0.9),
                micros(took, 0.99),
                micros(took, 0.999),
                micros(took, 1),
                Arrays.stream(took).sum() / 1e3 / took.length,
                took.length,
                hits));
  }

  private int count(Searcher searcher, ParsedName query) {
    int[] found = {0};
    searcher.find(query, floor, EntityFloor.of(0), (entity, name, score) -> found[0]++);
    return found[0];
  }

  private void bulk(Snapshot snapshot) {
    List<String> texts = new Queries(snapshot, SEED + 1).some(queries, listed);
    for (int threads = 1; threads <= BulkSearch.onAllCores().threads(); threads++) {
      for (String round : List.of("cold", "warm", "warm")) {
        long[] hits = {0};
        long before = processor();
        long start = System.nanoTime();
        new BulkSearch(threads, 256)
            .<String, Long>run(texts.iterator(), () -> counter(snapshot), n -> hits[0] += n);
        double seconds = (System.nanoTime() - start) / 1e9;
        say(
            "bulk",
            "%,.0f names/s on %d threads (%s), %.1f µs of processor a name, %,d hits"
                .formatted(
                    texts.size() / seconds,
                    threads,
                    round,
                    (processor() - before) / 1e3 / texts.size(),
                    hits[0]));
      }
    }
  }

  private Function<List<String>, Long> counter(Snapshot snapshot) {
    Searcher searcher = snapshot.searcher();
    return batch -> {
      long hits = 0;
      for (String text : batch) {
        hits += count(searcher, snapshot.parser().parse(text, NameType.PERSON));
      }
      return hits;
    };
  }

  /// The cost of a query for lists of growing size, as a table and a plot.
  private void growth() throws IOException {
    NameParser parser = new NameParser(NameTables.standard());
    // The first lists would pay for the compilers.
    for (int round = 0; round < WARM_UP_ROUNDS; round++) {
      grown(parser, SMALLEST);
    }
    say("growth", "entities\tnames\twords\tindex ms\tp50 µs\tp99 µs\tmean µs");
    List<GrowthPlot.Point> points = new ArrayList<>();
    for (int size = SMALLEST; size <= entities; size *= 10) {
      for (int step : new int[] {1, 3}) {
        if (size * step <= entities) {
          Grown grown = grown(parser, size * step);
          say("growth", grown.row());
          points.add(grown.point());
        }
      }
    }
    if (plot != null && !points.isEmpty()) {
      new GrowthPlot(points).write(plot);
    }
  }

  /// A list of some size, and what queries took of it.
  private record Grown(Snapshot snapshot, long indexNanos, GrowthPlot.Point point) {
    String row() {
      return "%d\t%d\t%d\t%d\t%.1f\t%.1f\t%.1f"
          .formatted(
              point.entities(),
              snapshot.nameCount(),
              snapshot.wordCount(),
              millis(indexNanos),
              point.median(),
              point.slow(),
              point.mean());
    }
  }

  private Grown grown(NameParser parser, int size) {
    LoadedList list = InventedList.of(size, SEED);
    long start = System.nanoTime();
    Snapshot snapshot = Snapshot.of(List.of(list), parser, TokenWeights.standard());
    long index = System.nanoTime() - start;
    Searcher searcher = snapshot.searcher();
    long[] took = new long[queries];
    // Other queries to warm up with: what the measured ones need is not at hand.
    for (long seed : new long[] {SEED + 4, SEED + 2}) {
      List<String> texts = new Queries(snapshot, seed).some(queries, listed);
      for (int i = 0; i < took.length; i++) {
        long begun = System.nanoTime();
        count(searcher, parser.parse(texts.get(i), NameType.PERSON));
        took[i] = System.nanoTime() - begun;
      }
    }
    Arrays.sort(took);
    double mean = Arrays.stream(took).sum() / 1e3 / took.length;
    return new Grown(
        snapshot, index, new GrowthPlot.Point(size, micros(took, 0.5), mean, micros(took, 0.99)));
  }

  private boolean lossless(Snapshot snapshot) {
    List<String> texts = new Queries(snapshot, SEED + 3).some(queries, 0.5);
    Lossless.Result result = new Lossless(snapshot, floor).compare(texts);
    say(
        "lossless",
        "%,d queries at %s: %,d hits by scoring every name; lost %,d, invented %,d, other score %,d"
            .formatted(
                result.queries(),
                floor,
                result.hits(),
                result.lost(),
                result.invented(),
                result.differing()));
    return result.lost() == 0 && result.invented() == 0 && result.differing() == 0;
  }

  private static void say(String what, String value) {
    System.out.println("%-14s %s".formatted(what, value));
  }

  private static long millis(long nanos) {
    return nanos / 1_000_000;
  }

  private static double micros(long[] sorted, double share) {
    return sorted[Math.max((int) Math.ceil(share * sorted.length) - 1, 0)] / 1e3;
  }

  /// In KiB.
  private static long mostResident() throws IOException {
    return Files.readAllLines(Path.of("/proc/self/status")).stream()
        .filter(line -> line.startsWith("VmHWM:"))
        .mapToLong(line -> Long.parseLong(line.replaceAll("[^0-9]", "")))
        .findFirst()
        .orElse(0);
  }
}
