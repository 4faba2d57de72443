package org.ventanilla.window.platform;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.InsecureSecretKeyAccess;
import com.google.crypto.tink.KeysetHandle;
import com.google.crypto.tink.TinkJsonProtoKeysetFormat;
import com.google.crypto.tink.aead.AeadConfig2026;
import com.google.crypto.tink.aead.PredefinedAeadParameters;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.util.UUID;
import org.ventanilla.window.platform.PlatformFault.Code;

/// The key that wraps the vault's keys: a Tink keyset in a file of its own, outside every database
/// and data directory, readable by the window's user alone. Made once; losing it loses all content.
final class MasterKey {
  private static final String FILE = "master-key.json";

  private final Aead aead;

  private MasterKey(Aead aead) {
    this.aead = aead;
  }

  /// @param mayCreate false once the vault holds keys: a new master key could not open them
  static MasterKey in(Path directory, boolean mayCreate) {
    SecretFile file = SecretFile.in(directory, FILE);
    if (!mayCreate && !file.exists()) {
      throw new PlatformFault(
          Code.VAULT_MASTER_KEY, file.path() + " is missing, and the vault's keys need it");
    }
    try {
      String keyset = new String(file.readOrCreate(MasterKey::fresh), StandardCharsets.UTF_8);
      KeysetHandle handle =
          TinkJsonProtoKeysetFormat.parseKeyset(
              keyset, AeadConfig2026.get(), InsecureSecretKeyAccess.get());
      return new MasterKey(handle.getPrimitive(AeadConfig2026.get(), Aead.class));
    } catch (PlatformFault | GeneralSecurityException e) {
      throw new PlatformFault(
          Code.VAULT_MASTER_KEY, "cannot use " + file.path() + ": " + e.getMessage(), e);
    }
  }

  private static byte[] fresh() {
    try {
      return TinkJsonProtoKeysetFormat.serializeKeyset(
              KeysetHandle.generateNew(PredefinedAeadParameters.AES256_GCM, AeadConfig2026.get()),
              AeadConfig2026.get(),
              InsecureSecretKeyAccess.get())
          .getBytes(StandardCharsets.UTF_8);
    } catch (GeneralSecurityException e) {
      throw new PlatformFault(Code.VAULT_MASTER_KEY, "no master key can be made", e);
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
