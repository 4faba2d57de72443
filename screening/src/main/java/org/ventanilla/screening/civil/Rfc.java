package org.ventanilla.screening.civil;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;

/// The Registro Federal de Contribuyentes: four letters of a person's name or three of a company's,
/// a date of birth or founding without its century, and a homoclave of two characters and a check
/// digit. About 1.5 % of the keys in use have another check digit, so a wrong one is a doubt and
/// not a fault. A person's key may lack the homoclave.
///
/// @param value in capitals without hyphens
/// @param holder whose key it is
/// @param dates the days the date may mean, the earlier first; empty for a generic key
public record Rfc(String value, Holder holder, List<LocalDate> dates) {
  private static final String ALPHABET = "0123456789ABCDEFGHIJKLMN&OPQRSTUVWXYZ Ñ";
  private static final String HOMOCLAVE = "123456789ABCDEFGHIJKLMNPQRSTUVWXYZ";
  private static final String PUBLIC = "XAXX010101000";
  private static final String FOREIGN = "XEXX010101000";
  private static final int LONGEST = 13;

  /// Copies.
  public Rfc {
    dates = List.copyOf(dates);
  }

  /// Whose key it is.
  public enum Holder {
    /// A natural person's.
    PERSON,
    /// A company's.
    COMPANY,
    /// The key everybody may use for the general public.
    GENERIC_PUBLIC,
    /// The key everybody may use for foreigners.
    GENERIC_FOREIGNER
  }

  /// What a text is.
  public sealed interface Reading permits Valid, Doubtful, Malformed {}

  /// An RFC with nothing wrong.
  ///
  /// @param rfc what it says
  public record Valid(Rfc rfc) implements Reading {}

  /// Something that can be read, with a warning.
  ///
  /// @param rfc what it says
  /// @param problems why it is doubted, at least one
  public record Doubtful(Rfc rfc, Set<KeyProblem> problems) implements Reading {
    /// Copies.
    public Doubtful {
      problems = Set.copyOf(problems);
    }
  }

  /// No RFC.
  ///
  /// @param problem the first that was met
  /// @param position of it, from 1
  public record Malformed(KeyProblem problem, int position) implements Reading {}

  /// Reads a text, whatever it is. Blanks, hyphens and small letters do not matter.
  ///
  /// @param today after which nobody is born or founded yet
  public static Reading parse(String text, LocalDate today) {
    if (text.length() > 4 * LONGEST) {
      return new Malformed(KeyProblem.LENGTH, LONGEST + 1);
    }
    String value = text.strip().toUpperCase(Locale.ROOT).replace("-", "").replace(" ", "");
    if (value.equals(PUBLIC)) {
      return new Valid(new Rfc(value, Holder.GENERIC_PUBLIC, List.of()));
    }
    if (value.equals(FOREIGN)) {
      return new Valid(new Rfc(value, Holder.GENERIC_FOREIGNER, List.of()));
    }
    int letters =
        switch (value.length()) {
          case 13, 10 -> 4;
          case 12 -> 3;
          default -> 0;
        };
    if (letters == 0) {
      return new Malformed(KeyProblem.LENGTH, Math.min(value.length(), LONGEST) + 1);
    }
    for (int i = 0; i < value.length(); i++) {
      if (!fits(i - letters, value.charAt(i))) {
        return new Malformed(KeyProblem.CHARACTER, i + 1);
      }
    }
    List<LocalDate> dates = dates(value, letters);
    if (dates.isEmpty()) {
      return new Malformed(KeyProblem.DATE, letters + 1);
    }
    return judged(value, letters == 4 ? Holder.PERSON : Holder.COMPANY, dates, today);
  }

  /// Reads a text without asking whether the date is still to come.
  public static Reading parse(String text) {
    return parse(text, LocalDate.MAX);
  }

  /// Whether this is one of the numbers for the public and for foreigners, which stand for nobody.
  ///
  /// @param value in capitals, without blanks and hyphens
  public static boolean isGeneric(String value) {
    return value.equals(PUBLIC) || value.equals(FOREIGN);
  }

  private static boolean fits(int afterLetters, char c) {
    boolean letter = c >= 'A' && c <= 'Z';
    boolean digit = c >= '0' && c <= '9';
    if (afterLetters < 0) {
      return letter || c == 'Ñ' || c == '&';
    }
    if (afterLetters < 6) {
      return digit;
    }
    return afterLetters < 8 ? letter || digit : digit || c == 'A';
  }

  private static List<LocalDate> dates(String value, int from) {
    List<LocalDate> dates = new ArrayList<>(2);
    for (int century : new int[] {1900, 2000}) {
      Partial.of(century + number(value, from), number(value, from + 2), number(value, from + 4))
          .filter(date -> date.month() > 0 && date.day() > 0)
          .ifPresent(date -> dates.add(date.first()));
    }
    return dates;
  }

  private static int number(String value, int from) {
    return 10 * (value.charAt(from) - '0') + value.charAt(from + 1) - '0';
  }

