package org.ventanilla.screening.list;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/// Everything an entry states, field by field, as texts: to compare two states of it.
public final class Statements {
  private Statements() {}

  /// The fields that state something, by name; the values in the list's order.
  static NavigableMap<String, List<String>> of(ListedEntity entity) {
    TreeMap<String, List<String>> fields = new TreeMap<>();
    put(fields, "kind", List.of(entity.kind().name()));
    put(
        fields,
        "names",
        entity.names().stream().map(name -> name.kind() + " " + name.text()).toList());
    put(fields, "programs", entity.programs());
    put(fields, "birthDates", entity.birthDates().stream().map(Object::toString).toList());
    put(fields, "birthPlaces", entity.birthPlaces());
    put(fields, "nationalities", entity.nationalities());
    put(fields, "citizenships", entity.citizenships());
    put(
        fields,
        "identifiers",
        entity.identifiers().stream()
            .map(i -> line(i.type().code(), i.value(), i.country().orElse(""), i.note()))
            .toList());
    put(fields, "gender", entity.gender().stream().toList());
    put(
        fields,
        "addresses",
        entity.addresses().stream()
            .map(a -> line(a.street(), a.city(), a.country(), a.note()))
            .toList());
    put(
        fields,
        "relations",
        entity.relations().stream()
            .map(r -> line(r.type().code(), r.target().toString(), r.note()))
            .toList());
    entity.details().forEach((key, value) -> put(fields, "details." + key, List.of(value)));
    put(fields, "remarks", entity.remarks().isEmpty() ? List.of() : List.of(entity.remarks()));
    return fields;
  }

  private static void put(Map<String, List<String>> fields, String name, List<String> values) {
    if (!values.isEmpty()) {
      fields.put(name, values);
    }
  }

  private static String line(String... parts) {
    return String.join(", ", List.of(parts).stream().filter(part -> !part.isEmpty()).toList());
  }

  /// SHA-256 of what the entry states, in 64 hexadecimal digits: the same as long as no statement
  /// changes, in whatever order the list has them.
  public static String fingerprint(ListedEntity entity) {
    MessageDigest digest = ReadCounts.sha256();
    of(entity)
        .forEach((field, values) -> {
          List<String> sorted = new ArrayList<>(values);
          sorted.sort(null);
          part(digest, field);
          sorted.forEach(value -> part(digest, value));
          part(digest, "");
        });
    return HexFormat.of().formatHex(digest.digest());
  }

  private static void part(MessageDigest digest, String text) {
    byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
    digest.update(
        new byte[] {
          (byte) (bytes.length >>> 24),
          (byte) (bytes.length >>> 16),
          (byte) (bytes.length >>> 8),
          (byte) bytes.length
        });
    digest.update(bytes);
  }
}
