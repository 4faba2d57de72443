package org.ventanilla.screening.list;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;
import org.ventanilla.screening.list.ListedEntity.Address;
import org.ventanilla.screening.list.ListedEntity.Identifier;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.Name;
import org.ventanilla.screening.list.ListedEntity.NameKind;

/// Reads what [ListEncoder] wrote. Everything that cannot be is an [IllegalArgumentException]; a
/// count is believed only as far as there are bytes for it.
final class ListDecoder {
  private final byte[] bytes;
  private int at;
  private String[] texts = {};

  ListDecoder(byte[] bytes) {
    this.bytes = bytes;
  }

  LoadedList decode() {
    texts = table();
    String name = text();
    ListType type = ListType.of(text()).orElseThrow(() -> new IllegalArgumentException("no type"));
    TreeMap<String, Long> rows = new TreeMap<>();
    for (int i = count(3); i > 0; i--) {
      rows.put(text(), large());
    }
    List<ReadReport.Skipped> skipped =
        list(4, () -> new ReadReport.Skipped(text(), large(), value(ReadReport.Reason.class)));
    long skippedRows = large();
    List<String> absent = texts();
    String digest = text();
    Optional<LocalDate> sourceDate = day(text());
    List<ListedEntity> entities = list(15, this::entity);
    if (at != bytes.length) {
      throw new IllegalArgumentException("bytes after the last entry");
    }
    return new LoadedList(
        name,
        type,
        entities,
        new ReadReport(entities.size(), rows, skipped, skippedRows, absent, digest, sourceDate));
  }

  private static Optional<LocalDate> day(String text) {
    try {
      return text.isEmpty() ? Optional.empty() : Optional.of(LocalDate.parse(text));
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("no day", e);
    }
  }

  private String[] table() {
    String[] table = new String[count(1)];
    for (int i = 0; i < table.length; i++) {
      int head = number();
      int length = head >>> 1;
      if (length > bytes.length - at) {
        throw new IllegalArgumentException("a text is longer than the list");
      }
      Charset charset = (head & 1) == 0 ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8;
      table[i] = new String(bytes, at, length, charset);
      at += length;
    }
    return table;
  }

  private ListedEntity entity() {
    String id = text();
    Kind kind = value(Kind.class);
    List<Name> names = list(2, () -> new Name(value(NameKind.class), text()));
    List<String> programs = texts();
    List<DateExpression> birthDates = list(3, this::date);
    List<String> birthPlaces = texts();
    List<String> nationalities = texts();
    List<String> citizenships = texts();
    List<Identifier> identifiers = list(4, this::identifier);
    Optional<String> gender = stated(text());
    List<Address> addresses = list(4, () -> new Address(text(), text(), text(), text()));
    List<Relation> relations = list(4, this::relation);
    TreeMap<String, String> details = new TreeMap<>();
    for (int i = count(2); i > 0; i--) {
      details.put(text(), text());
    }
    return new ListedEntity(
        id,
        kind,
        names,
        programs,
        birthDates,
        birthPlaces,
        nationalities,
        citizenships,
        identifiers,
        gender,
        addresses,
        relations,
        details,
        text());
  }

  private Identifier identifier() {
    return new Identifier(value(IdentifierType.class), text(), stated(text()), text());
  }

  private static Optional<String> stated(String text) {
    return text.isEmpty() ? Optional.empty() : Optional.of(text);
  }

  private Relation relation() {
    RelationType type = value(RelationType.class);
    Relation.Target target =
        switch (number()) {
          case 0 -> new Relation.ById(text());
          case 1 -> new Relation.ByName(text());
          default -> throw new IllegalArgumentException("no such target");
        };
    return new Relation(type, target, text());
  }

  private DateExpression date() {
    return new DateExpression(list(2, this::span));
  }

  private Span span() {
    int from = number();
    int to = number();
    Partial last = partial(to);
    return new Span(from >>> 1 == to ? last : partial(from >>> 1), last, (from & 1) == 1);
  }

  private static Partial partial(int packed) {
    return new Partial(packed >>> 9, packed >>> 5 & 15, packed & 31);
  }

  private List<String> texts() {
    return list(1, this::text);
  }

  /// A list of elements that take so many bytes at least.
  private <T> List<T> list(int least, Supplier<T> element) {
    int count = count(least);
    if (count == 0) {
      return List.of();
    }
    if (count == 1) {
      return List.of(element.get());
    }
    List<T> elements = new ArrayList<>(count);
    for (int i = 0; i < count; i++) {
      elements.add(element.get());
    }
    return elements;
  }

  private int count(int least) {
    int count = number();
    if (count < 0 || count > (bytes.length - at) / least) {
      throw new IllegalArgumentException("a count is larger than the list");
    }
    return count;
  }

  private <E extends Enum<E>> E value(Class<E> type) {
    return Enum.valueOf(type, text());
  }

  private String text() {
    int number = number();
    if (number < 0 || number >= texts.length) {
      throw new IllegalArgumentException("no such text");
    }
    return texts[number];
  }

  private long large() {
    long high = number();
    return high << 32 | (number() & 0xffffffffL);
  }

  private int number() {
    int value = 0;
    for (int shift = 0; shift < 35; shift += 7) {
      if (at == bytes.length) {
        throw new IllegalArgumentException("the list ends within a number");
      }
      byte next = bytes[at++];
      value |= (next & 0x7f) << shift;
      if (next >= 0) {
        return value;
      }
    }
    throw new IllegalArgumentException("a number of more than five bytes");
  }
}
