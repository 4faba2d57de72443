package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.RemarkLabels.Detail;
import org.ventanilla.screening.list.RemarkLabels.Label;
import org.ventanilla.screening.list.RemarkLabels.Numbered;
import org.ventanilla.screening.list.RemarkLabels.Own;
import org.ventanilla.screening.list.RemarkLabels.Related;

/// What OFAC's remarks column says. It is a list of statements between semicolons, each begun by a
/// word that says what it is. A statement that is not understood is kept as text.
final class Remarks {
  /// Statements longer than this are kept as text; it also bounds the work.
  private static final int LONGEST_STATEMENT = 600;

  private static final List<String> QUOTED = List.of("a.k.a. ", "f.k.a. ", "n.k.a. ", "d.b.a. ");

  private static final List<String> MONTHS =
      List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");

  /// Details that read better with the words they began with.
  private static final List<String> WHOLE =
      List.of("sanctions", "custody", "passportNote", "scope", "position", "location", "tribe");

  private final EntityDraft draft;
  private final List<String> rest = new ArrayList<>(0);

  private Remarks(EntityDraft draft) {
    this.draft = draft;
  }

  /// Reads the remarks into the draft.
  static void read(String remarks, EntityDraft draft) {
    Remarks reading = new Remarks(draft);
    String text = remarks.strip();
    int end = text.endsWith(".") ? text.length() - 1 : text.length();
    int from = 0;
    while (from < end) {
      int semicolon = text.indexOf(';', from);
      int to = semicolon < 0 || semicolon > end ? end : semicolon;
      String statement = text.substring(from, to).strip();
      if (!statement.isEmpty() && !reading.understood(statement)) {
        reading.rest.add(statement);
      }
      from = to + 1;
    }
    draft.remarks = String.join("; ", reading.rest);
  }

  private boolean understood(String statement) {
    if (statement.length() > LONGEST_STATEMENT || draft.full()) {
      return false;
    }
    String text = statement.startsWith("alt. ") ? statement.substring(5).strip() : statement;
    Label label = RemarkLabels.of(text);
    if (label == null) {
      return weakName(text) || Positions.read(text, draft);
    }
    String value = text.substring(label.text().length()).strip();
    return switch (label.meaning()) {
      case Numbered number -> identifier(number.type(), value);
      case Detail detail -> detail(detail.key(), text, value);
      case Related related -> related(related.type(), label.text(), value);
      case Own own -> own(own, value);
    };
  }

  private boolean own(Own own, String value) {
    return !value.isEmpty() && stated(own, value.startsWith(":") ? value.substring(1) : value);
  }

  private boolean stated(Own own, String text) {
    String value = text.strip();
    if (value.isEmpty()) {
      return false;
    }
    return switch (own) {
      case BIRTH_DATE -> birthDate(value);
      case BIRTH_PLACE -> draft.birthPlaces.add(value);
      case NATIONALITY -> draft.nationalities.add(value);
      case CITIZENSHIP -> draft.citizenships.add(value);
      case GENDER -> gender(value);
    };
  }

  private boolean weakName(String text) {
    int quote = text.indexOf('\'');
    if (quote != 7 || text.length() < 9 || !text.endsWith("'")) {
      return false;
    }
    String name = text.substring(quote + 1, text.length() - 1).strip();
    if (name.isEmpty() || !QUOTED.contains(text.substring(0, quote))) {
      return false;
    }
    draft.names.add(new Name(NameKind.WEAK_ALIAS, name));
    return true;
  }

  private boolean detail(String key, String text, String value) {
    String stated = value.startsWith(":") ? value.substring(1).strip() : value;
    if (stated.isEmpty()) {
      return false;
    }
    draft.detail(key, WHOLE.contains(key) ? text : stated);
    return true;
  }