  private static Reading judged(
      String value, Holder holder, List<LocalDate> dates, LocalDate today) {
    EnumSet<KeyProblem> problems = EnumSet.noneOf(KeyProblem.class);
    List<LocalDate> past = dates.stream().filter(date -> !date.isAfter(today)).toList();
    if (past.isEmpty()) {
      problems.add(KeyProblem.FUTURE_DATE);
    }
    if (value.length() != 10 && checkDigit(value) != value.charAt(value.length() - 1)) {
      problems.add(KeyProblem.CHECK_DIGIT);
    }
    if (holder == Holder.PERSON && Initials.RFC_WORDS.contains(value.substring(0, 4))) {
      problems.add(KeyProblem.INCONVENIENT_WORD);
    }
    Rfc rfc = new Rfc(value, holder, past.isEmpty() ? dates : past);
    return problems.isEmpty() ? new Valid(rfc) : new Doubtful(rfc, problems);
  }

  /// The digit the characters before it ask for, modulo 11; ten is `A`. A company's key counts as
  /// if a blank stood before it.
  ///
  /// @throws IllegalArgumentException when it is not 11 to 13 characters of the alphabet
  public static char checkDigit(String value) {
    String whole =
        switch (value.length()) {
          case 13 -> value.substring(0, 12);
          case 12 -> " " + value.substring(0, 11);
          case 11 -> " " + value;
          default -> throw new IllegalArgumentException("no RFC to check");
        };
    int sum = 0;
    for (int i = 0; i < 12; i++) {
      int worth = ALPHABET.indexOf(whole.charAt(i));
      if (worth < 0) {
        throw new IllegalArgumentException("no character of an RFC");
      }
      sum += worth * (13 - i);
    }
    int rest = sum % 11;
    return rest == 0 ? '0' : rest == 1 ? 'A' : (char) ('0' + 11 - rest);
  }

  /// The four letters of a person's name, or the three of a company's.
  public String initials() {
    return value.substring(0, holder == Holder.COMPANY ? 3 : 4);
  }

  /// The two characters that tell keys with the same letters and date apart, which the tax
  /// authority computes from the whole name; empty when the key has none.
  public String homoclave() {
    return value.length() < 12 ? "" : value.substring(value.length() - 3, value.length() - 1);
  }

  /// The two characters that a person's whole name asks for. Pairs of digits, each times its
  /// second, are added up; the last three digits of the sum divided by 34 give one character, the
  /// rest the other.
  public static String homoclaveOf(String given, String paternal, String maternal) {
    StringBuilder digits = new StringBuilder("0");
    List<String> words = new ArrayList<>(Initials.words(paternal));
    words.addAll(Initials.words(maternal));
    words.addAll(Initials.words(given));
    for (char c : String.join(" ", words).toCharArray()) {
      digits.append(worth(c));
    }
    int sum = 0;
    for (int i = 0; i + 1 < digits.length(); i++) {
      int second = digits.charAt(i + 1) - '0';
      sum += (10 * (digits.charAt(i) - '0') + second) * second;
    }
    int last = sum % 1000;
    return "" + HOMOCLAVE.charAt(last / 34) + HOMOCLAVE.charAt(last % 34);
  }

  private static String worth(char c) {
    if (c >= 'A' && c <= 'I') {
      return "" + (11 + c - 'A');
    }
    if (c >= 'J' && c <= 'R') {
      return "" + (21 + c - 'J');
    }
    if (c >= 'S' && c <= 'Z') {
      return "" + (32 + c - 'S');
    }
    return c == 'Ñ' ? "40" : c == '&' ? "10" : "00";
  }

  /// Whether the letters, and the homoclave if there is one, are those of this person's name.
  /// Letters that fit with a homoclave that does not are nearly right: the name may have been
  /// registered otherwise.
  ///
  /// @param maternal second surname; empty when there is none or it is not known
  public Agreement agreesWithName(String given, String paternal, String maternal) {
    Initials name = new Initials(given, paternal, maternal);
    if (!name.known() || holder != Holder.PERSON) {
      return Agreement.UNKNOWN;
    }
    int differences = Initials.differences(initials(), name.rfc());
    if (differences > 0 && maternal.isBlank()) {
      // The key may know a maternal surname that the name leaves out.
      String known = new Initials(given, paternal, initials().substring(2, 3)).rfc();
      differences = Math.min(differences, Initials.differences(initials(), known));
    }
    if (differences > 1) {
      return Agreement.DIFFERS;
    }
    boolean whole = homoclave().isEmpty() || maternal.isBlank();
    boolean same = whole || homoclave().equals(homoclaveOf(given, paternal, maternal));
    return differences == 0 && same ? Agreement.AGREES : Agreement.NEARLY;
  }

  /// Whether the birth date may be the day this key says.
  public Agreement agreesWithBirthDate(DateExpression date) {
    if (dates.isEmpty() || holder == Holder.COMPANY) {
      return Agreement.UNKNOWN;
    }
    boolean possible =
        dates.stream()
            .map(day -> new Partial(day.getYear(), day.getMonthValue(), day.getDayOfMonth()))
            .anyMatch(day -> date.compatibleWith(DateExpression.of(Span.at(day, false))));
    return possible ? Agreement.AGREES : Agreement.DIFFERS;
  }
}
