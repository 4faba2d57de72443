package org.ventanilla.ledger;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Optional;

/// A log exported to a directory, laid out like its web addresses.
public final class LogDirectory implements LogSource {
  private final Path root;

  public LogDirectory(Path root) {
    this.root = root;
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    try (InputStream in = Files.newInputStream(root.resolve(path))) {
      byte[] bytes = in.readNBytes(maxBytes);
      if (bytes.length == maxBytes && in.read() >= 0) {
        throw new IOException(path + " is longer than " + maxBytes + " bytes");
      }
      return Optional.of(bytes);
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
