package org.ventanilla.screening.list;

import java.util.Optional;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;

/// A `DatePeriod` of OFAC's advanced XML: a start and an end, each between two days. A whole year
/// is written as its first and last day.
final class OfacXmlDates {
  private OfacXmlDates() {}

  /// The date in an element that has a `DatePeriod`.
  static Optional<DateExpression> read(XmlNode node) {
    return node.child("DatePeriod").flatMap(OfacXmlDates::period).map(DateExpression::of);
  }

  private static Optional<Span> period(XmlNode period) {
    Optional<XmlNode> start = period.child("Start");
    Optional<XmlNode> end = period.child("End");
    Optional<Partial> from = start.flatMap(s -> bound(s, "From"));
    Optional<Partial> to =
        end.flatMap(e -> bound(e, "To").or(() -> bound(e, "From")))
            .or(() -> start.flatMap(s -> bound(s, "To")))
            .or(() -> from);
    boolean circa =
        start.map(s -> s.attribute("Approximate").equals("true")).orElse(false)
            || end.map(e -> e.attribute("Approximate").equals("true")).orElse(false);
    if (from.isEmpty() || to.isEmpty() || to.get().last().isBefore(from.get().first())) {
      return Optional.empty();
    }
    return Optional.of(span(from.get(), to.get(), circa));
  }

  private static Optional<Partial> bound(XmlNode node, String name) {
    return node.child(name).flatMap(OfacXmlReferences::date);
  }

  /// The shortest way to say it: a year or a month when both ends are those of one.
  private static Span span(Partial from, Partial to, boolean circa) {
    Partial year = new Partial(from.year(), 0, 0);
    if (from.first().equals(year.first()) && to.last().equals(year.last())) {
      return Span.at(year, circa);
    }
    if (from.month() > 0) {
      Partial month = new Partial(from.year(), from.month(), 0);
      if (from.first().equals(month.first()) && to.last().equals(month.last())) {
        return Span.at(month, circa);
      }
    }
    return new Span(from, to, circa);
  }
}
