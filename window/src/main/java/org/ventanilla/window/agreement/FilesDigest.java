package org.ventanilla.window.agreement;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/// One digest over several named files: for each, in the order of names, the SHA-256 of its name
/// and of its bytes, and SHA-256 over all of these. Moving bytes between files changes it.
final class FilesDigest {
  private FilesDigest() {}

  static String of(Map<String, byte[]> files) {
    SortedMap<String, byte[]> sorted = new TreeMap<>(files);
    ByteBuffer parts = ByteBuffer.allocate(sorted.size() * 64);
    sorted.forEach((name, bytes) ->
        parts.put(sha256(name.getBytes(StandardCharsets.UTF_8))).put(sha256(bytes)));
    return "sha256:" + HexFormat.of().formatHex(sha256(parts.array()));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
