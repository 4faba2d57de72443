package org.ventanilla.ledger;

import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;
import org.bouncycastle.crypto.signers.Ed25519Signer;
import org.bouncycastle.math.ec.rfc8032.Ed25519;

/// Ed25519 by BouncyCastle's own interface, which signs some fifteen times as fast as the JDK's.
final class Ed25519Keys {
  static final int PUBLIC_LENGTH = Ed25519.PUBLIC_KEY_SIZE;
  static final int SEED_LENGTH = Ed25519.SECRET_KEY_SIZE;
  static final int SIGNATURE_LENGTH = Ed25519.SIGNATURE_SIZE;

  private Ed25519Keys() {}

  /// Whether the bytes are a point of the prime-order group. Keys of small order would verify
  /// signatures nobody made.
  static boolean isPublicKey(byte[] bytes) {
    return bytes.length == PUBLIC_LENGTH && Ed25519.validatePublicKeyFull(bytes, 0);
  }

  static byte[] sign(Ed25519PrivateKeyParameters key, byte[] message) {
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(true, key);
    signer.update(message, 0, message.length);
    return signer.generateSignature();
  }

  static boolean verify(Ed25519PublicKeyParameters key, byte[] message, byte[] signature) {
    if (signature.length != SIGNATURE_LENGTH) {
      return false;
    }
    Ed25519Signer signer = new Ed25519Signer();
    signer.init(false, key);
    signer.update(message, 0, message.length);
    return signer.verifySignature(signature);
  }
}
