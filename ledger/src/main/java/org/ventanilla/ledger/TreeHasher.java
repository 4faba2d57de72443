package org.ventanilla.ledger;

import java.security.DigestException;
import java.security.MessageDigest;

/// [Hashes], many in a row: one digest and one buffer for all of them. Not safe for several
/// threads.
final class TreeHasher {
  private static final byte LEAF = 0x00;
  private static final byte NODE = 0x01;

  private final MessageDigest sha256 = Hashes.sha256();
  private final byte[] node = new byte[1 + 2 * Digest.LENGTH];

  TreeHasher() {
    node[0] = NODE;
  }

  /// `SHA256(0x00 || data)`.
  Digest leaf(byte[] data) {
    sha256.update(LEAF);
    sha256.update(data);
    return Digest.owning(sha256.digest());
  }

  /// `SHA256(0x01 || left || right)`.
  Digest node(Digest left, Digest right) {
    left.copyTo(node, 1);
    right.copyTo(node, 1 + Digest.LENGTH);
    sha256.update(node);
    return Digest.owning(sha256.digest());
  }

  /// The node over two hashes that stand side by side in `children`, from `from` on, written into
  /// `parents`.
  void node(byte[] children, int from, byte[] parents, int to) {
    System.arraycopy(children, from, node, 1, 2 * Digest.LENGTH);
    sha256.update(node);
    try {
      sha256.digest(parents, to, Digest.LENGTH);
    } catch (DigestException e) {
      throw new IllegalStateException("32 bytes are room for SHA-256", e);
    }
  }
}
