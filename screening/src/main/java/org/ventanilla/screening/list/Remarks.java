package org.ventanilla.screening.list;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;

/// What OFAC's remarks column says. It is a list of statements between semicolons, each begun by a
/// word that says what it is. A statement that is not understood is kept as text.
final class Remarks {
  /// Statements longer than this are kept as text; it also bounds the work of the patterns.
  private static final int LONGEST_STATEMENT = 400;

  private static final Pattern QUOTED_NAME = Pattern.compile("[afn]\\.k\\.a\\. '(.*)'");
  private static final Pattern DIGIT = Pattern.compile("[0-9]");
  private static final Pattern VALUE =
      Pattern.compile(
          "[#:]?\\s*(\\S.*?)(?: \\(([^()]{2,80})\\))?((?: issued [^()]+)?(?: expires [^()]+)?)");
  private static final Pattern DATE =
      Pattern.compile("(?:(?:([0-9]{1,2}) )?([A-Z][a-z]{2}) )?([0-9]{4})");
  private static final Map<String, Integer> MONTHS = months();

  private static final List<Label> LABELS =
      Arrays.stream(IdentifierType.values())
          .flatMap(type -> type.labels().stream().map(text -> new Label(text, type)))
          .sorted(Comparator.comparingInt((Label label) -> -label.text().length()))
          .toList();

  private final EntityDraft draft;
  private final List<String> rest = new ArrayList<>();

  private Remarks(EntityDraft draft) {
    this.draft = draft;
  }

  private record Label(String text, IdentifierType type) {}

  /// Reads the remarks into the draft.
  static void read(String remarks, EntityDraft draft) {
    Remarks reading = new Remarks(draft);
    String text = remarks.strip();
    String whole = text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    for (String part : whole.split(";", -1)) {
      String statement = part.strip();
      if (!statement.isEmpty() && !reading.understood(statement)) {
        reading.rest.add(statement);
      }
    }
    draft.remarks = String.join("; ", reading.rest);
  }

  private boolean understood(String statement) {
    if (statement.length() > LONGEST_STATEMENT || draft.full()) {
      return false;
    }
    String text = statement.startsWith("alt. ") ? statement.substring(5) : statement;
    return weakName(text)
        || birthDate(text)
        || list(text, "POB ", draft.birthPlaces)
        || list(text, "nationality ", draft.nationalities)
        || list(text, "citizen ", draft.citizenships)
        || linked(text)
        || gender(text)
        || identifier(text);
  }

  private boolean weakName(String text) {
    Matcher matcher = QUOTED_NAME.matcher(text);
    if (!matcher.matches() || matcher.group(1).isBlank()) {
      return false;
    }
    draft.names.add(new Name(NameKind.WEAK_ALIAS, matcher.group(1).strip()));
    return true;
  }

  private static boolean list(String text, String word, List<String> into) {
    if (!text.startsWith(word) || text.length() == word.length()) {
      return false;
    }
    into.add(text.substring(word.length()).strip());
    return true;
  }

  private boolean linked(String text) {
    if (!text.startsWith("Linked To: ") || text.length() == "Linked To: ".length()) {
      return false;
    }
    draft.link(RelationType.LINKED, text.substring("Linked To: ".length()).strip(), "");
    return true;
  }

  private boolean gender(String text) {
    if (!text.equals("Gender Male") && !text.equals("Gender Female")) {
      return false;
    }
    draft.gender = Optional.of(text.substring("Gender ".length()).toLowerCase(Locale.ROOT));
    return true;
  }

  private boolean birthDate(String text) {
    if (!text.startsWith("DOB ")) {
      return false;
    }
    Optional<Span> span = span(text.substring("DOB ".length()).strip());
    span.ifPresent(s -> draft.birthDates.add(DateExpression.of(s)));
    return span.isPresent();
  }

  private static Optional<Span> span(String text) {
    boolean circa = text.startsWith("circa ");
    String rest = circa ? text.substring("circa ".length()).strip() : text;
    String[] ends = rest.split(" to |-", -1);
    if (ends.length > 2) {
      return Optional.empty();
    }
    Optional<Partial> from = date(ends[0].strip());
    Optional<Partial> to = date(ends[ends.length - 1].strip());
    if (from.isEmpty() || to.isEmpty() || to.get().last().isBefore(from.get().first())) {
      return Optional.empty();
    }
    return Optional.of(new Span(from.get(), to.get(), circa));
  }

  private static Optional<Partial> date(String text) {
    Matcher matcher = DATE.matcher(text);
    if (!matcher.matches()) {
      return Optional.empty();
    }
    String monthName = matcher.group(2);
    int month = monthName == null ? 0 : MONTHS.getOrDefault(monthName, -1);
    String day = matcher.group(1);
    return Partial.of(
        Integer.parseInt(matcher.group(3)), month, day == null ? 0 : Integer.parseInt(day));
  }

  private boolean identifier(String text) {
    for (Label label : LABELS) {
      if (startsWithLabel(text, label.text())) {
        Matcher matcher = VALUE.matcher(text.substring(label.text().length()).strip());
        if (!matcher.matches() || !saysSomething(label.type(), matcher.group(1))) {
          return false;
        }
        draft.identifiers.add(
            new Identifier(
                label.type(),
                matcher.group(1).strip(),
                Optional.ofNullable(matcher.group(2)),
                matcher.group(3).strip()));
        return true;
      }
    }
    return false;
  }

  private static boolean startsWithLabel(String text, String label) {
    return text.startsWith(label)
        && text.length() > label.length() + 1
        && (text.charAt(label.length()) == ' ' || text.charAt(label.length()) == ':');
  }

  private static boolean saysSomething(IdentifierType type, String value) {
    return switch (type) {
      case EMAIL, BANK, DIGITAL_CURRENCY, CALL_SIGN -> true;
      default -> DIGIT.matcher(value).find();
    };
  }

  private static Map<String, Integer> months() {
    List<String> names =
        List.of("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec");
    return names.stream()
        .collect(Collectors.toMap(Function.identity(), name -> names.indexOf(name) + 1));
  }
}
