package org.ventanilla.window.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.util.Set;
import java.util.UUID;
import org.ventanilla.window.platform.PlatformFault.Code;

/// The key that wraps the vault's keys: a Tink keyset in a file of its own, outside every database
/// and data directory, readable by the window's user alone. Made once; losing it loses all content.
final class MasterKey {
  private static final String FILE = "master-key.json";
  private static final int FILE_LIMIT = 64 << 10;

  private final Aead aead;

  private MasterKey(Aead aead) {
    this.aead = aead;
  }

  /// @param mayCreate false once the vault holds keys: a new master key could not open them
  static MasterKey in(Path directory, boolean mayCreate) {
    Path file = directory.resolve(FILE);
    try {
      if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
        if (!mayCreate) {
          throw new PlatformFault(
              Code.VAULT_MASTER_KEY, file + " is missing, and the vault's keys need it");
        }
        create(directory, file);
      }
      return new MasterKey(read(file).getPrimitive(AeadConfig2026.get(), Aead.class));
    } catch (IOException | GeneralSecurityException e) {
      throw new PlatformFault(Code.VAULT_MASTER_KEY, "cannot use " + file + ": " + e, e);
    }
  }

  private static KeysetHandle read(Path file) throws IOException, GeneralSecurityException {
    requirePrivate(file);
    if (Files.size(file) > FILE_LIMIT) {
      throw new PlatformFault(Code.VAULT_MASTER_KEY, file + " is not a keyset");
    }
    return TinkJsonProtoKeysetFormat.parseKeyset(
        Files.readString(file), AeadConfig2026.get(), InsecureSecretKeyAccess.get());
  }

  private static void create(Path directory, Path file)
      throws IOException, GeneralSecurityException {
    if (!Files.isDirectory(directory)) {
      Files.createDirectories(
          directory,
          PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
    String keyset =
        TinkJsonProtoKeysetFormat.serializeKeyset(
            KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
            AeadConfig2026.get(),
            InsecureSecretKeyAccess.get());
    Path fresh = Files.createTempFile(directory, "master", ".new");
    try {
      try (var channel = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
        channel.write(ByteBuffer.wrap(keyset.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      // A link, unlike a rename, never replaces the key of a window that was quicker.
      Files.createLink(file, fresh);
    } catch (FileAlreadyExistsException _) {
      return;
    } finally {
      Files.delete(fresh);
    }
    try (var channel = FileChannel.open(directory, StandardOpenOption.READ)) {
      channel.force(true);
    }
  }

  private static void requirePrivate(Path file) throws IOException {
    Set<PosixFilePermission> open = Files.getPosixFilePermissions(file);
    open.removeAll(Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE));
    if (!open.isEmpty()) {
      throw new PlatformFault(
          Code.VAULT_MASTER_KEY, file + " can be read by others; `chmod 600` it");
    }
  }

  byte[] wrap(UUID keyId, byte[] key) throws GeneralSecurityException {
    return aead.encrypt(key, context(keyId));
  }

  byte[] unwrap(UUID keyId, byte[] wrapped) throws GeneralSecurityException {
    return aead.decrypt(wrapped, context(keyId));
  }

  /// A wrapped key put into another key's row does not open.
  private static byte[] context(UUID keyId) {
    return ("ventanilla data key v1 " + keyId).getBytes(StandardCharsets.UTF_8);
  }
}
