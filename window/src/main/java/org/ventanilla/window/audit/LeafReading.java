package org.ventanilla.window.audit;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.Base64;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import org.ventanilla.window.platform.PlainText;
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
  Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9._-]{0,47}");
  Pattern REFERENCE = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._:/-]{0,79}");
  Pattern PSEUDONYM = Pattern.compile("[A-Za-z0-9_-]{22}");
  Pattern HASH = Pattern.compile("[A-Za-z0-9+/]{42}[AEIMQUYcgkosw048]=");
  Pattern TIME =
      Pattern.compile(
          "[0-9]{4}-(0[1-9]|1[0-2])-(0[1-9]|[12][0-9]|3[01])"
              + "T([01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9]\\.[0-9]{3}Z");

  /// Type, time and commitment.
  int STEP_MEMBERS = 3;

  /// Most attributes and most commitments.
  int MOST_MEMBERS = 32;

  /// Longest attribute, in characters.
  int MOST_VALUE = 1_024;

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

  /// Reads one; any bytes give an answer. What leaf.schema.json refuses is no leaf, and so are
  /// bytes that are not the canonical ones: whoever may choose among several forms could tell
  /// things by the choice.
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
    if (!Arrays.equals(Json.canonical(leaf), entry.bytes())) {
      return new Unreadable("it is not in the canonical form");
    }
    String type = leaf.path("type").asString("");
    try {
      return type.equals("step") ? step(leaf) : shared(type, leaf);
    } catch (DateTimeException e) {
      return new Unreadable("it has a time that is none");
    }
  }

  private static LeafReading step(JsonNode leaf) {
    return leaf.size() == STEP_MEMBERS && has(leaf, "time", TIME) && has(leaf, "commitment", HASH)
        ? new Step(Instant.parse(leaf.path("time").asString()))
        : new Unreadable("it is not in the one form of a step");
  }

  private static LeafReading shared(String type, JsonNode leaf) {
    if (!TYPE.matcher(type).matches()) {
      return new Unreadable("it has no type");
    }
    if (!has(leaf, "time", TIME)
        || !mayHave(leaf, "reference", REFERENCE)
        || !mayHave(leaf, "pseudonym", PSEUDONYM)
        || !mayHave(leaf, "due", TIME)
        || !mayHave(leaf, "previous", HASH)
        || leaf.has("commitment")) {
      return new Unreadable("a time, a hash or a name in it is malformed");
    }
    if (!isObject(leaf, "attributes", LeafReading::isAttribute)
        || !isObject(leaf, "commitments", value -> HASH.matcher(value).matches())) {
      return new Unreadable("its attributes or commitments are malformed");
    }
    SortedMap<String, String> attributes = new TreeMap<>();
    leaf.path("attributes").forEachEntry((name, value) -> attributes.put(name, value.asString()));
    // A report is shown on terminals.
    if (!attributes.values().stream().allMatch(PlainText::isPlain)) {
      return new Unreadable("it has characters nobody can see");
    }
    String due = text(leaf, "due");
    String previous = text(leaf, "previous");
    return new Shared(
        type,
        Instant.parse(leaf.path("time").asString()),
        text(leaf, "reference"),
        text(leaf, "pseudonym"),
        due == null ? null : Instant.parse(due),
        previous == null ? null : new Digest(Base64.getDecoder().decode(previous)),
        attributes);
  }

  private static boolean has(JsonNode leaf, String name, Pattern form) {
    return leaf.path(name).isString() && form.matcher(leaf.path(name).asString()).matches();
  }

  private static boolean mayHave(JsonNode leaf, String name, Pattern form) {
    return !leaf.has(name) || has(leaf, name, form);
  }

  private static boolean isAttribute(String value) {
    return value.codePointCount(0, value.length()) <= MOST_VALUE;
  }

  /// Nothing, or an object of one to thirty-two texts.
  private static boolean isObject(JsonNode leaf, String name, Predicate<String> holds) {
    JsonNode object = leaf.path(name);
    return !leaf.has(name)
        || (object.isObject()
            && !object.isEmpty()
            && object.size() <= MOST_MEMBERS
            && object.properties().stream()
                .allMatch(one ->
                    NAME.matcher(one.getKey()).matches()
                        && one.getValue().isString()
                        && holds.test(one.getValue().asString())));
  }

  private static @Nullable String text(JsonNode leaf, String name) {
    JsonNode value = leaf.path(name);
    return value.isString() ? value.asString() : null;
  }
}
