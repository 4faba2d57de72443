package org.ventanilla.bench;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.function.Supplier;
import java.util.stream.LongStream;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.ledger.LogVerification;
import org.ventanilla.ledger.LogVerifier;
import org.ventanilla.ledger.Trust;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.LedgerPages;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

/// Durable appends through the notary, each in a transaction of its own as a step's leaf is, and
/// how long a leaf waits for the checkpoint that covers it; beside what the same PostgreSQL does
/// with bare rows of that length in the same run. The whole log is verified afterwards.
@Command(
    name = "notary",
    mixinStandardHelpOptions = true,
    description = "Durable appends through the notary, beside bare rows of the same PostgreSQL.")
public final class NotaryLoad implements Callable<Integer> {
  private static final int ROWS = 256;
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  @Option(names = "--writers", description = "at a time (default: ${DEFAULT-VALUE})")
  private int writers = 64;

  @Option(
      names = "--connections",
      description = "of the window's pool (default: ${DEFAULT-VALUE}, as delivered)")
  private int connections = 16;

  @Option(names = "--bytes", description = "of a leaf, about (default: ${DEFAULT-VALUE})")
  private int bytes = 1024;

  @Option(names = "--warm-up", paramLabel = "SECONDS", description = "default: ${DEFAULT-VALUE}")
  private int warmUp = 15;

  @Option(names = "--seconds", description = "for each figure (default: ${DEFAULT-VALUE})")
  private int seconds = 15;

