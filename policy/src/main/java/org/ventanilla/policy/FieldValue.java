package org.ventanilla.policy;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A field's value, shaped as JSON is. Nesting is bounded by [#MAX_DEPTH] in [#of].
public sealed interface FieldValue {
  /// How deep a value may be nested.
  int MAX_DEPTH = 32;

  record Text(String value) implements FieldValue {}

  record Decimal(BigDecimal value) implements FieldValue {}

  record Flag(boolean value) implements FieldValue {}

  record Sequence(List<FieldValue> items) implements FieldValue {
    public Sequence {
      items = List.copyOf(items);
    }
  }

  /// Members keep their order.
  record Structure(Map<String, FieldValue> members) implements FieldValue {
    public Structure {
      members = Collections.unmodifiableMap(new LinkedHashMap<>(members));
    }
  }

  /// From strings, numbers, booleans, lists and maps with string keys. A `null` inside a list or a
  /// map is left out: it says nothing.
  ///
  /// @throws IllegalArgumentException for anything else, and for nesting deeper than [#MAX_DEPTH]
  static FieldValue of(Object plain) {
    return of(plain, MAX_DEPTH);
  }

  private static FieldValue of(Object plain, int depth) {
    if (depth == 0) {
      throw new IllegalArgumentException("nested deeper than " + MAX_DEPTH);
    }
    return switch (plain) {
      case FieldValue value -> value;
      case String text -> new Text(text);
      case Boolean flag -> new Flag(flag);
      case BigDecimal number -> new Decimal(number);
      case Number number -> new Decimal(new BigDecimal(number.toString()));
      case List<?> list -> {
        List<FieldValue> items = new ArrayList<>(list.size());
        for (Object item : list) {
          if (item != null) {
            items.add(of(item, depth - 1));
          }
        }
        yield new Sequence(items);
      }
      case Map<?, ?> map -> {
        Map<String, FieldValue> members = new LinkedHashMap<>();
        for (Map.Entry<?, ?> member : map.entrySet()) {
          if (!(member.getKey() instanceof String key)) {
            throw new IllegalArgumentException("a member's name is a string");
          }
          if (member.getValue() != null) {
            members.put(key, of(member.getValue(), depth - 1));
          }
        }
        yield new Structure(members);
      }
      default -> throw new IllegalArgumentException("not a value: " + plain.getClass().getName());
    };
  }

  /// As strings, numbers, booleans, lists and maps.
  default Object toPlain() {
    return switch (this) {
      case Text text -> text.value();
      case Decimal decimal -> decimal.value();
      case Flag flag -> flag.value();
      case Sequence sequence -> sequence.items().stream().map(FieldValue::toPlain).toList();
      case Structure structure -> {
        Map<String, Object> plain = new LinkedHashMap<>();
        structure.members().forEach((name, value) -> plain.put(name, value.toPlain()));
        yield plain;
      }
    };
  }
}
