package org.ventanilla.window.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import org.ventanilla.ledger.LogDirectory;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.window.witness.WitnessFault.Code;

/// A ledger kept as files, by the paths it is served at: `ventanilla ledger verify --dir` reads it.
/// Every file is whole and on the disk before it has its name.
final class MirrorFiles {
  private final Path directory;

  MirrorFiles(Path directory) {
    this.directory = directory;
  }

  LogSource source() {
    return new LogDirectory(directory);
  }

  /// Keeps a file. The path comes from tile coordinates, never from outside.
  void write(String path, byte[] bytes) {
    Path target = directory.resolve(path);
    Path folder = target.toAbsolutePath().getParent();
    if (folder == null) {
      throw new WitnessFault(Code.MIRROR, "not a file's path");
    }
    try {
      Files.createDirectories(folder);
      Path part = Files.createTempFile(folder, ".part-", null);
      try {
        try (FileChannel channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
          ByteBuffer rest = ByteBuffer.wrap(bytes);
          while (rest.hasRemaining()) {
            channel.write(rest);
          }
          channel.force(true);
        }
        Files.move(part, target, StandardCopyOption.ATOMIC_MOVE);
      } finally {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw new WitnessFault(Code.MIRROR, "cannot write the mirror", e);
    }
  }
}
