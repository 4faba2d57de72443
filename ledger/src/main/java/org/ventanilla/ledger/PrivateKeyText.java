package org.ventanilla.ledger;

import java.util.Arrays;
import org.bouncycastle.crypto.params.Ed25519PrivateKeyParameters;

/// A private key with its name, as `PRIVATE+KEY+<name>+<hex key id>+<base64(type || seed)>`: the
/// form of Go's note package.
record PrivateKeyText(String name, KeyType type, Ed25519PrivateKeyParameters key) {
  private static final String PREFIX = "PRIVATE+KEY+";
  private static final int MAX_TEXT = 1024;

  PrivateKeyText {
    KeyNames.requireValid(name);
  }

  static Parsed<PrivateKeyText> parse(String text) {
    if (text.length() > MAX_TEXT || !text.startsWith(PREFIX)) {
      return new Parsed.Malformed<>("a signing key begins with PRIVATE+KEY+");
    }
    int first = text.indexOf('+', PREFIX.length());
    int second = text.indexOf('+', first + 1);
    if (first < 0 || second < 0) {
      return new Parsed.Malformed<>("a signing key has a name, an id and a key");
    }
    String name = text.substring(PREFIX.length(), first);
    byte[] key = WireText.base64(text.substring(second + 1), 1 + Ed25519Keys.SEED_LENGTH);
    if (!KeyNames.isValid(name) || key == null || key.length != 1 + Ed25519Keys.SEED_LENGTH) {
      return new Parsed.Malformed<>("the name or the key is not well formed");
    }
    KeyType type = KeyType.ofCode(key[0]);
    if (type == null) {
      return new Parsed.Malformed<>("keys of this type are not known here");
    }
    PrivateKeyText found =
        new PrivateKeyText(
            name, type, new Ed25519PrivateKeyParameters(Arrays.copyOfRange(key, 1, key.length)));
    return text.substring(first + 1, second).equals(found.verifierKey().hexId())
        ? new Parsed.Valid<>(found)
        : new Parsed.Malformed<>("the key id does not fit the key");
  }

  VerifierKey verifierKey() {
    return VerifierKey.of(name, type, key.generatePublicKey().getEncoded());
  }

  String encode() {
    byte[] bytes = new byte[1 + Ed25519Keys.SEED_LENGTH];
    bytes[0] = type.code();
    System.arraycopy(key.getEncoded(), 0, bytes, 1, Ed25519Keys.SEED_LENGTH);
    return PREFIX + name + "+" + verifierKey().hexId() + "+" + WireText.base64(bytes);
  }

  /// Never the key: it must not end up in a log file.
  @Override
  public String toString() {
    return "PrivateKeyText[" + name + "]";
  }
}
