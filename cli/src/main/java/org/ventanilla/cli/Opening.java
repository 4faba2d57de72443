package org.ventanilla.cli;

import java.util.Base64;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// Whether a document and its salt are what a leaf committed to.
sealed interface Opening {
  /// Largest opening file, in bytes.
  int MOST_BYTES = 16 << 20;

  /// The leaf meant this document.
  record Right() implements Opening {}

  /// It did not, or the bytes are no opening.
  record Wrong(String code, String message) implements Opening {}

  /// Checks a file against a leaf.
  ///
  /// @param leaf the leaf's bytes, already verified
  /// @param file `{"tag": …, "salt": base64, "document": …}`
  static Opening check(byte[] leaf, byte[] file) {
    JsonLimits limits = new JsonLimits(MOST_BYTES, 64, 1 << 20, 1_000_000);
    if (!(Json.read(file, limits) instanceof JsonReading.Document(JsonNode opening))
        || !opening.path("document").isContainer()) {
      return new Wrong("OPENING_MALFORMED", "the file holds no tag, salt and document");
    }
    JsonNode document = opening.path("document");
    byte[] salt;
    try {
      salt = Base64.getDecoder().decode(opening.path("salt").asString(""));
    } catch (IllegalArgumentException e) {
      return new Wrong("OPENING_MALFORMED", "the salt is not base64");
    }
    if (salt.length != Commitment.SALT_LENGTH) {
      return new Wrong(
          "OPENING_MALFORMED", "the salt has not " + Commitment.SALT_LENGTH + " bytes");
    }
    String commitment =
        Commitment.to(salt, opening.path("tag").asString(""), Json.canonical(document)).base64();
    return committed(leaf, commitment)
        ? new Right()
        : new Wrong("OPENING_WRONG", "the leaf committed to another document");
  }

  private static boolean committed(byte[] leaf, String commitment) {
    JsonLimits limits = new JsonLimits(1 << 16, 8, 1 << 16, 1_000);
    if (!(Json.read(leaf, limits) instanceof JsonReading.Document(JsonNode stated))) {
      return false;
    }
    return stated.path("commitment").asString("").equals(commitment)
        || stated
            .path("commitments")
            .valueStream()
            .anyMatch(one -> one.asString("").equals(commitment));
  }
}
