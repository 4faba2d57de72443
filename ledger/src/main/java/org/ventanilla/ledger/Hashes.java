package org.ventanilla.ledger;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;

/// The hashes of an RFC 6962 tree. A leaf and an inner node start with different bytes, so that
/// nobody can present one as the other.
public final class Hashes {
  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private Hashes() {}

  /// `SHA256(0x00 || data)`.
  public static Digest leaf(byte[] data) {
    MessageDigest hash = sha256();
    hash.update(LEAF);
    hash.update(data);
    return new Digest(hash.digest());
  }

  /// `SHA256(0x01 || left || right)`.
  public static Digest node(Digest left, Digest right) {
    MessageDigest hash = sha256();
    hash.update(NODE);
    left.addTo(hash);
    right.addTo(hash);
    return new Digest(hash.digest());
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
