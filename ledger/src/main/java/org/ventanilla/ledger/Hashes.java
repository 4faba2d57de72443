package org.ventanilla.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes of an RFC 6962 tree. A leaf and an inner node start with different bytes, so that
/// nobody can present one as the other.
public final class Hashes {
  private Hashes() {}

  /// `SHA256(0x00 || data)`.
  public static Digest leaf(byte[] data) {
    return new TreeHasher().leaf(data);
  }

  /// `SHA256(0x01 || left || right)`.
  public static Digest node(Digest left, Digest right) {
    return new TreeHasher().node(left, right);
  }

  /// The root of a tree without leaves: `SHA256("")`.
  public static Digest emptyRoot() {
    return new Digest(sha256().digest());
  }

  static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
