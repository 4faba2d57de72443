package org.ventanilla.ledger;

import java.security.MessageDigest;
import java.util.HexFormat;

/// Key names and the ids that are computed from them.
final class KeyNames {
  private static final int MAX_BYTES = 255;

  private KeyNames() {}

  /// Not empty, at most 255 UTF-8 bytes, without Unicode spaces, control characters or plus.
  static boolean isValid(String name) {
    return !name.isEmpty()
        && name.length() <= MAX_BYTES
        && WireText.isUnicode(name)
        && WireText.utf8(name).length <= MAX_BYTES
        && name.codePoints().noneMatch(KeyNames::isForbidden);
  }

  static String requireValid(String name) {
    if (!isValid(name)) {
      throw new IllegalArgumentException("a key name is not empty and has no spaces or plus");
    }
    return name;
  }

  private static boolean isForbidden(int c) {
    return c == '+'
        || Character.isISOControl(c)
        || Character.isWhitespace(c)
        || Character.isSpaceChar(c);
  }

  /// `SHA256(name || 0x0A || type || publicKey)[0..4]`, big-endian.
  static int id(String name, KeyType type, byte[] publicKey) {
    MessageDigest hash = Hashes.sha256();
    hash.update(WireText.utf8(name));
    hash.update((byte) '\n');
    hash.update(type.code());
    hash.update(publicKey);
    byte[] digest = hash.digest();
    return (digest[0] & 0xff) << 24
        | (digest[1] & 0xff) << 16
        | (digest[2] & 0xff) << 8
        | (digest[3] & 0xff);
  }

  static String hex(int id) {
    return HexFormat.of().toHexDigits(id);
  }
}
