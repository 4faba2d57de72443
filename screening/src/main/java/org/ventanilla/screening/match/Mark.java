package org.ventanilla.screening.match;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.ventanilla.screening.civil.Rfc;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.Person;

/// One number or text that identifies its bearer, normalised so that two writings of it are equal.
///
/// @param kind what it is
/// @param value letters and digits only, upper case
record Mark(MarkKind kind, String value) {
  /// Shortest number of a document that says anything.
  static final int SHORTEST = 6;

  private static final int SHORTEST_PHONE = 7;
  private static final int PHONE_DIGITS = 10;
  private static final int STEM = 10;
  private static final int CURP_LENGTH = 18;
  private static final int RFC_LENGTH = 13;

  private static final Set<IdentifierType> NOT_A_DOCUMENT =
      Set.of(IdentifierType.DIGITAL_CURRENCY, IdentifierType.CALL_SIGN, IdentifierType.BANK);

  /// A hash of kind and value; FNV-1a, mixed.
  long key() {
    // A document's number is the same number whatever either side calls it.
    long hash = kind.identifies() ? 0xcbf29ce484222325L : kind.code().hashCode();
    for (int i = 0; i < value.length(); i++) {
      hash = (hash ^ value.charAt(i)) * 0x100000001b3L;
    }
    hash = (hash ^ (hash >>> 32)) * 0xd6e8feb86659fd93L;
    return hash ^ (hash >>> 32);
  }

  static List<Mark> of(ListedEntity entity) {
    List<Mark> marks = new ArrayList<>();
    for (ListedEntity.Identifier identifier : entity.identifiers()) {
      String value = identifier.value();
      switch (identifier.type()) {
        case CURP -> civil(marks, MarkKind.CURP, value);
        case RFC -> civil(marks, MarkKind.RFC, value);
        case PASSPORT -> document(marks, MarkKind.PASSPORT, value);
        case PHONE -> phone(marks, value);
        case EMAIL -> email(marks, value);
        default -> {
          if (!NOT_A_DOCUMENT.contains(identifier.type())) {
            document(marks, MarkKind.DOCUMENT, value);
          }
        }
      }
    }
    return marks;
  }

  static List<Mark> of(Person person, List<Fact> facts) {
    List<Mark> marks = new ArrayList<>();
    civil(marks, MarkKind.CURP, person.curp());
    civil(marks, MarkKind.RFC, person.rfc());
    document(marks, MarkKind.PASSPORT, person.passport());
    for (Fact fact : facts) {
      switch (fact.kind()) {
        case DOCUMENT -> declared(marks, fact);
        case PHONE -> phone(marks, fact.value());
        case EMAIL -> email(marks, fact.value());
        case NAME, ADDRESS, EMPLOYER, RELATIVE, VEHICLE -> {
          // Names and addresses identify nobody, and nobody is a vessel they have to do with.
        }
      }
    }
    return marks;
  }

  private static void declared(List<Mark> marks, Fact fact) {
    switch (fact.relation().toLowerCase(Locale.ROOT)) {
      case "curp" -> civil(marks, MarkKind.CURP, fact.value());
      case "rfc" -> civil(marks, MarkKind.RFC, fact.value());
      case "passport", "pasaporte" -> document(marks, MarkKind.PASSPORT, fact.value());
      default -> document(marks, MarkKind.DOCUMENT, fact.value());
    }
  }

  private static void civil(List<Mark> marks, MarkKind kind, String text) {
    String value = letters(text);
    if (Rfc.isGeneric(value)) {
      return;
    }
    int length = kind == MarkKind.CURP ? CURP_LENGTH : RFC_LENGTH;
    if (value.length() == length || (kind == MarkKind.RFC && value.length() == length - 1)) {
      marks.add(new Mark(kind, value));
    }
    if (value.length() >= STEM && Character.isLetter(value.charAt(3))) {
      marks.add(new Mark(MarkKind.CIVIL_STEM, value.substring(0, STEM)));
    }
  }

  private static void document(List<Mark> marks, MarkKind kind, String text) {
    String value = letters(text);
    if (value.length() >= SHORTEST && hasDigit(value)) {
      marks.add(new Mark(kind, value));
    }
  }

  private static boolean hasDigit(String text) {
    for (int i = 0; i < text.length(); i++) {
      if (Character.isDigit(text.charAt(i))) {
        return true;
      }
    }
    return false;
  }

  private static void phone(List<Mark> marks, String text) {
    StringBuilder digits = new StringBuilder();
    for (int i = 0; i < text.length(); i++) {
      if (text.charAt(i) >= '0' && text.charAt(i) <= '9') {
        digits.append(text.charAt(i));
      }
    }
    int length = digits.length();
    if (length >= SHORTEST_PHONE) {
      marks.add(new Mark(MarkKind.PHONE, digits.substring(Math.max(0, length - PHONE_DIGITS))));
    }
  }

  private static void email(List<Mark> marks, String text) {
    int from = text.lastIndexOf('<') + 1;
    int to = text.indexOf('>', from);
    String value = text.substring(from, to < 0 ? text.length() : to).strip();
    if (value.indexOf('@') > 0) {
      marks.add(new Mark(MarkKind.EMAIL, value.toUpperCase(Locale.ROOT)));
    }
  }

  private static String letters(String text) {
    StringBuilder letters = new StringBuilder(text.length());
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (Character.isLetterOrDigit(c)) {
        letters.append(Character.toUpperCase(c));
      }
    }
    return letters.toString();
  }
}
