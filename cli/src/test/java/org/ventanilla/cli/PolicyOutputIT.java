package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;

/// What a process of its own prints, which ends right after the command.
class PolicyOutputIT {
  @TempDir Path directory;

  @Test
  void jsonIsWholeWhenTheProcessHasEnded() throws Exception {
    Path out = directory.resolve("out");
    Process process =
        new ProcessBuilder(
                List.of(
                    Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                    "-cp",
                    System.getProperty("java.class.path"),
                    Main.class.getName(),
                    "policy",
                    "coverage",
                    ServedWindow.AGREEMENT.resolve("policy").toString(),
                    "--json"))
            .redirectOutput(out.toFile())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();

    assertThat(process.waitFor(5, TimeUnit.MINUTES)).isTrue();

    JsonNode cells = Json.mapper().readTree(out.toFile());
    assertThat(process.exitValue()).isZero();
    assertThat(cells.size()).isGreaterThan(100);
  }
}
