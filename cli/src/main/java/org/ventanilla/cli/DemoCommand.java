package org.ventanilla.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.window.WindowServer;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/// Plays one request on a window of its own, on an empty database that is gone afterwards.
@Command(
    name = "demo",
    description = "Start a window on an empty database and play one request, step by step.")
final class DemoCommand implements Callable<Integer> {
  private static final int USUAL_PORT = 8700;
  private static final Duration WAIT = Duration.ofMillis(100);
  private static final int MOST_WAITS = 200;

  @Option(names = "--once", description = "end when everything is verified instead of staying up")
  private boolean once;

  @Option(
      names = "--port",
      description = "port to listen on; 0 for a free one (default: 8700, or a free one)")
  private @Nullable Integer port;

  @Option(
      names = "--out",
      paramLabel = "DIR",
      description = "keep receipts, what opens them, the window's key and the exported ledger")
  private @Nullable Path out;

  @Option(
      names = "--list",
      paramLabel = "TYPE:PATH",
      description = "use this list as the holding: ofac:DIR, jsonl:FILE or csv:FILE")
  private @Nullable String list;

  @Option(names = "--mapping", paramLabel = "FILE", description = "how a csv list becomes records")
  private @Nullable Path mapping;

  @Spec private CommandSpec spec = CommandSpec.create();

  @Override
  public Integer call() throws InterruptedException {
    PrintWriter told = spec.commandLine().getErr();
    Path agreement = Home.agreement();
    DemoScript script =
        list == null
            ? DemoScript.ofExample(agreement)
            : DemoScript.of(HoldingList.parse(list), mapping, told);
    Path base = emptyDirectory();
    Runtime.getRuntime().addShutdownHook(new Thread(() -> erase(base), "erase-demo"));
    Narrator narrator = new Narrator(spec.commandLine().getOut());
    narrator.title(
        "Ventanilla: one request through the window of the worked example (Mexico and the United States)");
    Path keys = base.resolve("keys");
    try (DemoCast cast = new DemoCast(keys)) {
      Path founding = base.resolve("founding");
      cast.found(founding);
      try (WindowServer server = ServeCommand.start(settings(agreement, base, founding))) {
        String reference = play(server, cast, script, base, narrator);
        if (!once) {
          stay(server, reference, cast, narrator);
        }
      }
    }
    return ExitCode.DONE.status();
  }

  /// @return the request's reference
  private String play(
      WindowServer server, DemoCast cast, DemoScript script, Path base, Narrator narrator) {
    narrator.step(
        "window",
        "a window of party mx answers at " + server.url(),
        "it runs on a PostgreSQL of its own with fsync on; nothing was installed");
    narrator.detail(
        String.format(Locale.ROOT, "first step after %.1f s", sinceStart().toMillis() / 1_000.0));
    DemoEvidence evidence =
        new DemoEvidence(
            out == null ? base.resolve("evidence") : out,
            WindowClient.about(server.url()).path("ledgerKey").asString());
    String reference =
        new DemoStory(server.url(), cast, script, evidence, narrator, spec.commandLine().getErr())
            .play();
    narrator.end("All verified." + (out == null ? "" : " The evidence is in " + out));
    return reference;
  }

  /// Since this program was started, the Java runtime's own start included.
  private static Duration sinceStart() {
    Instant now = Instant.now();
    return Duration.between(ProcessHandle.current().info().startInstant().orElse(now), now);
  }

  private void stay(WindowServer server, String reference, DemoCast cast, Narrator narrator)
      throws InterruptedException {
    narrator.end("The window stays up until Ctrl-C:");
    narrator.detail("the request's timeline   " + server.url() + "/desk/requests/" + reference);
    narrator.detail("the window               " + server.url());
    narrator.detail("the API                  " + server.url() + "/api");
    narrator.detail(
        "ask it yourself          ./ventanilla show --window "
            + server.url()
            + " --agency "
            + DemoCast.REQUESTER
            + " --access-key "
            + cast.accessKeyFile(DemoCast.REQUESTER));
    new CountDownLatch(1).await();
  }

  private Map<String, String> settings(Path agreement, Path base, Path founding) {
    Map<String, String> settings = new LinkedHashMap<>();
    settings.put("ventanilla.party", "mx");
    settings.put("ventanilla.agreement.dir", agreement.toString());
    settings.put("ventanilla.data-dir", base.resolve("data").toString());
    settings.put("ventanilla.keys-dir", base.resolve("window-keys").toString());
    settings.put("ventanilla.accreditation.founding-keys-dir", founding.toString());
    settings.put("ventanilla.desk.public-timeline", "true");
    // The story is told on standard output; only what goes wrong is for standard error.
    settings.put("logging.level.org.ventanilla", "warn");
    settings.put("ventanilla.port", Integer.toString(port == null ? freePort() : port));
    return settings;
  }

  private static int freePort() {
    try (ServerSocket probe = new ServerSocket(USUAL_PORT, 1, InetAddress.getLoopbackAddress())) {
      return probe.getLocalPort();
    } catch (IOException taken) {
      return 0;
    }
  }

  private static Path emptyDirectory() {
    try {
      // Others may pass through, since the database's account must reach its own folder below.
      return Files.createTempDirectory(
          "ventanilla-demo-",
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx--x--x")));
    } catch (IOException e) {
      throw CliException.fault("cannot make a temporary directory: " + KeyFile.reason(e));
    }
  }

  private static void erase(Path base) {
    // Hooks run side by side, and what the database still writes could not be deleted.
    Path running = base.resolve("data").resolve("postgres").resolve("postmaster.pid");
    for (int waits = 0; waits < MOST_WAITS && Files.exists(running); waits++) {
      LockSupport.parkNanos(WAIT.toNanos());
    }
    try {
      FileSystemUtils.deleteRecursively(base);
    } catch (IOException e) {
      System.err.println("ventanilla: could not delete " + base);
    }
  }
}
