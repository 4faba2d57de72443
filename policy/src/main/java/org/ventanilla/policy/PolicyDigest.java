package org.ventanilla.policy;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.SortedMap;

/// The digest that names a policy: SHA-256 over each file in the order of the names, as the length
/// of the name, the name, the length of the content and the content, in UTF-8, lines ended by one
/// line feed. Lengths are eight bytes, so that no two directories give the same bytes.
final class PolicyDigest {
  private PolicyDigest() {}

  static String of(SortedMap<String, String> files) {
    MessageDigest sha256;
    try {
      sha256 = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
    files.forEach((name, content) -> {
      add(sha256, name);
      add(sha256, content.replace("\r\n", "\n"));
    });
    return HexFormat.of().formatHex(sha256.digest());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(UTF_8);
    digest.update(ByteBuffer.allocate(Long.BYTES).putLong(0, bytes.length));
    digest.update(bytes);
  }
}
