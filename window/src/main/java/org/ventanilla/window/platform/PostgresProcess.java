package org.ventanilla.window.platform;

import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.ventanilla.window.platform.PlatformFault.Code;

/// The server's process, kept by one platform thread that starts it, waits for it and starts it
/// again when it dies by itself. The kernel tells the server to shut down when that thread ends, so
/// however the window dies, the server follows (`prctl(2)`, `PR_SET_PDEATHSIG`: the signal goes
/// with the thread, not with the process, hence one that lives as long). Where `setpriv` is
/// missing, a shell at the other end of a pipe does the same a moment later.
final class PostgresProcess implements AutoCloseable {
  private static final Logger log = LoggerFactory.getLogger(PostgresProcess.class);

  private static final Duration STOP_LIMIT = Duration.ofSeconds(30);
  private static final int RESTART_LIMIT = 10;
  private static final Duration RESTART_PAUSE = Duration.ofMillis(100);
  private static final Duration QUIET = Duration.ofMinutes(10);

  private final PostgresCluster cluster;
  private final CompletableFuture<Process> started = new CompletableFuture<>();
  private final CountDownLatch stopping = new CountDownLatch(1);
  private final List<Process> watchdogs = new ArrayList<>();
  private final Thread keeper;
  private volatile @Nullable Process current;

  PostgresProcess(PostgresCluster cluster) {
    this.cluster = cluster;
    this.keeper = Thread.ofPlatform().name("postgres-keeper").daemon().unstarted(this::keep);
  }

  void start() {
    keeper.start();
    try {
      started.get(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformFault(Code.POSTGRES_START, "interrupted", e);
    } catch (ExecutionException | TimeoutException e) {
      throw new PlatformFault(Code.POSTGRES_START, "PostgreSQL cannot be run", e);
    }
  }

  long pid() {
    Process process = current;
    return process == null ? -1 : process.pid();
  }

  /// Whether it runs or is about to be started again.
  boolean isKept() {
    return keeper.isAlive();
  }

  String lastWords() {
    return cluster.lastWords();
  }

  private void keep() {
    try {
      int restarts = 0;
      while (stopping.getCount() > 0) {
        long begun = System.nanoTime();
        Process process = spawn();
        current = process;
        started.complete(process);
        process.waitFor();
        watchdogs.forEach(Process::destroyForcibly);
        watchdogs.clear();
        if (System.nanoTime() - begun > QUIET.toNanos()) {
          restarts = 0;
        }
        if (stopping.getCount() > 0 && !mayRestart(process, ++restarts)) {
          return;
        }
      }
    } catch (IOException e) {
      started.completeExceptionally(e);
      log.atError().addKeyValue("fault", e.getClass().getName()).log("postgres-cannot-run");
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  private boolean mayRestart(Process process, int restarts) throws InterruptedException {
    log.atError()
        .addKeyValue("exit", process.exitValue())
        .addKeyValue("restarts", restarts)
        .log("postgres-died");
    return restarts <= RESTART_LIMIT
        && !stopping.await(RESTART_PAUSE.toMillis() * restarts, TimeUnit.MILLISECONDS);
  }

  private Process spawn() throws IOException {
    var command = new ArrayList<>(cluster.account().prefix());
    boolean tied = Tool.SETPRIV.present();
    if (tied) {
      command.addAll(List.of(Tool.SETPRIV.path(), "--pdeathsig", "INT", "--"));
    }
    command.addAll(
        List.of(cluster.binaries().postgres().toString(), "-D", cluster.directory().toString()));
    Process process = cluster.builder(command).start();
    if (!tied) {
      watch(process);
    }
    return process;
  }

  /// Reads from a pipe whose other end only this process holds: it closes when the process dies.
  private void watch(Process server) throws IOException {
    log.atWarn().addKeyValue("program", "setpriv").log("program-missing");
    String script = "read -r _; kill -INT \"$1\"";
    Process watchdog =
        new ProcessBuilder(Tool.SH.path(), "-c", script, "watchdog", Long.toString(server.pid()))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    watchdogs.add(watchdog);
  }

  /// Sends a signal that Java has no method for.
  static void signal(long pid, String name) throws IOException {
    Process kill =
        new ProcessBuilder(Tool.SH.path(), "-c", "kill -" + name + " " + pid)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      kill.waitFor(5, TimeUnit.SECONDS);
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    }
  }

  /// Fast shutdown: disconnects everybody, writes a checkpoint, ends. Past the limit the server is
  /// killed and will recover at the next start.
  @Override
  public void close() {
    stopping.countDown();
    Process process = current;
    if (process == null) {
      return;
    }
    try {
      signal(process.pid(), "INT");
      if (!process.waitFor(STOP_LIMIT.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
      keeper.join(STOP_LIMIT);
    } catch (IOException e) {
      process.destroyForcibly();
    } catch (InterruptedException _) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
