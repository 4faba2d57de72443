package org.ventanilla.window.holding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import tools.jackson.databind.JsonNode;

/// Who or what is asked about, from an inquiry's subject. The exchange has validated it; what is
/// not as expected all the same is not searched by.
record SubjectQuery(
    String type,
    List<NameTokens> names,
    List<DateExpression> birthDates,
    List<HoldingRecord.Identifier> identifiers) {
  static final String PERSON = "person";

  private static final int MOST_PARTS = 100;

  SubjectQuery {
    names = List.copyOf(names);
    birthDates = List.copyOf(birthDates);
    identifiers = List.copyOf(identifiers);
  }

  static SubjectQuery of(JsonNode subject) {
    List<NameTokens> names = new ArrayList<>();
    for (JsonNode name : parts(subject, "names")) {
      String text =
          Stream.of("full", "given", "paternal", "maternal")
              .map(part -> text(name, part))
              .filter(part -> !part.isBlank())
              .collect(Collectors.joining(" "));
      NameTokens tokens = NameTokens.of(text);
      if (!tokens.tokens().isEmpty()) {
        names.add(tokens);
      }
    }
    List<DateExpression> dates = new ArrayList<>();
    parts(subject, "birthDates").forEach(date -> date(date).ifPresent(dates::add));
    List<HoldingRecord.Identifier> identifiers = new ArrayList<>();
    for (JsonNode identifier : parts(subject, "identifiers")) {
      String type = text(identifier, "type");
      String value = text(identifier, "value");
      if (!type.isEmpty() && !NameTokens.identifier(value).isEmpty()) {
        Optional<String> country =
            Optional.of(text(identifier, "country")).filter(c -> !c.isEmpty());
        identifiers.add(new HoldingRecord.Identifier(type, value, country));
      }
    }
    return new SubjectQuery(text(subject, "type"), names, dates, identifiers);
  }

  /// Whether there is nothing to search by.
  boolean empty() {
    return names.isEmpty() && identifiers.isEmpty();
  }

  private static Optional<DateExpression> date(JsonNode date) {
    Optional<Partial> from = Partial.parse(text(date, date.has("from") ? "from" : "date"));
    Optional<Partial> until = Partial.parse(text(date, date.has("from") ? "until" : "date"));
    if (from.isEmpty() || until.isEmpty() || until.get().last().isBefore(from.get().first())) {
      return Optional.empty();
    }
    boolean circa = date.path("circa").asBoolean(false);
    return Optional.of(DateExpression.of(new Span(from.get(), until.get(), circa)));
  }

  private static List<JsonNode> parts(JsonNode node, String name) {
    return node.path(name).valueStream().limit(MOST_PARTS).toList();
  }

  private static String text(JsonNode node, String name) {
    return node.path(name).asString("").strip();
  }
}
