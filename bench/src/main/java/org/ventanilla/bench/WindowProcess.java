package org.ventanilla.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;

/// A window in a process of its own, started as an operator starts one.
final class WindowProcess implements AutoCloseable {
  private final Process process;
  private final URI url;
  private final Path data;

  private WindowProcess(Process process, URI url, Path data) {
    this.process = process;
    this.url = url;
    this.data = data;
  }

  /// @param directory has the founding keys in `founding`; data, keys and log go beside them
  static WindowProcess start(Path directory) throws IOException {
    Path home = Path.of(System.getProperty("ventanilla.home", ".")).toAbsolutePath();
    Path config = directory.resolve("window.yaml");
    Files.writeString(
        config,
        """
        ventanilla:
          party: mx
          agreement.dir: "%s"
          keys-dir: "%s"
          accreditation.founding-keys-dir: "%s"
        """
            .formatted(
                home.resolve("agreements/mx-us"),
                directory.resolve("window-keys"),
                directory.resolve("founding")));
    Path data = directory.resolve("data");
    Process process =
        new ProcessBuilder(
                home.resolve("ventanilla").toString(),
                "serve",
                "--config",
                config.toString(),
                "--data",
                data.toString(),
                "--port",
                "0")
            .redirectError(directory.resolve("window.log").toFile())
            .start();
    BufferedReader out = process.inputReader(StandardCharsets.UTF_8);
    String line = out.readLine();
    while (line != null && !line.startsWith("ready ")) {
      line = out.readLine(); // such as what a profiler says
    }
    if (line == null) {
      process.destroy();
      throw new IOException(
          "the window did not start: " + Files.readString(directory.resolve("window.log")));
    }
    return new WindowProcess(process, URI.create(line.substring("ready ".length())), data);
  }

  URI url() {
    return url;
  }

  /// The socket of its PostgreSQL.
  Path socket() {
    return data.resolve("socket/.s.PGSQL.5432");
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(30, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }
}
