package org.ventanilla.ledger;

import java.nio.ByteBuffer;
import java.time.Instant;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.jspecify.annotations.Nullable;

/// A timestamped cosignature, version 1: `time(u64 big-endian) || signature(64)`, made over
/// `cosignature/v1\ntime <unix seconds>\n` and the checkpoint's body.
record Cosignature(VerifierKey key, Instant time) {
  private static final int LENGTH = Long.BYTES + Ed25519Keys.SIGNATURE_LENGTH;

  static NoteSignature make(
      Ed25519PrivateKeyParameters key, VerifierKey verifierKey, String body, long seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException("a cosignature has no time before 1970");
    }
    byte[] signature = Ed25519Keys.sign(key, message(body, seconds));
    return new NoteSignature(
        verifierKey.name(),
        verifierKey.id(),
        ByteBuffer.allocate(LENGTH).putLong(seconds).put(signature).array());
  }

  /// The cosignature in the bytes, or null if they are none by that key over that body.
  static @Nullable Cosignature verify(VerifierKey key, String body, byte[] bytes) {
    if (bytes.length != LENGTH) {
      return null;
    }
    ByteBuffer in = ByteBuffer.wrap(bytes);
    long seconds = in.getLong();
    byte[] signature = new byte[Ed25519Keys.SIGNATURE_LENGTH];
    in.get(signature);
    // Instant ends long before 2^63 seconds; no honest clock shows either.
    if (seconds < 0
        || seconds > Instant.MAX.getEpochSecond()
        || !key.verify(message(body, seconds), signature)) {
      return null;
    }
    return new Cosignature(key, Instant.ofEpochSecond(seconds));
  }

  private static byte[] message(String body, long seconds) {
    return WireText.utf8("cosignature/v1\ntime " + seconds + "\n" + body);
  }
}
