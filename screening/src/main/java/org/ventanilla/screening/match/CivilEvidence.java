package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.screening.civil.Curp;
import org.ventanilla.screening.civil.Rfc;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;

/// What a CURP or RFC says of its bearer where nothing else does: birth date and sex. The number's
/// letters and digits are taken as they stand, whatever its check digit says, since a slip there
/// spoils no date.
final class CivilEvidence {
  private static final int DATE_AT = 4;
  private static final int SEX_AT = 10;
  private static final int CENTURY_AT = 16;
  private static final int CURP_LENGTH = 18;
  private static final int STEM = 10;

  private CivilEvidence() {}

  /// An entry's birth dates; those of its CURP and RFC only if it states none.
  static List<DateExpression> birthDates(ListedEntity entity) {
    if (!entity.birthDates().isEmpty() || entity.kind() != ListedEntity.Kind.PERSON) {
      return entity.birthDates();
    }
    List<DateExpression> dates = new ArrayList<>();
    for (ListedEntity.Identifier identifier : entity.identifiers()) {
      if (identifier.type() == IdentifierType.CURP || identifier.type() == IdentifierType.RFC) {
        birthDate(identifier.value()).ifPresent(dates::add);
      }
    }
    return dates;
  }

  static Sex sex(ListedEntity entity) {
    for (ListedEntity.Identifier identifier : entity.identifiers()) {
      Sex sex = identifier.type() == IdentifierType.CURP ? sex(identifier.value()) : Sex.UNKNOWN;
      if (sex != Sex.UNKNOWN) {
        return sex;
      }
    }
    return Sex.UNKNOWN;
  }

  /// A person's birth date by their CURP, or else their RFC; only by one that is sound, for a slip
  /// of the pen must not tell a person from an entry.
  static Optional<DateExpression> birthDate(Person person) {
    Optional<DateExpression> date =
        sound(person.curp()) ? birthDate(person.curp()) : Optional.empty();
    return date.isPresent() || !ofAPerson(person.rfc()) ? date : birthDate(person.rfc());
  }

  /// A person's sex as stated, or else by their CURP if that is sound.
  static Sex sex(Person person) {
    return person.sex() == Sex.UNKNOWN && sound(person.curp()) ? sex(person.curp()) : person.sex();
  }

  /// Whether a person's number is one whose check digit fits, if it has one.
  static boolean sound(MarkKind kind, String number) {
    return switch (kind) {
      case CURP -> sound(number);
      case RFC -> ofAPerson(number);
      default -> true;
    };
  }

  private static boolean sound(String curp) {
    return !curp.isEmpty() && Curp.parse(curp) instanceof Curp.Valid;
  }

  private static boolean ofAPerson(String rfc) {
    return !rfc.isEmpty()
        && Rfc.parse(rfc) instanceof Rfc.Valid(Rfc read)
        && read.holder() == Rfc.Holder.PERSON;
  }

  static Sex sex(String curp) {
    String number = plain(curp);
    if (number.length() != CURP_LENGTH) {
      return Sex.UNKNOWN;
    }
    return switch (number.charAt(SEX_AT)) {
      case 'H' -> Sex.MALE;
      case 'M' -> Sex.FEMALE;
      case 'X' -> Sex.OTHER;
      default -> Sex.UNKNOWN;
    };
  }

  /// The birth date a CURP or a person's RFC encodes. The century is certain in a whole CURP only;
  /// otherwise both are alternatives.
  static Optional<DateExpression> birthDate(String civilNumber) {
    String number = plain(civilNumber);
    if (number.length() < STEM || !isLetters(number, DATE_AT) || !isDigits(number)) {
      return Optional.empty();
    }
    int year = digits(number, DATE_AT);
    int month = digits(number, DATE_AT + 2);
    int day = digits(number, DATE_AT + 4);
    if (month == 0 || day == 0) {
      return Optional.empty();
    }
    List<Span> spans = new ArrayList<>(2);
    boolean whole = number.length() == CURP_LENGTH;
    boolean recent = whole && Character.isLetter(number.charAt(CENTURY_AT));
    if (!recent) {
      Partial.of(1900 + year, month, day).ifPresent(date -> spans.add(Span.at(date, false)));
    }
    if (recent || (!whole && year < 30)) {
      Partial.of(2000 + year, month, day).ifPresent(date -> spans.add(Span.at(date, false)));
    }
    return spans.isEmpty() ? Optional.empty() : Optional.of(new DateExpression(spans));
  }

  private static int digits(String number, int at) {
    return (number.charAt(at) - '0') * 10 + number.charAt(at + 1) - '0';
  }

  private static boolean isDigits(String number) {
    for (int i = DATE_AT; i < STEM; i++) {
      if (number.charAt(i) < '0' || number.charAt(i) > '9') {
        return false;
      }
    }
    return true;
  }

  private static boolean isLetters(String number, int count) {
    for (int i = 0; i < count; i++) {
      if (!Character.isLetter(number.charAt(i))) {
        return false;
      }
    }
    return true;
  }

  private static String plain(String number) {
    if (number.isEmpty()) {
      return number;
    }
    return number.replace("-", "").replace(" ", "").toUpperCase(Locale.ROOT);
  }
}
