package org.ventanilla.window.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Base64;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// What an entry of a ledger says, read without trusting whoever wrote it.
sealed interface LeafReading {
  /// An internal step: it tells its time and nothing else.
  record Step(Instant time) implements LeafReading {}

  /// A shared leaf.
  ///
  /// @param attributes empty where it has none
  record Shared(
      String type,
      Instant time,
      @Nullable String reference,
      @Nullable String pseudonym,
      @Nullable Instant due,
      @Nullable Digest previous,
      SortedMap<String, String> attributes)
      implements LeafReading {}

  /// It is no leaf.
  record Unreadable(String why) implements LeafReading {}

  /// Most bytes, depth, string length and values of a leaf.
  JsonLimits LIMITS = new JsonLimits(4_096, 4, 4_096, 200);

  Pattern TYPE = Pattern.compile("[a-z][a-z0-9._-]{0,47}");

  /// The members of a leaf.
  Set<String> MEMBERS =
      Set.of(
          "type",
          "time",
          "reference",
          "pseudonym",
          "due",
          "previous",
          "attributes",
          "commitments",
          "commitment");

  /// Reads one; any bytes give an answer.
  static LeafReading of(Entry entry) {
    if (!(Json.read(entry.bytes(), LIMITS) instanceof JsonReading.Document(JsonNode leaf))
        || !leaf.isObject()) {
      return new Unreadable("it is not JSON of a leaf's form");
    }
    for (String name : leaf.propertyNames()) {
      if (!MEMBERS.contains(name)) {
        return new Unreadable("it has a member no leaf has");
      }
    }
    try {
      Instant time = Instant.parse(leaf.path("time").asString(""));
      String type = leaf.path("type").asString("");
      return type.equals("step") ? new Step(time) : shared(type, time, leaf);
    } catch (DateTimeException | IllegalArgumentException e) {
      return new Unreadable("a time or a hash is malformed");
    }
  }

  private static LeafReading shared(String type, Instant time, JsonNode leaf) {
    if (!TYPE.matcher(type).matches()) {
      return new Unreadable("it has no type");
    }
    SortedMap<String, String> attributes = new TreeMap<>();
    leaf.path("attributes").forEachEntry((name, value) -> attributes.put(name, value.asString("")));
    if (!leaf.path("reference").asString("").codePoints().allMatch(LeafReading::isPlain)
        || !attributes.values().stream()
            .flatMapToInt(String::codePoints)
            .allMatch(LeafReading::isPlain)) {
      return new Unreadable("it has characters nobody can see");
    }
    String due = text(leaf, "due");
    String previous = text(leaf, "previous");
    return new Shared(
        type,
        time,
        text(leaf, "reference"),
        text(leaf, "pseudonym"),
        due == null ? null : Instant.parse(due),
        previous == null ? null : new Digest(Base64.getDecoder().decode(previous)),
        attributes);
  }

  /// A report is shown on terminals, which obey some characters instead of showing them.
  private static boolean isPlain(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR,
          Character.SURROGATE,
          Character.UNASSIGNED ->
          false;
      default -> true;
    };
  }

  private static @Nullable String text(JsonNode leaf, String name) {
    JsonNode value = leaf.path(name);
    return value.isString() ? value.asString() : null;
  }
}
