package org.ventanilla.window.witness;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.Stream;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.ledger.LogDirectory;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.window.witness.WitnessFault.Code;

/// A ledger kept as files, by the paths it is served at: `ventanilla ledger verify --dir` reads it.
/// What comes in gathers in a folder beside it, on the disk, and only what was found to be right is
/// taken over. Taking over adds files and replaces none but the last, so whatever the old last file
/// speaks of is there until the new one has its name. One thread.
final class MirrorFiles {
  private static final String INCOMING = ".incoming";

  private final Path directory;
  private final Path incoming;

  MirrorFiles(Path directory) {
    this.directory = directory.toAbsolutePath();
    this.incoming = this.directory.resolve(INCOMING);
  }

  /// What is kept, without what comes in.
  LogSource source() {
    return new LogDirectory(directory);
  }

  /// Puts a file beside the mirror. The path comes from tile coordinates, never from outside.
  void bring(String path, byte[] bytes) {
    try {
      write(incoming.resolve(path), bytes);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Takes over what came in, then this file. All is durable when it returns.
  void takeOver(String path, byte[] bytes) {
    try {
      Set<Path> folders = new HashSet<>();
      if (Files.exists(incoming)) {
        try (Stream<Path> files = Files.walk(incoming)) {
          for (Path file : (Iterable<Path>) files.filter(Files::isRegularFile)::iterator) {
            Path target = directory.resolve(incoming.relativize(file));
            Files.createDirectories(folder(target));
            Files.move(file, target, StandardCopyOption.ATOMIC_MOVE);
            for (Path at = folder(target); at.startsWith(directory); at = folder(at)) {
              folders.add(at);
            }
          }
        }
      }
      for (Path folder : folders) {
        force(folder);
      }
      write(directory.resolve(path), bytes);
      force(directory);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// Forgets what came in.
  void discard() {
    try {
      FileSystemUtils.deleteRecursively(incoming);
    } catch (IOException e) {
      throw unwritable(e);
    }
  }

  /// The file is whole and on the disk before it has its name.
  private static void write(Path target, byte[] bytes) throws IOException {
    Path folder = Files.createDirectories(folder(target));
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
  }

  /// Makes new names durable.
  private static void force(Path folder) throws IOException {
    try (FileChannel channel = FileChannel.open(folder, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static Path folder(Path file) throws IOException {
    Path folder = file.getParent();
    if (folder == null) {
      throw new IOException("not a file's path");
    }
    return folder;
  }

  private static WitnessFault unwritable(IOException cause) {
    return new WitnessFault(Code.MIRROR, "cannot write the mirror", cause);
  }
}
