package org.ventanilla.window.platform;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.function.Supplier;
import org.ventanilla.window.platform.PlatformFault.Code;

/// A secret in a file of its own, outside every database, readable by the window's user alone. Made
/// once and durable before it is used; never replaced.
///
/// Errors: [PlatformFault] `secret-file`.
public final class SecretFile {
  private static final int LIMIT = 64 << 10;

  private final Path directory;
  private final Path file;

  private SecretFile(Path directory, String name) {
    this.directory = directory;
    this.file = directory.resolve(name);
  }

  /// @param directory made with mode 0700 when it is missing
  public static SecretFile in(Path directory, String name) {
    return new SecretFile(directory, name);
  }

  /// Where it is.
  public Path path() {
    return file;
  }

  /// Whether it is there.
  public boolean exists() {
    return Files.exists(file, LinkOption.NOFOLLOW_LINKS);
  }

  /// The secret. When there is none, `fresh` becomes it, unless another process is quicker.
  public byte[] readOrCreate(Supplier<byte[]> fresh) {
    try {
      if (!exists()) {
        create(fresh.get());
      }
      requirePrivate();
      if (Files.size(file) > LIMIT) {
        throw new PlatformFault(Code.SECRET_FILE, file + " is too large for a secret");
      }
      return Files.readAllBytes(file);
    } catch (IOException e) {
      throw new PlatformFault(Code.SECRET_FILE, "cannot use " + file + ": " + e, e);
    }
  }

  private void create(byte[] secret) throws IOException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    Path part = Files.createTempFile(directory, "secret", ".new");
    try {
      try (var channel = FileChannel.open(part, StandardOpenOption.WRITE)) {
        ByteBuffer rest = ByteBuffer.wrap(secret);
        while (rest.hasRemaining()) {
          channel.write(rest);
        }
        channel.force(true);
      }
      // A link, unlike a rename, never replaces the secret of a window that was quicker.
      Files.createLink(file, part);
    } catch (FileAlreadyExistsException _) {
      return;
    } finally {
      Files.delete(part);
    }
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private void requirePrivate() throws IOException {
    Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
    open.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    if (!open.isEmpty()) {
      throw new PlatformFault(Code.SECRET_FILE, file + " can be read by others; `chmod 600` it");
    }
  }
}
