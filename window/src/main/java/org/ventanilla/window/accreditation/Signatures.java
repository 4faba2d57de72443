package org.ventanilla.window.accreditation;

/// Says whose signature this is. May be called inside or outside a transaction.
public interface Signatures {
  /// Opens a compact JWS: checks its form, its key and its signature, in this order. What a key may
  /// do is only told to whoever can sign with it.
  SignatureReading open(byte[] compactJws, Expectations expected);
}
