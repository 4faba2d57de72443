package org.ventanilla.bench.screening;

import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.ventanilla.screening.index.EditDistance;
import org.ventanilla.screening.index.EntityFloor;
import org.ventanilla.screening.index.LetterBag;
import org.ventanilla.screening.index.Searcher;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.TokenWeights;

/// What the search does most, on one thread, each beside the least the processor needs to look at
/// the same data: the filter of tokens by their letters, the edit distance of those that pass, and
/// the join of a query's words with the names that have them.
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 2, time = 1)
@Measurement(iterations = 3, time = 1)
public class KernelBenchmark {
  static final int TOKENS = 16_384;
  static final int LENGTH = 8;
  static final int ENTITIES = 20_000;
  static final int QUERIES = 1_000;

  private static final long SEED = 1999;
  private static final int MOST = 2;
  private static final double FLOOR = 0.7;

  private final char[] letters = new char[TOKENS * LENGTH];
  private final long[] bags = new long[TOKENS];
  private final EditDistance distance = new EditDistance();
  private long bag;
  private int[] names = new int[0];
  private ParsedName[] queries = new ParsedName[0];
  private Searcher searcher = emptySearcher();

  private static Searcher emptySearcher() {
    NameParser parser = new NameParser(NameTables.standard());
    return Snapshot.of(List.of(InventedList.of(0, SEED)), parser, TokenWeights.standard())
        .searcher();
  }

  /// Makes tokens of eight letters as frequent as in names, and a list and queries for the join.
  @Setup
  public void make() {
    SplittableRandom random = new SplittableRandom(SEED);
    String alphabet = "aaaaeeeeiiioooonnnrrrsssllldtumchgpvbzj";
    for (int i = 0; i < letters.length; i++) {
      letters[i] = alphabet.charAt(random.nextInt(alphabet.length()));
    }
    for (int i = 0; i < TOKENS; i++) {
      bags[i] = LetterBag.of(new String(letters, i * LENGTH, LENGTH));
    }
    String token = "fernande";
    bag = LetterBag.of(token);
    distance.compile(token);
    NameParser parser = new NameParser(NameTables.standard());
    Snapshot snapshot =
        Snapshot.of(List.of(InventedList.of(ENTITIES, SEED)), parser, TokenWeights.standard());
    searcher = snapshot.searcher();
    names = new int[snapshot.nameCount()];
    queries =
        new Queries(snapshot, SEED)
            .some(QUERIES, 0).stream()
                .map(text -> parser.parse(text, NameType.PERSON))
                .toArray(ParsedName[]::new);
  }

  /// One token held against one bag.
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public int tokenFilter() {
    int passed = 0;
    for (long other : bags) {
      passed += LetterBag.leastDistance(bag, other) <= MOST ? 1 : 0;
    }
    return passed;
  }

  /// Its limit: one load and one population count a token.
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public int tokenFilterLimit() {
    int bits = 0;
    for (long other : bags) {
      bits += Long.bitCount(other);
    }
    return bits;
  }

  /// The distance of two tokens of eight letters, without a bound that ends it early.
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public int editDistance() {
    int sum = 0;
    for (int i = 0; i < TOKENS; i++) {
      sum += distance.to(letters, i * LENGTH, LENGTH, LENGTH);
    }
    return sum;
  }

  /// Its limit: eight dependent steps of one load, one addition and one exclusive or, which is the
  /// chain a carry takes from column to column at the least.
  @Benchmark
  @OperationsPerInvocation(TOKENS)
  public long editDistanceLimit() {
    long sum = 0;
    for (int i = 0; i < TOKENS; i++) {
      long chain = i;
      for (int at = i * LENGTH; at < (i + 1) * LENGTH; at++) {
        chain = (chain + letters[at]) ^ bag;
      }
      sum += chain;
    }
    return sum;
  }

  /// One query whose words are known, joined with all names of the list and scored.
  @Benchmark
  @OperationsPerInvocation(QUERIES)
  public int join() {
    int[] found = {0};
    for (ParsedName query : queries) {
      searcher.find(query, FLOOR, EntityFloor.of(FLOOR), (entity, name, score) -> found[0]++);
    }
    return found[0];
  }

  /// What it saves: looking at one number of each name once for each query.
  @Benchmark
  @OperationsPerInvocation(QUERIES)
  public long joinByLookingAtAll() {
    long sum = 0;
    for (int query = 0; query < QUERIES; query++) {
      for (int name : names) {
        sum += name ^ query;
      }
    }
    return sum;
  }
}
