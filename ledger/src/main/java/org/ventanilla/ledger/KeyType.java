package org.ventanilla.ledger;

import org.jspecify.annotations.Nullable;

/// What a key's signatures are made over and look like. One more type, such as ML-DSA-44 with code
/// 0x06, is one more record here; the compiler then shows every place that must know it.
public sealed interface KeyType {
  /// Ed25519 over the note's text.
  record Ed25519() implements KeyType {}

  /// Ed25519 over the time and a checkpoint: a witness says when it saw that state of a log.
  record CosignatureV1() implements KeyType {}

  /// The byte that stands for the type in key ids and encoded keys.
  default byte code() {
    return switch (this) {
      case Ed25519() -> 0x01;
      case CosignatureV1() -> 0x04;
    };
  }

  /// Whether the bytes are a public key of this type that is safe to verify with.
  default boolean isPublicKey(byte[] bytes) {
    return switch (this) {
      case Ed25519() -> Ed25519Keys.isPublicKey(bytes);
      case CosignatureV1() -> Ed25519Keys.isPublicKey(bytes);
    };
  }

  /// The type with that code, or null if there is none here.
  static @Nullable KeyType ofCode(byte code) {
    return switch (code) {
      case 0x01 -> new Ed25519();
      case 0x04 -> new CosignatureV1();
      default -> null;
    };
  }
}
