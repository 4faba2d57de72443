package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The real program, where what it prints is lost.
class StandardOutputIT {
  @TempDir private Path directory;
  private SampleLog log;

  @BeforeEach
  void write() {
    log = new SampleLog(directory.resolve("ledger"), 3);
  }

  private record Ended(int exit, String err) {}

  private Ended run(File out, String... arguments) throws Exception {
    List<String> line =
        new ArrayList<>(
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName()));
    line.addAll(List.of(arguments));
    Path err = directory.resolve("err");
    Process process =
        new ProcessBuilder(line).redirectOutput(out).redirectError(err.toFile()).start();
    assertThat(process.waitFor(120, TimeUnit.SECONDS)).isTrue();
    return new Ended(process.exitValue(), Files.readString(err));
  }

  @Test
  void resultThatIsLostIsAFault() throws Exception {
    Path receipt = directory.resolve("a.receipt");
    Documents.write(receipt, log.receipt(1));
    String key = log.verifierKey();
    String ledger = log.directory().toString();
    for (String[] command :
        new String[][] {
          {"receipt", "verify", receipt.toString(), "--key", key},
          {"ledger", "verify", "--dir", ledger, "--key", key},
          {"--version"}
        }) {
      Ended lost = run(new File("/dev/full"), command);
      Ended arrived = run(directory.resolve("out").toFile(), command);

      assertThat(lost.exit()).as(lost.err()).isEqualTo(3);
      assertThat(lost.err()).contains("standard output could not be written");
      assertThat(arrived.exit()).as(arrived.err()).isZero();
      assertThat(directory.resolve("out")).isNotEmptyFile();
    }
  }
}
