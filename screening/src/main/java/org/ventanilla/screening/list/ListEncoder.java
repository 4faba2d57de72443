package org.ventanilla.screening.list;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Name;

/// Writes a list as numbers of one to five bytes and a table of its texts. [ListDecoder] reads it.
final class ListEncoder {
  private final ByteArrayOutputStream body = new ByteArrayOutputStream(1 << 20);
  private final Map<String, Integer> numbers = new HashMap<>();
  private final List<String> texts = new ArrayList<>();

  byte[] encode(LoadedList list) {
    text(list.name());
    text(list.type().code());
    report(list.report());
    number(list.entities().size());
    list.entities().forEach(this::entity);
    ByteArrayOutputStream whole = new ByteArrayOutputStream(2 * body.size());
    number(whole, texts.size());
    for (String text : texts) {
      boolean latin = text.chars().allMatch(c -> c < 256);
      byte[] bytes = text.getBytes(latin ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8);
      number(whole, bytes.length << 1 | (latin ? 0 : 1));
      whole.writeBytes(bytes);
    }
    whole.writeBytes(body.toByteArray());
    return whole.toByteArray();
  }

  private void report(ReadReport report) {
    number(report.rows().size());
    report
        .rows()
        .forEach((file, rows) -> {
          text(file);
          large(rows);
        });
    number(report.skipped().size());
    for (ReadReport.Skipped skipped : report.skipped()) {
      text(skipped.file());
      large(skipped.line());
      text(skipped.reason().name());
    }
    large(report.skippedRows());
    texts(report.absent());
    text(report.digest());
    text(report.sourceDate().map(Object::toString).orElse(""));
  }

  private void entity(ListedEntity entity) {
    text(entity.id());
    text(entity.kind().name());
    number(entity.names().size());
    for (Name name : entity.names()) {
      text(name.kind().name());
      text(name.text());
    }
    texts(entity.programs());
    number(entity.birthDates().size());
    entity.birthDates().forEach(this::date);
    texts(entity.birthPlaces());
    texts(entity.nationalities());
    texts(entity.citizenships());
    number(entity.identifiers().size());
    for (Identifier identifier : entity.identifiers()) {
      text(identifier.type().name());
      text(identifier.value());
      text(identifier.country().orElse(""));
      text(identifier.note());
    }
    text(entity.gender().orElse(""));
    number(entity.addresses().size());
    for (Address address : entity.addresses()) {
      text(address.street());
      text(address.city());
      text(address.country());
      text(address.note());
    }
    number(entity.relations().size());
    entity.relations().forEach(this::relation);
    number(entity.details().size());
    entity
        .details()
        .forEach((key, value) -> {
          text(key);
          text(value);
        });
    text(entity.remarks());
  }

  private void relation(Relation relation) {
    text(relation.type().name());
    switch (relation.target()) {
      case Relation.ById(String id) -> {
        number(0);
        text(id);
      }
      case Relation.ByName(String name) -> {
        number(1);
        text(name);
      }
    }
    text(relation.note());
  }

  private void date(DateExpression date) {
    number(date.alternatives().size());
    for (Span span : date.alternatives()) {
      number(packed(span.from()) << 1 | (span.circa() ? 1 : 0));
      number(packed(span.to()));
    }
  }

  private static int packed(Partial date) {
    return (date.year() << 4 | date.month()) << 5 | date.day();
  }

  private void texts(List<String> all) {
    number(all.size());
    all.forEach(this::text);
  }

  private void text(String text) {
    Integer known = numbers.get(text);
    if (known == null) {
      known = texts.size();
      numbers.put(text, known);
      texts.add(text);
    }
    number(known);
  }

  private void large(long value) {
    number((int) (value >>> 32));
    number((int) value);
  }

  private void number(int value) {
    number(body, value);
  }

  /// Seven bits a byte, the lowest first, the top bit set on all but the last.
  private static void number(ByteArrayOutputStream out, int value) {
    int rest = value;
    while ((rest & ~0x7f) != 0) {
      out.write((rest & 0x7f) | 0x80);
      rest >>>= 7;
    }
    out.write(rest);
  }
}
