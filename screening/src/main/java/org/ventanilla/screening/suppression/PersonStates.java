package org.ventanilla.screening.suppression;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.Person;

/// What a person states and declares, in one fingerprint.
final class PersonStates {
  private PersonStates() {}

  /// SHA-256 of all that is stated of the person but the id, and of what they declared, in 64
  /// hexadecimal digits. The order in which they declared things does not matter.
  static String fingerprint(Person person, List<Fact> facts) {
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
      add(digest, text);
    }
    facts.stream()
        .sorted(
            Comparator.comparing(Fact::kind)
                .thenComparing(Fact::value)
                .thenComparing(Fact::country)
                .thenComparing(Fact::relation))
        .forEach(fact -> {
          add(digest, fact.kind().code());
          add(digest, fact.value());
          add(digest, fact.country());
          add(digest, fact.relation());
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void add(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(ByteBuffer.allocate(4).putInt(bytes.length).array());
    digest.update(bytes);
  }
}
