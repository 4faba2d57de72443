package org.ventanilla.ledger;

import java.util.Arrays;

/// The exact bytes of one leaf, at most 65,535 of them, because a bundle writes the length in two
/// bytes.
public final class Entry {
  /// The longest entry, in bytes.
  public static final int MAX_LENGTH = 65_535;

  private final byte[] bytes;

  /// Copies the bytes.
  ///
  /// @throws IllegalArgumentException if there are more than 65,535
  public Entry(byte[] bytes) {
    this(bytes.clone(), bytes.length);
  }

  private Entry(byte[] bytes, int length) {
    if (length > MAX_LENGTH) {
      throw new IllegalArgumentException("an entry has at most 65535 bytes, not " + length);
    }
    this.bytes = bytes;
  }

  /// Takes over bytes that nobody else will touch.
  static Entry owning(byte[] bytes) {
    return new Entry(bytes, bytes.length);
  }

  /// A copy of the bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  public int length() {
    return bytes.length;
  }

  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, bytes.length);
  }

  /// The leaf hash under which the tree holds this entry.
  public Digest leafHash() {
    return Hashes.leaf(bytes);
  }

  Digest leafHash(TreeHasher hasher) {
    return hasher.leaf(bytes);
  }

  String base64() {
    return WireText.base64(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Entry that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  /// Only the length: an entry must not end up in a log file.
  @Override
  public String toString() {
    return "Entry[" + bytes.length + " bytes]";
  }
}