  /// Runs it.
  public static void main(String... arguments) {
    System.exit(new CommandLine(new NotaryLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path directory =
        Files.createTempDirectory(
            "ventanilla-bench-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    try (NotaryUnderLoad running = NotaryUnderLoad.start(directory, connections)) {
      measure(running);
      return 0;
    } finally {
      FileSystemUtils.deleteRecursively(directory);
    }
  }

  private void measure(NotaryUnderLoad running) throws Exception {
    BareDatabase bare = new BareDatabase(running.socket());
    bare.requireDurable();
    BareRows rows = new BareRows(bare, bytes, ROWS);
    Duration each = Duration.ofSeconds(Math.max(seconds / 3, 1));
    double inserts = rows.insertsASecond(2, each);
    double copies = rows.copiesASecond(2, each);
    double commits = bare.commitsASecond(connections, each);

    append(running, Duration.ofSeconds(warmUp), false);
    Appended appended = append(running, Duration.ofSeconds(seconds), false);
    Appended awaited = append(running, Duration.ofSeconds(seconds), true);
    inserts = (inserts + rows.insertsASecond(2, each)) / 2;
    copies = (copies + rows.copiesASecond(2, each)) / 2;
    commits = (commits + bare.commitsASecond(connections, each)) / 2;

    line("durable", "fsync on, synchronous_commit on, full_page_writes on");
    line(
        "appends/s",
        "%,.0f by %d writers, a transaction each, all under a checkpoint at the end"
            .formatted(appended.aSecond(), writers));
    line("append p50 / p99", Percentiles.of(LongStream.of(appended.nanos())).toString());
    line("processor time", appended.processors().each(appended.count()));
    line("appends/s, awaited", "%,.0f, each writer waits".formatted(awaited.aSecond()));
    line("checkpoint p50 / p99", Percentiles.of(LongStream.of(awaited.nanos())).toString());
    line("bare inserts/s", "%,.0f, %d rows to a commit".formatted(inserts, ROWS));
    line("bare copy/s", "%,.0f, %d rows to a commit".formatted(copies, ROWS));
    line("bare commits/s", "%,.0f over %d connections".formatted(commits, connections));
    line(
        "ratio",
        "%.0f %% of bare inserts, %.0f %% of bare commits"
            .formatted(appended.aSecond() / inserts * 100, appended.aSecond() / commits * 100));
    line("verified", "%,d entries".formatted(verified(running.notary())));
  }

  /// @param nanos of the appends, or of the waits after them
  private record Appended(int count, long took, long[] nanos, Processors processors) {
    double aSecond() {
      return count / (took / 1e9);
    }
  }

  private Appended append(NotaryUnderLoad running, Duration duration, boolean wait)
      throws InterruptedException {
    Writer[] all = new Writer[writers];
    Processors before = Processors.now();
    long start = System.nanoTime();
    for (int i = 0; i < writers; i++) {
      all[i] = new Writer(running, start + duration.toNanos(), wait, bytes);
      all[i].start();
    }
    for (Writer writer : all) {
      writer.join();
    }
    for (Writer writer : all) {
      writer.requireCovered();
    }
    long took = System.nanoTime() - start;
    int count = Arrays.stream(all).mapToInt(writer -> writer.done).sum();
    long[] nanos = Arrays.stream(all).flatMapToLong(Writer::nanos).toArray();
    return new Appended(count, took, nanos, Processors.now().since(before));
  }

  /// Processor time of the notary with its writers, and of PostgreSQL.
  private record Processors(Duration notary, Duration database) {
    static Processors now() {
      ProcessHandle self = ProcessHandle.current();
      return new Processors(
          cpu(self), self.descendants().map(Processors::cpu).reduce(Duration.ZERO, Duration::plus));
    }

    private static Duration cpu(ProcessHandle handle) {
      return handle.info().totalCpuDuration().orElse(Duration.ZERO);
    }

    Processors since(Processors before) {
      return new Processors(notary.minus(before.notary), database.minus(before.database));
    }

    String each(int count) {
      return "notary and writers %.0f, PostgreSQL %.0f microseconds an append"
          .formatted(notary.toNanos() / 1e3 / count, database.toNanos() / 1e3 / count);
    }
  }

  /// Appends one leaf after the other.
  private static final class Writer extends Thread {
    private final Database database;
    private final Notary notary;
    private final long end;
    private final boolean wait;
    private final LeafDraft draft;
    private long[] nanos = new long[1 << 16];
    private int done;
    private Ticket last = new Ticket(-1);

    Writer(NotaryUnderLoad running, long end, boolean wait, int bytes) {
      this.database = running.database();
      this.notary = running.notary();
      this.end = end;
      this.wait = wait;
      this.draft = draft(bytes);
    }

    @Override
    public void run() {
      while (System.nanoTime() < end) {
        long before = System.nanoTime();
        last = append();
        if (wait) {
          before = System.nanoTime();
          requireCovered();
        }
        if (done == nanos.length) {
          nanos = Arrays.copyOf(nanos, 2 * done);
        }
        nanos[done++] = System.nanoTime() - before;
      }
    }

    /// As a step does it: the leaf's transaction goes at once.
    private Ticket append() {
      Bundle bundle = new Bundle();
      Supplier<Ticket> ticket = notary.append(draft, bundle);
      database.atOnceAsWindow(bundle);
      return ticket.get();
    }

    void requireCovered() {
      if (notary.await(last, PATIENCE).isEmpty()) {
        throw new IllegalStateException("no checkpoint covers a leaf");
      }
    }

    LongStream nanos() {
      return Arrays.stream(nanos, 0, done);
    }
  }

  /// A shared leaf of about that length.
  private static LeafDraft draft(int bytes) {
    return new LeafDraft.Shared(
        "filed",
        "MX-26-7K3Q-9F",
        "AAAAAAAAAAAAAAAAAAAAAA",
        null,
        null,
        new TreeMap<>(Map.of("filler", "x".repeat(Math.max(bytes - 150, 1)))),
        new TreeMap<>());
  }

  private static long verified(Notary notary) {
    LedgerPages pages = notary.pages();
    LogVerification verification =
        LogVerifier.verify(
            (path, _) -> {
              Optional<LedgerPages.Page> page = pages.page(path);
              return page.map(LedgerPages.Page::bytes);
            },
            Trust.log(notary.verifierKey()),
            2,
            (_, _) -> {});
    if (verification instanceof LogVerification.Verified verified) {
      return verified.checkpoint().size();
    }
    throw new IllegalStateException("not verified: " + verification);
  }

  private static void line(String name, String text) {
    System.out.printf("%-22s %s%n", name, text);
  }
}
