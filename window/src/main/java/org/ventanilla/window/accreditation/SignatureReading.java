package org.ventanilla.window.accreditation;

/// What came of opening a signature.
public sealed interface SignatureReading {

  /// The signature is right and its key counts now.
  ///
  /// @param payload the signed bytes
  record Opened(Signer signer, byte[] payload) implements SignatureReading {
    /// Copies.
    public Opened {
      payload = payload.clone();
    }

    @Override
    public byte[] payload() {
      return payload.clone();
    }

    @Override
    public String toString() {
      return "Opened[kid=" + signer.kid() + "]";
    }
  }

  /// The signature does not count.
  ///
  /// @param message for the sender; names no other key or person
  record Refused(SignatureCode code, String message) implements SignatureReading {}
}