  private boolean related(RelationType type, String label, String value) {
    boolean colon = value.startsWith(":");
    String name = colon ? value.substring(1).strip() : value;
    if (name.isEmpty()) {
      return false;
    }
    draft.link(type, name, type == RelationType.FAMILY ? label : "");
    return true;
  }

  private boolean gender(String text) {
    if (!text.equals("Male") && !text.equals("Female")) {
      return false;
    }
    draft.gender = Optional.of(text.toLowerCase(Locale.ROOT));
    return true;
  }

  private boolean birthDate(String text) {
    Span span = span(text);
    if (span == null) {
      return false;
    }
    draft.birthDates.add(DateExpression.of(span));
    return true;
  }

  /// A date as OFAC writes it: `02 Nov 1950`, `Nov 1950`, `1950`, with `circa` before it, or two
  /// with `to` or a hyphen between them.
  static @Nullable Span span(String text) {
    boolean circa = text.startsWith("circa ");
    String rest = circa ? text.substring("circa ".length()).strip() : text;
    int dash = rest.indexOf(" to ");
    int width = dash < 0 ? 1 : 4;
    int at = dash < 0 ? rest.indexOf('-') : dash;
    Partial from = date(at < 0 ? rest : rest.substring(0, at).strip());
    Partial to = at < 0 ? from : date(rest.substring(at + width).strip());
    if (from == null || to == null || to.last().isBefore(from.first())) {
      return null;
    }
    return new Span(from, to, circa);
  }

  private static @Nullable Partial date(String text) {
    String[] parts = text.split(" ", -1);
    if (parts.length > 3) {
      return null;
    }
    int year = number(parts[parts.length - 1], 4, 4);
    int month = parts.length == 1 ? 0 : MONTHS.indexOf(parts[parts.length - 2]) + 1;
    int day = parts.length < 3 ? 0 : number(parts[0], 1, 2);
    if (year < 0 || day < 0 || (parts.length > 1 && month == 0) || (parts.length > 2 && day == 0)) {
      return null;
    }
    return Partial.of(year, month, day).orElse(null);
  }

  private static int number(String text, int fewest, int most) {
    int value = 0;
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      if (c < '0' || c > '9' || i == most) {
        return -1;
      }
      value = 10 * value + c - '0';
    }
    return text.length() < fewest ? -1 : value;
  }

  /// A number, then perhaps the country in brackets, then perhaps when it was issued and expires.
  private boolean identifier(IdentifierType type, String text) {
    String stated = text.startsWith(":") || text.startsWith("#") ? text.substring(1).strip() : text;
    int issued = stated.indexOf(" issued ");
    int expires = stated.indexOf(" expires ");
    int note = issued < 0 || (expires >= 0 && expires < issued) ? expires : issued;
    if (note >= 0 && (stated.indexOf('(', note) >= 0 || stated.indexOf(')', note) >= 0)) {
      note = -1;
    }
    String value = (note < 0 ? stated : stated.substring(0, note)).strip();
    Optional<String> country = Optional.empty();
    int bracket = value.lastIndexOf(" (");
    int inside = value.length() - bracket - 3;
    if (bracket > 0
        && value.endsWith(")")
        && inside >= 2
        && inside <= 80
        && value.indexOf(')', bracket) == value.length() - 1) {
      country = Optional.of(value.substring(bracket + 2, value.length() - 1));
      value = value.substring(0, bracket).strip();
    }
    if (value.isEmpty() || !saysSomething(type, value)) {
      return false;
    }
    draft.identifiers.add(
        new Identifier(type, value, country, note < 0 ? "" : stated.substring(note).strip()));
    return true;
  }

  private static boolean saysSomething(IdentifierType type, String value) {
    return switch (type) {
      case EMAIL, BANK, DIGITAL_CURRENCY, CALL_SIGN, AIRCRAFT_TAIL, COMPANY -> true;
      default -> value.chars().anyMatch(c -> c >= '0' && c <= '9');
    };
  }
}
