package org.ventanilla.ledger;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;

/// A log exported to a directory, laid out like its web addresses. Reads regular files only: of
/// others nobody knows whether they ever end. Safe for many threads.
public final class LogDirectory implements LogSource {
  private final Path root;

  public LogDirectory(Path root) {
    this.root = root;
  }

  @Override
  public Optional<byte[]> read(String path, int maxBytes) throws IOException {
    Path file = root.resolve(path);
    try {
      if (!Files.isRegularFile(file) && Files.exists(file)) {
        throw new IOException("it is no regular file");
      }
      return Optional.of(whole(file, maxBytes));
    } catch (NoSuchFileException e) {
      return Optional.empty();
    } catch (AccessDeniedException e) {
      throw new IOException("not permitted", e);
    } catch (FileSystemException e) {
      throw e.getReason() == null ? e : new IOException(e.getReason(), e);
    }
  }

  private static byte[] whole(Path file, int maxBytes) throws IOException {
    try (SeekableByteChannel in = Files.newByteChannel(file)) {
      long size = in.size();
      if (size > maxBytes) {
        throw new TooLongException("it is longer than " + maxBytes + " bytes");
      }
      ByteBuffer bytes = ByteBuffer.allocate((int) size);
      while (bytes.hasRemaining() && in.read(bytes) >= 0) {
        // Until it is full; a file that shrinks meanwhile ends earlier.
      }
      return bytes.hasRemaining() ? Arrays.copyOf(bytes.array(), bytes.position()) : bytes.array();
    }
  }
}
