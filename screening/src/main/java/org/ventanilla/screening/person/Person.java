package org.ventanilla.screening.person;

import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.list.DateExpression;

/// A person to be screened, as they are stated. Texts are empty where nothing is stated; nothing is
/// normalised.
///
/// @param id the caller's own id; never blank
/// @param name the whole name; never blank, put together from the parts if only they are given
/// @param given given names
/// @param paternal the paternal, or only, surname
/// @param maternal the maternal surname
/// @param born the birth date, or null if not stated
/// @param sex as stated
/// @param nationality a country's name or code
/// @param curp Clave Única de Registro de Población
/// @param rfc Registro Federal de Contribuyentes
/// @param passport a passport's number
public record Person(
    String id,
    String name,
    String given,
    String paternal,
    String maternal,
    @Nullable DateExpression born,
    Sex sex,
    String nationality,
    String curp,
    String rfc,
    String passport) {
  /// Longest name or part of a name, in characters.
  public static final int LONGEST_NAME = 1000;

  /// Longest of the other texts, in characters.
  public static final int LONGEST_TEXT = 200;

  /// Puts the name together if need be, and checks.
  public Person {
    if (name.isBlank()) {
      name =
          Stream.of(given, paternal, maternal)
              .filter(part -> !part.isBlank())
              .collect(Collectors.joining(" "));
    }
    if (id.isBlank() || name.isBlank()) {
      throw new IllegalArgumentException("a person has an id and a name");
    }
    if (name.length() > 3 * LONGEST_NAME + 2 || longest(given, paternal, maternal) > LONGEST_NAME) {
      throw new IllegalArgumentException("a name has at most " + LONGEST_NAME + " characters");
    }
    if (longest(id, nationality, curp, rfc, passport) > LONGEST_TEXT) {
      throw new IllegalArgumentException("a text has at most " + LONGEST_TEXT + " characters");
    }
  }

  private static int longest(String... texts) {
    int longest = 0;
    for (String text : texts) {
      longest = Math.max(longest, text.length());
    }
    return longest;
  }

  /// A person of whom only the name is known.
  public static Person named(String id, String name) {
    return new Person(id, name, "", "", "", null, Sex.UNKNOWN, "", "", "", "");
  }

  /// The same person, born then.
  public Person bornOn(@Nullable DateExpression date) {
    return new Person(
        id, name, given, paternal, maternal, date, sex, nationality, curp, rfc, passport);
  }

  /// The birth date, if stated.
  public Optional<DateExpression> birthDate() {
    return Optional.ofNullable(born);
  }

  /// Whether the parts of the name are stated, and so need not be guessed.
  public boolean hasParts() {
    return !given.isBlank() && !paternal.isBlank();
  }
}
