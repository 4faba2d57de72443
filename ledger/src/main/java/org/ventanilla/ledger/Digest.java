package org.ventanilla.ledger;

import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;

/// A SHA-256 value: exactly 32 bytes, never changed after it was made.
public final class Digest {
  /// The length of every digest, in bytes.
  public static final int LENGTH = 32;

  private final byte[] bytes;

  /// Copies the bytes.
  ///
  /// @throws IllegalArgumentException if there are not exactly 32 of them
  public Digest(byte[] bytes) {
    this(bytes.clone(), LENGTH);
  }

  private Digest(byte[] bytes, int length) {
    if (bytes.length != length) {
      throw new IllegalArgumentException("a digest has 32 bytes, not " + bytes.length);
    }
    this.bytes = bytes;
  }

  /// Takes over 32 bytes that nobody else will touch.
  static Digest owning(byte[] bytes) {
    return new Digest(bytes, LENGTH);
  }

  /// The digest that starts at `offset` of a longer array.
  ///
  /// @throws IllegalArgumentException if fewer than 32 bytes follow
  public static Digest at(byte[] source, int offset) {
    if (offset < 0 || source.length - offset < LENGTH) {
      throw new IllegalArgumentException("no 32 bytes at " + offset);
    }
    return owning(Arrays.copyOfRange(source, offset, offset + LENGTH));
  }

  /// Reads the canonical base64 of 32 bytes: 44 characters, padded.
  public static Parsed<Digest> parseBase64(String text) {
    byte[] decoded = WireText.base64(text, LENGTH);
    return decoded != null && decoded.length == LENGTH
        ? new Parsed.Valid<>(new Digest(decoded))
        : new Parsed.Malformed<>("not the base64 of a 32-byte hash");
  }

  /// A copy of the 32 bytes.
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Writes the 32 bytes into `target`, from `offset` on.
  void copyTo(byte[] target, int offset) {
    System.arraycopy(bytes, 0, target, offset, LENGTH);
  }

  /// The form used in checkpoints and proofs.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  /// The form people compare by eye.
  public String hex() {
    return HexFormat.of().formatHex(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Digest that && Arrays.equals(bytes, that.bytes);
  }

  @Override
  public int hashCode() {
    return Arrays.hashCode(bytes);
  }

  @Override
  public String toString() {
    return base64();
  }
}
