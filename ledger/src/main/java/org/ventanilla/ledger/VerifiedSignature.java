package org.ventanilla.ledger;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A signature that was checked and holds.
public sealed interface VerifiedSignature {
  /// The key that made it.
  VerifierKey key();

  /// A key signed the note's text.
  record Plain(VerifierKey key) implements VerifiedSignature {}

  /// A witness cosigned the checkpoint at that time, by its own clock.
  record Timestamped(VerifierKey key, Instant time) implements VerifiedSignature {}

  /// Checks a signature with the key it names, or gives null.
  static @Nullable VerifiedSignature check(VerifierKey key, String text, NoteSignature signature) {
    return switch (key.type()) {
      case KeyType.Ed25519() ->
          key.verify(WireText.utf8(text), signature.signature()) ? new Plain(key) : null;
      case KeyType.CosignatureV1() -> {
        Cosignature found = Cosignature.verify(key, text, signature.signature());
        yield found == null ? null : new Timestamped(key, found.time());
      }
    };
  }
}
