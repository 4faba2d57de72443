package org.ventanilla.window.accreditation;

import java.time.Duration;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;

/// Reads the members of an object in an act, each in the one form it has. Throws `Invalid` with the
/// member's name.
final class Fields {
  static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9.-]{0,63}");
  static final Pattern NUMBER = Pattern.compile("[A-Za-z0-9][A-Za-z0-9./-]{0,63}");
  static final Pattern TERRITORY = Pattern.compile("[A-Z]{2}(-[A-Z0-9]{1,3})?");
  static final Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  static final Pattern WORDS = Pattern.compile(".{1,200}");
  private static final int MOST_ITEMS = 20;

  private final JsonNode object;

  /// @param members every member the object may have
  Fields(JsonNode object, String name, Set<String> members) {
    if (!object.isObject()) {
      throw new Invalid(name + " must be an object");
    }
    for (String member : object.propertyNames()) {
      if (!members.contains(member)) {
        throw new Invalid(name + " holds a member nobody knows");
      }
    }
    this.object = object;
  }

  boolean has(String member) {
    return object.has(member);
  }

  JsonNode node(String member) {
    if (!object.has(member)) {
      throw new Invalid(member + " is missing");
    }
    return object.path(member);
  }

  String text(String member, Pattern pattern) {
    JsonNode value = node(member);
    if (!value.isString() || !pattern.matcher(value.asString()).matches()) {
      throw new Invalid(member + " is not in form");
    }
    return value.asString();
  }

  Set<String> texts(String member, Pattern pattern) {
    JsonNode list = node(member);
    Set<String> texts = new LinkedHashSet<>();
    if (list.isArray() && !list.isEmpty() && list.size() <= MOST_ITEMS) {
      for (JsonNode item : list) {
        if (!item.isString()
            || !pattern.matcher(item.asString()).matches()
            || !texts.add(item.asString())) {
          throw new Invalid(member + " is not in form");
        }
      }
      return texts;
    }
    throw new Invalid(member + " must be a list of 1 to " + MOST_ITEMS);
  }

  Instant instant(String member) {
    JsonNode value = node(member);
    try {
      Instant instant = Instant.parse(value.asString(""));
      if (instant.equals(instant.truncatedTo(ChronoUnit.SECONDS))) {
        return instant;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw new Invalid(member + " must be a time such as 2026-01-31T12:00:00Z");
  }

  Instant seconds(String member) {
    JsonNode value = node(member);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > Instant.parse("9999-12-31T00:00:00Z").getEpochSecond()) {
      throw new Invalid(member + " must be seconds since 1970");
    }
    return Instant.ofEpochSecond(value.longValue());
  }

  Duration duration(String member, Duration most) {
    JsonNode value = node(member);
    try {
      Duration duration = Duration.parse(value.asString(""));
      if (!duration.isNegative() && duration.compareTo(most) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      // told below
    }
    throw new Invalid(member + " must be a time such as PT24H, at most " + most);
  }

  String oneOf(String member, List<String> words) {
    JsonNode value = node(member);
    if (!value.isString() || !words.contains(value.asString())) {
      throw new Invalid(member + " must be one of " + String.join(", ", words));
    }
    return value.asString();
  }

  /// An act out of form; caught where the act is read.
  static final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Invalid(String message) {
      super(message, null, false, false);
    }

    String reason() {
      return String.valueOf(getMessage());
    }
  }
}
