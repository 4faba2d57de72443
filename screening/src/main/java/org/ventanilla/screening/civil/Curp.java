package org.ventanilla.screening.civil;

import java.time.LocalDate;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import org.ventanilla.screening.person.Sex;

/// The Clave Única de Registro de Población, 18 characters: four letters of the name, the birth
/// date, the sex, the state of birth, three consonants of the name, a character that tells people
/// apart and the century, and a check digit.
///
/// The check digit does not see everything: two digits or letters whose values differ by a multiple
/// of ten over their weight pass. Only the register can tell whether a CURP exists.
///
/// @param value in capitals
/// @param birthDate the century is that of position 17: a digit before 2000, a letter after
/// @param sex as registered
/// @param state of birth
public record Curp(String value, LocalDate birthDate, Sex sex, State state) {
  private static final int LENGTH = 18;
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMNÑOPQRSTUVWXYZ";

  /// What a text is.
  public sealed interface Reading permits Valid, Doubtful, Malformed {}

  /// A CURP with nothing wrong.
  ///
  /// @param curp what it says
  public record Valid(Curp curp) implements Reading {}

  /// Something that can be read, and that the register would not have issued so.
  ///
  /// @param curp what it says
  /// @param problems why it is doubted, at least one
  public record Doubtful(Curp curp, Set<KeyProblem> problems) implements Reading {
    /// Copies.
    public Doubtful {
      problems = Set.copyOf(problems);
    }
  }

  /// No CURP.
  ///
  /// @param problem the first that was met
  /// @param position of it, from 1
  public record Malformed(KeyProblem problem, int position) implements Reading {}

  /// Reads a text, whatever it is. Blanks around it, hyphens in it and small letters do not matter.
  ///
  /// @param today after which nobody is born yet
  public static Reading parse(String text, LocalDate today) {
    if (text.length() > 4 * LENGTH) {
      return new Malformed(KeyProblem.LENGTH, LENGTH + 1);
    }
    String value = text.strip().toUpperCase(Locale.ROOT).replace("-", "").replace(" ", "");
    if (value.length() != LENGTH) {
      return new Malformed(KeyProblem.LENGTH, Math.min(value.length(), LENGTH) + 1);
    }
    for (int i = 0; i < LENGTH; i++) {
      if (!fits(i, value.charAt(i))) {
        return new Malformed(KeyProblem.CHARACTER, i + 1);
      }
    }
    Partial born = born(value);
    if (born == null) {
      return new Malformed(KeyProblem.DATE, 5);
    }
    State state = State.of(value.substring(11, 13)).orElse(null);
    if (state == null) {
      return new Malformed(KeyProblem.STATE, 12);
    }
    Sex sex =
        switch (value.charAt(10)) {
          case 'H' -> Sex.MALE;
          case 'M' -> Sex.FEMALE;
          default -> Sex.OTHER;
        };
    return judged(new Curp(value, born.first(), sex, state), today);
  }

  /// Reads a text without asking whether the birth date is still to come.
  public static Reading parse(String text) {
    return parse(text, LocalDate.MAX);
  }

  private static Reading judged(Curp curp, LocalDate today) {
    EnumSet<KeyProblem> problems = EnumSet.noneOf(KeyProblem.class);
    if (checkDigit(curp.value()) != curp.value().charAt(LENGTH - 1)) {
      problems.add(KeyProblem.CHECK_DIGIT);
    }
    if (Initials.CURP_WORDS.contains(curp.value().substring(0, 4))) {
      problems.add(KeyProblem.INCONVENIENT_WORD);
    }
    if (curp.birthDate().isAfter(today)) {
      problems.add(KeyProblem.FUTURE_DATE);
    }
    return problems.isEmpty() ? new Valid(curp) : new Doubtful(curp, problems);
  }

  private static boolean fits(int index, char c) {
    boolean letter = c >= 'A' && c <= 'Z';
    boolean digit = c >= '0' && c <= '9';
    return switch (index) {
      case 1 -> Initials.isVowel(c) || c == 'X';
      case 4, 5, 6, 7, 8, 9, 17 -> digit;
      case 10 -> c == 'H' || c == 'M' || c == 'X';
      case 13, 14, 15 -> letter && !Initials.isVowel(c);
      case 16 -> letter || digit;
      default -> letter;
    };
  }

  private static @Nullable Partial born(String value) {
    int century = Character.isDigit(value.charAt(16)) ? 1900 : 2000;
    return Partial.of(century + number(value, 4), number(value, 6), number(value, 8))
        .filter(date -> date.month() > 0 && date.day() > 0)
        .orElse(null);
  }

  private static int number(String value, int from) {
    return 10 * (value.charAt(from) - '0') + value.charAt(from + 1) - '0';
  }

  /// The digit the first 17 characters ask for: their values in the register's alphabet, weighted
  /// 18 to 2, complete a multiple of ten.
  ///
  /// @throws IllegalArgumentException when there are not 17 characters of that alphabet
  public static char checkDigit(String value) {
    if (value.length() < LENGTH - 1) {
      throw new IllegalArgumentException("a check digit needs 17 characters");
    }
    int sum = 0;
    for (int i = 0; i < LENGTH - 1; i++) {
      int worth = ALPHABET.indexOf(value.charAt(i));
      if (worth < 0) {
        throw new IllegalArgumentException("no character of a CURP at " + (i + 1));
      }
      sum += worth * (LENGTH - i);
    }
    return (char) ('0' + (10 - sum % 10) % 10);
  }

  /// The four letters of the name.
  public String initials() {
    return value.substring(0, 4);
  }

  /// Whether the letters are those of this name. Without a maternal surname, or with one this key
  /// does not know, the register writes X.
  ///
  /// @param given given names
  /// @param paternal first surname
  /// @param maternal second surname; empty when there is none or it is not known
  public Agreement agreesWithName(String given, String paternal, String maternal) {
    Initials name = new Initials(given, paternal, maternal);
    if (!name.known()) {
      return Agreement.UNKNOWN;
    }
    String stated = initials() + value.substring(13, 16);
    String expected = name.curp() + name.consonants();
    if (maternal.isBlank()) {
      // The name may only leave out what the key has.
      stated = without(stated);
      expected = without(expected);
    }
    int differences = Initials.differences(stated, expected);
    if (differences == 0) {
      return Agreement.AGREES;
    }
    return differences == 1 ? Agreement.NEARLY : Agreement.DIFFERS;
  }

  private static String without(String letters) {
    return letters.substring(0, 2) + letters.charAt(3) + letters.charAt(4) + letters.charAt(6);
  }

  /// Whether the birth date may be the day this key says.
  public Agreement agreesWithBirthDate(DateExpression date) {
    Partial day =
        new Partial(birthDate.getYear(), birthDate.getMonthValue(), birthDate.getDayOfMonth());
    return date.compatibleWith(DateExpression.of(Span.at(day, false)))
        ? Agreement.AGREES
        : Agreement.DIFFERS;
  }

  /// Whether the sex is the one this key says.
  public Agreement agreesWithSex(Sex stated) {
    if (stated == Sex.UNKNOWN || stated == Sex.OTHER || sex == Sex.OTHER) {
      return Agreement.UNKNOWN;
    }
    return stated == sex ? Agreement.AGREES : Agreement.DIFFERS;
  }
}
