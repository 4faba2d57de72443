package org.ventanilla.ledger;

import java.security.MessageDigest;
import java.util.HexFormat;

/// Key names and the ids that are computed from them.
final class KeyNames {
  private static final int MAX_BYTES = 255;

  private KeyNames() {}

  /// What the format demands of a name: not empty, no Unicode spaces, control characters or plus.
  static boolean isWellFormed(String name) {
    return !name.isEmpty()
        && WireText.isUnicode(name)
        && name.codePoints().noneMatch(KeyNames::isForbidden);
  }

  /// What we demand of a key we use: a well-formed name of at most 255 UTF-8 bytes.
  static boolean isValid(String name) {
    return name.length() <= MAX_BYTES
        && isWellFormed(name)
        && WireText.utf8(name).length <= MAX_BYTES;
  }

  static String requireValid(String name) {
    if (!isValid(name)) {
      throw new IllegalArgumentException(
          "a key name has 1 to 255 bytes and no spaces, control characters or plus");
    }
    return name;
  }

  private static boolean isForbidden(int c) {
    // U+0085 is a space to Unicode, but neither to Java's nor to anybody's eye.
    return c == '+' || c < 0x20 || c == 0x85 || Character.isSpaceChar(c);
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
