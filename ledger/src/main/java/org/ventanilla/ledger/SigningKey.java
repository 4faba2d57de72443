package org.ventanilla.ledger;

import java.security.SecureRandom;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// A log's private Ed25519 key. Safe for several threads.
public final class SigningKey {
  private final PrivateKeyText key;
  private final VerifierKey verifierKey;

  private SigningKey(PrivateKeyText key) {
    this.key = key;
    this.verifierKey = key.verifierKey();
  }

  /// A new key.
  ///
  /// @throws IllegalArgumentException if the name is empty or has spaces or plus
  public static SigningKey generate(SecureRandom random, String name) {
    return new SigningKey(
        new PrivateKeyText(name, new KeyType.Ed25519(), new Ed25519PrivateKeyParameters(random)));
  }

  /// Reads what [#encode] gave.
  public static Parsed<SigningKey> parse(String text) {
    return PrivateKeyText.parse(text)
        .flatMap(key ->
            switch (key.type()) {
              case KeyType.Ed25519() -> new Parsed.Valid<>(new SigningKey(key));
              case KeyType.CosignatureV1() ->
                  new Parsed.Malformed<>("this is a witness's key, not a log's");
            });
  }

  public String name() {
    return key.name();
  }

  public VerifierKey verifierKey() {
    return verifierKey;
  }

  /// The secret text form: `PRIVATE+KEY+<name>+<hex key id>+<base64>`.
  public String encode() {
    return key.encode();
  }

  /// Signs a note's text.
  ///
  /// @throws IllegalArgumentException if the text is none a note may have
  public NoteSignature sign(String text) {
    SignedNote.requireText(text);
    byte[] signature = Ed25519Keys.sign(key.key(), WireText.utf8(text));
    return new NoteSignature(name(), verifierKey.id(), signature);
  }

  @Override
  public String toString() {
    return "SigningKey[" + name() + "]";
  }
}
