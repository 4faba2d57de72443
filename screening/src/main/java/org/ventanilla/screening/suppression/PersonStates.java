package org.ventanilla.screening.suppression;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.ventanilla.screening.person.Person;

/// What a person states, in one fingerprint.
final class PersonStates {
  private PersonStates() {}

  /// SHA-256 of all that is stated of the person but the id, in 64 hexadecimal digits.
  static String fingerprint(Person person) {
    MessageDigest digest;
    try {
      digest = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    for (String text :
        List.of(
            person.name(),
            person.given(),
            person.paternal(),
            person.maternal(),
            person.birthDate().map(Object::toString).orElse(""),
            person.sex().name(),
            person.nationality(),
            person.curp(),
            person.rfc(),
            person.passport())) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
      digest.update(bytes);
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
