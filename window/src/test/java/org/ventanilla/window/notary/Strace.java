package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// strace(1) on a process and on all it starts from then on: whichever of them, or of their
/// threads, enters a system call for the given time is killed before it is carried out. What the
/// call before did is done, so counting up goes through every boundary. `.ci/tools` installs it; to
/// attach it needs the right to trace, as root has it.
final class Strace implements AutoCloseable {
  private static final String KILLED = "killed by SIGKILL";

  private final Process process;
  private final Path log;

  private Strace(Process process, Path log) {
    this.process = process;
    this.log = log;
  }

  /// A boundary at which somebody dies.
  ///
  /// @param call such as `fsync`
  /// @param when the how manieth of them of one process or thread, from 1
  record Boundary(String call, int when) {
    @Override
    public String toString() {
      return call + " " + when;
    }

    /// The first `most` of each.
    static List<Boundary> of(int most, String... calls) {
      List<Boundary> all = new ArrayList<>();
      for (String call : calls) {
        for (int when = 1; when <= most; when++) {
          all.add(new Boundary(call, when));
        }
      }
      return all;
    }
  }

  /// Attaches to a process that runs.
  static Strace on(long pid, Boundary boundary, Path log) throws IOException {
    List<String> command = command(boundary, log);
    command.addAll(List.of("-p", Long.toString(pid)));
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    BufferedReader said = process.inputReader(StandardCharsets.UTF_8);
    String line = said.readLine();
    assertThat(line).as("strace must be allowed to attach").isNotNull().contains("attached");
    return new Strace(process, log);
  }

  /// The words to put before a command so that it runs under strace.
  static List<String> command(Boundary boundary, Path log) {
    return new ArrayList<>(
        List.of(
            "strace",
            "-f",
            "-o",
            log.toString(),
            "-e",
            "trace=" + boundary.call(),
            "-e",
            "inject=%s:signal=KILL:when=%d".formatted(boundary.call(), boundary.when())));
  }

  /// Whether somebody has died.
  boolean killed() throws IOException {
    return killed(log);
  }

  /// As [#killed()], for whoever heard of it from the dead one's connections: on a busy machine the
  /// kernel closes them before strace has written down why.
  boolean killedBefore(Duration limit) throws IOException, InterruptedException {
    long end = System.nanoTime() + limit.toNanos();
    while (!killed() && System.nanoTime() < end) {
      Thread.sleep(5);
    }
    return killed();
  }

  static boolean killed(Path log) throws IOException {
    return Files.exists(log) && Files.readString(log, StandardCharsets.ISO_8859_1).contains(KILLED);
  }

  /// Lets go of whoever is alive.
  @Override
  public void close() {
    process.destroy();
    try {
      assertThat(process.waitFor(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new AssertionError(e);
    }
  }
}
