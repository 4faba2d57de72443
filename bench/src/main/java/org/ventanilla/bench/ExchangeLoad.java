package org.ventanilla.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.concurrent.Callable;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.cli.DemoCast;
import org.ventanilla.cli.WindowClient;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import tools.jackson.databind.JsonNode;

/// Drives complete automated exchanges over HTTP against a window in a process of its own, on a
/// fresh database: file, decide by policy, release, retrieve, receipts. Says how many exchanges a
/// second there were, how long each call took, and how far that is from the peer: bare single-row
/// commits of the same PostgreSQL, in the same run.
@Command(
    name = "exchange",
    mixinStandardHelpOptions = true,
    description = "Complete automated exchanges over HTTP against a window of its own.")
public final class ExchangeLoad implements Callable<Integer> {
  private static final int PEOPLE = 1_000;
  private static final int MOST_A_SECOND = 600;

  @Option(
      names = "--clients",
      description = "exchanges in progress at a time (default: ${DEFAULT-VALUE})")
  private int clients = 48;

  @Option(
      names = "--warm-up",
      paramLabel = "SECONDS",
      description = "not measured (default: ${DEFAULT-VALUE})")
  private int warmUp = 20;

  @Option(
      names = "--seconds",
      paramLabel = "SECONDS",
      description = "measured (default: ${DEFAULT-VALUE})")
  private int seconds = 30;

  @Option(
      names = "--connections",
      description = "of the bare commits (default: ${DEFAULT-VALUE}, the window's own pool)")
  private int connections = 16;

  @Option(names = "--keep", description = "keep the directory with database and logs")
  private boolean keep;

  /// Runs it.
  public static void main(String... arguments) {
    System.exit(new CommandLine(new ExchangeLoad()).execute(arguments));
  }

  @Override
  public Integer call() throws Exception {
    Path directory =
        Files.createTempDirectory(
            "ventanilla-bench-",
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    try (DemoCast cast = new DemoCast(directory.resolve("keys"))) {
      cast.found(directory.resolve("founding"));
      try (WindowProcess window = WindowProcess.start(directory)) {
        return measure(window, cast);
      }
    } finally {
      if (keep) {
        System.out.println("kept                   " + directory);
      } else {
        erase(directory);
      }
    }
  }

  private int measure(WindowProcess window, DemoCast cast) throws Exception {
    cast.register(window.url());
    People people = new People(PEOPLE);
    people.hold(cast.as(window.url(), DemoCast.LIST_HOLDER));
    WindowClient requester = cast.as(window.url(), DemoCast.REQUESTER);
    JsonNode about = requester.about();
    BareDatabase database = new BareDatabase(window.socket());
    database.requireDurable();

    double bareBefore = database.commitsASecond(connections, Duration.ofSeconds(5));
    Load load = new Load(window.url(), requester, people, cast, about, clients);
    load.run(Duration.ofSeconds(warmUp), MOST_A_SECOND, window::processors);
    BareDatabase.Counts before = database.counts();
    Load.Result result = load.run(Duration.ofSeconds(seconds), MOST_A_SECOND, window::processors);
    BareDatabase.Counts during = database.counts().since(before);
    database.requireOneTransactionATransition();
    double bareAfter = database.commitsASecond(connections, Duration.ofSeconds(5));

    long verified = result.verifyReceipts(about.path("ledgerKey").asString());
    report(result, during, (bareBefore + bareAfter) / 2, verified);
    return 0;
  }

  private void report(
      Load.Result result, BareDatabase.Counts during, double bare, long verifiedReceipts) {
    int exchanges = result.exchanges();
    double aSecond = exchanges / (result.took().toNanos() / 1e9);
    double commits = (double) during.transitions() / exchanges;
    line("durable", "fsync on, synchronous_commit on, full_page_writes on");
    line(
        "exchanges",
        "%d in %.1f s by %d clients".formatted(exchanges, seconds(result.took()), clients));
    line("exchanges/s", "%.1f".formatted(aSecond));
    line("commits an exchange", "%.2f, a transition each".formatted(commits));
    line(
        "transactions in all",
        "%.2f an exchange, with reads and the ledger's rounds"
            .formatted((double) during.transactions() / exchanges));
    line("processor time", result.processors().each(exchanges) + " an exchange");
    result.calls().forEach((call, times) -> line(call + " p50 / p99", times.toString()));
    line("receipts verified", Long.toString(verifiedReceipts));
    line("bare commits/s", "%.0f over %d connections".formatted(bare, connections));
    line(
        "ratio",
        "%.1f %% (exchanges x commits / bare commits)".formatted(aSecond * commits / bare * 100));
  }

  private static double seconds(Duration duration) {
    return duration.toNanos() / 1e9;
  }

  private static void line(String name, String text) {
    System.out.printf("%-22s %s%n", name, text);
  }

  private static void erase(Path directory) {
    try {
      FileSystemUtils.deleteRecursively(directory);
    } catch (IOException e) {
      System.err.println("could not delete " + directory);
    }
  }
}
