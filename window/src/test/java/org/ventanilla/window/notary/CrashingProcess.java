package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.ventanilla.window.platform.AttachedDatabase;
import org.ventanilla.window.platform.TestDatabase;

/// A [CrashingWindow] in a process of its own.
record CrashingProcess(Process process) {
  /// One that ends itself at a boundary of its sequencer.
  static CrashingProcess start(TestDatabase fixture, Path keys, FaultPoint.Step step, int round)
      throws IOException {
    return start(fixture, keys, List.of(), step, round);
  }

  /// One that is ended by what it runs under.
  static CrashingProcess start(TestDatabase fixture, Path keys, List<String> under)
      throws IOException {
    return start(fixture, keys, under, FaultPoint.Step.PUBLISHED, Integer.MAX_VALUE);
  }

  private static CrashingProcess start(
      TestDatabase fixture, Path keys, List<String> under, FaultPoint.Step step, int round)
      throws IOException {
    List<String> command = new ArrayList<>(under);
    command.addAll(
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "--enable-native-access=ALL-UNNAMED",
            "-XX:TieredStopAtLevel=1",
            "-Xmx256m",
            "-cp",
            System.getProperty("java.class.path"),
            CrashingWindow.class.getName(),
            AttachedDatabase.url(fixture),
            AttachedDatabase.user(fixture),
            keys.toString(),
            step.name(),
            String.valueOf(round)));
    return new CrashingProcess(
        new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.DISCARD).start());
  }

  /// The index by ticket of every leaf it said to have a receipt for, once it is dead.
  Map<Long, Long> acknowledged() throws IOException, InterruptedException {
    try (BufferedReader lines = process.inputReader(StandardCharsets.UTF_8)) {
      Map<Long, Long> acknowledged = new TreeMap<>();
      for (String line = lines.readLine(); line != null; line = lines.readLine()) {
        // Log lines share the stream.
        if (line.matches("[0-9]+ [0-9]+")) {
          int space = line.indexOf(' ');
          acknowledged.put(
              Long.valueOf(line.substring(0, space)), Long.valueOf(line.substring(space + 1)));
        }
      }
      assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
      return acknowledged;
    } finally {
      process.destroyForcibly();
    }
  }

  int exit() {
    return process.exitValue();
  }
}
