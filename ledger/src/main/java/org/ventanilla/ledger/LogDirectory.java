package org.ventanilla.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A log exported to a directory, laid out like its web addresses. Safe for many threads.
public final class LogDirectory implements LogSource {
  private final Path root;

  public LogDirectory(Path root) {
    this.root = root;
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(root.resolve(path))) {
      long size = in.size();
      if (size > maxBytes) {
        throw new IOException(path + " is longer than " + maxBytes + " bytes");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // Until it is full; a file that shrinks meanwhile ends earlier.
      }
      return Optional.of(
          bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array());
    } catch (NoSuchFileException e) {
      return Optional.empty();
    }
  }
}
