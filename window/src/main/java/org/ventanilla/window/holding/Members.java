package org.ventanilla.window.holding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.ventanilla.policy.FieldFacts;
import tools.jackson.databind.JsonNode;

/// A part of a record with its place, and the faults found so far in the whole of it. Reading on
/// after a fault gives harmless stand-ins, so that one reading tells every fault.
final class Members {
  private static final Pattern CODE = Pattern.compile("[A-Za-z][A-Za-z0-9_.-]{0,63}");
  private static final String MISSING = "member-missing";
  private static final String WRONG_TYPE = "wrong-type";
  private static final String VALUE_UNKNOWN = "value-unknown";

  private final JsonNode node;
  private final String pointer;
  private final List<RecordReading.Fault> faults;

  Members(JsonNode node, String pointer, List<RecordReading.Fault> faults) {
    this.node = node;
    this.pointer = pointer;
    this.faults = faults;
  }

  boolean faulty() {
    return !faults.isEmpty();
  }

  RecordReading.Unusable unusable() {
    return new RecordReading.Unusable(faults);
  }

  void fault(String below, String code) {
    if (faults.size() < RecordReading.Unusable.MOST_FAULTS) {
      faults.add(new RecordReading.Fault(pointer + below, code));
    }
  }

  /// Whether this is an object; names it does not know are faults.
  boolean isObject(Set<String> known) {
    if (!node.isObject()) {
      fault("", WRONG_TYPE);
      return false;
    }
    for (String name : node.propertyNames()) {
      if (!known.contains(name)) {
        // The name itself is content, so it is not repeated.
        fault("", "member-unknown");
      }
    }
    return true;
  }

  boolean has(String name) {
    return node.has(name);
  }

  String text(String name, int longest) {
    Optional<String> text = optional(name, longest);
    if (text.isEmpty() && !node.has(name)) {
      fault("/" + name, MISSING);
    }
    return text.orElse("");
  }

  /// Empty when it is not there, and also, with a fault, when it is no text.
  Optional<String> optional(String name, int longest) {
    if (!node.has(name)) {
      return Optional.empty();
    }
    return new Members(node.get(name), pointer + "/" + name, faults).ownText(longest);
  }

  Optional<String> ownText(int longest) {
    if (!node.isString()) {
      fault("", WRONG_TYPE);
      return Optional.empty();
    }
    String text = node.stringValue();
    if (text.isBlank() || text.length() > longest) {
      fault("", text.isBlank() ? "text-empty" : "text-too-long");
      return Optional.empty();
    }
    return Optional.of(text);
  }

  String code(String name, Optional<Set<String>> known) {
    String code = text(name, 64);
    if (!code.isEmpty() && !CODE.matcher(code).matches()) {
      fault("/" + name, "not-a-code");
    } else if (!code.isEmpty() && known.isPresent() && !known.get().contains(code)) {
      fault("/" + name, VALUE_UNKNOWN);
    }
    return code;
  }

  /// A name the policy can speak of.
  String path(String name) {
    String path = text(name, 256);
    if (!path.isEmpty() && !FieldFacts.isPath(path)) {
      fault("/" + name, "not-a-path");
    }
    return path;
  }

  String oneOf(String name, Set<String> known) {
    String text = text(name, 64);
    if (!text.isEmpty() && !known.contains(text)) {
      fault("/" + name, VALUE_UNKNOWN);
    }
    return text;
  }

  int number(String name, int least, int most) {
    if (!node.has(name)) {
      fault("/" + name, MISSING);
      return least;
    }
    JsonNode value = node.get(name);
    if (!value.isIntegralNumber() || !value.canConvertToInt()) {
      fault("/" + name, WRONG_TYPE);
      return least;
    }
    if (value.intValue() < least || value.intValue() > most) {
      fault("/" + name, VALUE_UNKNOWN);
    }
    return value.intValue();
  }

  boolean bool(String name) {
    if (!node.has(name)) {
      fault("/" + name, MISSING);
      return false;
    }
    if (!node.get(name).isBoolean()) {
      fault("/" + name, WRONG_TYPE);
      return false;
    }
    return node.get(name).booleanValue();
  }

  /// Any value but null.
  Optional<JsonNode> value(String name) {
    if (!node.has(name) || node.get(name).isNull()) {
      fault("/" + name, MISSING);
      return Optional.empty();
    }
    return Optional.of(node.get(name));
  }

  /// The parts of a list; a list that may be empty may be left out.
  List<Members> list(String name, int fewest, int most) {
    List<Members> parts = new ArrayList<>();
    if (!node.has(name)) {
      if (fewest > 0) {
        fault("/" + name, MISSING);
      }
      return parts;
    }
    JsonNode list = node.get(name);
    if (!list.isArray()) {
      fault("/" + name, WRONG_TYPE);
      return parts;
    }
    if (list.size() < fewest || list.size() > most) {
      fault("/" + name, list.size() < fewest ? "too-few" : "too-many");
      return parts;
    }
    for (int i = 0; i < list.size(); i++) {
      parts.add(new Members(list.get(i), pointer + "/" + name + "/" + i, faults));
    }
    return parts;
  }
}
