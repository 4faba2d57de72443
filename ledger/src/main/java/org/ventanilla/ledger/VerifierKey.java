package org.ventanilla.ledger;

import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PublicKeyParameters;

/// A public key with its name, as `<name>+<hex key id>+<base64(type || publicKey)>`.
public final class VerifierKey {
  private static final int MAX_TEXT = 4096;

  private final String name;
  private final KeyType type;
  private final byte[] publicKey;
  private final Ed25519PublicKeyParameters point;
  private final int id;

  private VerifierKey(String name, KeyType type, byte[] publicKey) {
    this.name = name;
    this.type = type;
    this.publicKey = publicKey;
    this.point = new Ed25519PublicKeyParameters(publicKey);
    this.id = KeyNames.id(name, type, publicKey);
  }

  /// Copies the key.
  ///
  /// @throws IllegalArgumentException if the name or the key is not valid for the type
  public static VerifierKey of(String name, KeyType type, byte[] publicKey) {
    KeyNames.requireValid(name);
    if (!type.isPublicKey(publicKey)) {
      throw new IllegalArgumentException("not a public key of its type");
    }
    return new VerifierKey(name, type, publicKey.clone());
  }

  /// Reads the text form. The key id must be the one of name and key.
  public static Parsed<VerifierKey> parse(String text) {
    int first = text.indexOf('+');
    int second = text.indexOf('+', first + 1);
    if (text.length() > MAX_TEXT || first < 0 || second < 0) {
      return new Parsed.Malformed<>("a verifier key is name+id+key");
    }
    String name = text.substring(0, first);
    byte[] key = WireText.base64(text.substring(second + 1), MAX_TEXT);
    if (!KeyNames.isValid(name) || key == null || key.length == 0) {
      return new Parsed.Malformed<>("the name or the key is not well formed");
    }
    KeyType type = KeyType.ofCode(key[0]);
    if (type == null) {
      return new Parsed.Malformed<>("keys of this type are not known here");
    }
    byte[] publicKey = Arrays.copyOfRange(key, 1, key.length);
    if (!type.isPublicKey(publicKey)) {
      return new Parsed.Malformed<>("not a public key of its type");
    }
    VerifierKey found = new VerifierKey(name, type, publicKey);
    return text.substring(first + 1, second).equals(found.hexId())
        ? new Parsed.Valid<>(found)
        : new Parsed.Malformed<>("the key id does not fit the key");
  }

  public String name() {
    return name;
  }

  public KeyType type() {
    return type;
  }

  /// The first four bytes of the hash over name, type and key.
  public int id() {
    return id;
  }

  public String hexId() {
    return KeyNames.hex(id);
  }

  /// A copy of the raw public key.
  public byte[] publicKey() {
    return publicKey.clone();
  }

  /// Whether a signature says it is by this key. Name and id both count.
  boolean claims(NoteSignature signature) {
    return signature.keyId() == id && signature.name().equals(name);
  }

  /// Whether both are the same key pair, whatever names they go by.
  boolean samePair(VerifierKey other) {
    return Arrays.equals(publicKey, other.publicKey);
  }

  boolean verify(byte[] message, byte[] signature) {
    return Ed25519Keys.verify(point, message, signature);
  }

  /// The form [#parse] reads.
  public String encode() {
    byte[] key = new byte[1 + publicKey.length];
    key[0] = type.code();
    System.arraycopy(publicKey, 0, key, 1, publicKey.length);
    return name + "+" + hexId() + "+" + WireText.base64(key);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof VerifierKey that
        && name.equals(that.name)
        && type.equals(that.type)
        && Arrays.equals(publicKey, that.publicKey);
  }

  @Override
  public int hashCode() {
    return id;
  }

  @Override
  public String toString() {
    return encode();
  }
}
