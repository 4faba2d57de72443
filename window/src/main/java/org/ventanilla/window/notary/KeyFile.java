package org.ventanilla.window.notary;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.window.notary.NotaryFault.Code;

/// The log's signing key in a file that only the window's account may read, outside the database
/// and its directory: who copies the database cannot sign.
final class KeyFile {
  /// The file in the directory of keys.
  static final String FILE = "ledger.key";

  private static final int MAX_BYTES = 4_096;
  private static final Set<PosixFilePermission> OWNER_ONLY =
      EnumSet.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

  private final Path keysDir;
  private final SecureRandom random;

  KeyFile(Path keysDir, SecureRandom random) {
    this.keysDir = keysDir;
    this.random = random;
  }

  /// The key of the log of that name. It is made if there is none and the log has not begun; a log
  /// that has begun keeps its key.
  SigningKey open(String origin, boolean begun) {
    Path file = keysDir.resolve(FILE);
    try {
      if (Files.notExists(file)) {
        if (begun) {
          throw new NotaryFault(
              Code.KEY_UNUSABLE, FILE + " is missing, and the log was signed with it");
        }
        create(file, origin);
      }
      return read(file, origin);
    } catch (IOException e) {
      throw new NotaryFault(Code.KEY_UNUSABLE, FILE + " cannot be read or made", e);
    }
  }

  private static SigningKey read(Path file, String origin) throws IOException {
    if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
      throw new NotaryFault(Code.KEY_UNUSABLE, FILE + " may be read by others; mode must be 0600");
    }
    if (Files.size(file) > MAX_BYTES) {
      throw new NotaryFault(Code.KEY_UNUSABLE, FILE + " is too long");
    }
    String text = Files.readString(file, StandardCharsets.US_ASCII).strip();
    SigningKey key =
        switch (SigningKey.parse(text)) {
          case Parsed.Valid<SigningKey>(SigningKey valid) -> valid;
          case Parsed.Malformed<SigningKey>(String reason) ->
              throw new NotaryFault(Code.KEY_UNUSABLE, FILE + " is no signing key: " + reason);
        };
    if (!key.name().equals(origin)) {
      throw new NotaryFault(
          Code.KEY_UNUSABLE,
          FILE + " is of the log " + key.name() + ", the settings say " + origin);
    }
    return key;
  }

  private void create(Path file, String origin) throws IOException {
    Files.createDirectories(
        keysDir,
        PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    Path fresh =
        Files.createTempFile(
            keysDir, FILE, ".new", PosixFilePermissions.asFileAttribute(OWNER_ONLY));
    try {
      Files.writeString(
          fresh, SigningKey.generate(random, origin).encode() + "\n", StandardOpenOption.SYNC);
      // A link never replaces a file: of two windows that start at once, one makes the key.
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException e) {
      return;
    } finally {
      Files.delete(fresh);
    }
    force(keysDir);
  }

  /// Makes the names in a directory durable.
  static void force(@Nullable Path directory) throws IOException {
    if (directory != null) {
      try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
        channel.force(true);
      }
    }
  }
}
