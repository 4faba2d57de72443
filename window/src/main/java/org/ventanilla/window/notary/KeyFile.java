package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.platform.PlatformFault;
import org.ventanilla.window.platform.SecretFile;

/// The log's signing key in a file that only the window's account may read, outside the database
/// and its directory: who copies the database cannot sign.
final class KeyFile {
  /// The file in the directory of keys.
  static final String FILE = "ledger.key";

  private final SecretFile file;
  private final SecureRandom random;

  KeyFile(Path keysDir, SecureRandom random) {
    this.file = SecretFile.in(keysDir, FILE);
    this.random = random;
  }

  /// The key of the log of that name. It is made if there is none and the log has not begun; a log
  /// that has begun keeps its key.
  SigningKey open(String origin, boolean begun) {
    if (begun && !file.exists()) {
      throw new NotaryFault(
          Code.KEY_UNUSABLE, FILE + " is missing, and the log was signed with it");
    }
    try {
      return read(file.readOrCreate(() -> fresh(origin)), origin);
    } catch (PlatformFault e) {
      throw new NotaryFault(Code.KEY_UNUSABLE, FILE + " cannot be used", e);
    }
  }

  private byte[] fresh(String origin) {
    return (SigningKey.generate(random, origin).encode() + "\n")
        .getBytes(StandardCharsets.US_ASCII);
  }

  private static SigningKey read(byte[] bytes, String origin) {
    String text = new String(bytes, StandardCharsets.US_ASCII).strip();
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
}
