package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/// What a leaf says of content without telling it: `HMAC-SHA256(salt, tag || 0x00 || canonical
/// JSON)`. Whoever is later given the salt and the document can check that the leaf meant this
/// document.
///
/// @param bytes 32 bytes
public record Commitment(byte[] bytes) {
  /// Length of a salt in bytes. Salts live beside the content and are destroyed with it.
  public static final int SALT_LENGTH = 32;

  private static final String HMAC = "HmacSHA256";

  /// Copies what it is given.
  public Commitment {
    if (bytes.length != 32) {
      throw new IllegalArgumentException("a commitment has 32 bytes, not " + bytes.length);
    }
    bytes = bytes.clone();
  }

  /// Commits to a document.
  ///
  /// @param salt 32 random bytes, new for every commitment
  /// @param tag what the document is, so that one document never passes for another kind
  /// @param canonicalJson the document in RFC 8785 form
  public static Commitment to(byte[] salt, String tag, byte[] canonicalJson) {
    if (salt.length != SALT_LENGTH) {
      throw new IllegalArgumentException(
          "a salt has " + SALT_LENGTH + " bytes, not " + salt.length);
    }
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(salt, HMAC));
      mac.update(tag.getBytes(StandardCharsets.UTF_8));
      mac.update((byte) 0);
      return new Commitment(mac.doFinal(canonicalJson));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  @Override
  public byte[] bytes() {
    return bytes.clone();
  }

  /// Standard base64, as it stands in a leaf.
  public String base64() {
    return Base64.getEncoder().encodeToString(bytes);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Commitment c && MessageDigest.isEqual(bytes, c.bytes);
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
