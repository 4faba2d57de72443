package org.ventanilla.policy;

import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads one obligation. A kind it does not know is a problem, so such a policy is never used.
final class ObligationReader {
  private static final String KINDS =
      "redact, generalise, mark, approver, expire, notify-originator, seal";
  private static final Pattern ENDS = Pattern.compile("(first|last)([1-9][0-9]?)");

  private final Manifest manifest;

  ObligationReader(Manifest manifest) {
    this.manifest = manifest;
  }

  /// The obligation, or nothing with a problem noted.
  Stream<Obligation> read(YamlMap map) {
    if (!map.require("type")) {
      return Stream.empty();
    }
    String type = map.text("type");
    return type == null ? Stream.empty() : Stream.ofNullable(read(map, type));
  }

  private @Nullable Obligation read(YamlMap map, String type) {
    return switch (type) {
      case "redact" -> redact(map);
      case "generalise" -> generalise(map);
      case "mark" -> mark(map);
      case "approver" -> approver(map);
      case "expire" -> expire(map);
      case "notify-originator" -> {
        map.allowOnly(Set.of("type"));
        yield new Obligation.NotifyOriginator();
      }
      case "seal" -> {
        map.allowOnly(Set.of("type"));
        yield new Obligation.Seal();
      }
      default -> {
        map.problem(
            "type",
            Problem.Code.OBLIGATION,
            "the obligation '" + Identifier.shortened(type) + "' is not known",
            "use one of " + KINDS);
        yield null;
      }
    };
  }

  private static @Nullable Obligation redact(YamlMap map) {
    map.allowOnly(Set.of("type", "path", "keep"));
    Keep keep = map.require("keep") ? keep(map) : null;
    return keep == null || !hasGoodPath(map) ? null : new Obligation.Redact(path(map), keep);
  }

  private static @Nullable Keep keep(YamlMap map) {
    String text = map.text("keep");
    if (text == null) {
      return null;
    }
    Matcher ends = ENDS.matcher(text);
    if (ends.matches() && Integer.parseInt(ends.group(2)) <= Keep.MAX_COUNT) {
      int count = Integer.parseInt(ends.group(2));
      return ends.group(1).equals("first") ? new Keep.First(count) : new Keep.Last(count);
    }
    return switch (text) {
      case "year" -> new Keep.Year();
      case "hmac" -> new Keep.Hmac();
      case "nothing" -> new Keep.Nothing();
      default -> {
        map.problem(
            "keep",
            Problem.Code.OBLIGATION,
            "'" + Identifier.shortened(text) + "' cannot be kept",
            "use first1 to first16, last1 to last16, year, hmac or nothing");
        yield null;
      }
    };
  }

  private static @Nullable Obligation generalise(YamlMap map) {
    map.allowOnly(Set.of("type", "path", "to", "width"));
    String to = map.require("to") ? map.text("to") : null;
    if (to == null || !hasGoodPath(map)) {
      return null;
    }
    Obligation.Precision precision = precision(map, to);
    return precision == null ? null : new Obligation.Generalise(path(map), precision);
  }

  private static Obligation.@Nullable Precision precision(YamlMap map, String to) {
    boolean hasBands = to.equals("age-band") || to.equals("range");
    if (map.has("width") && !hasBands) {
      map.problem(
          "width",
          Problem.Code.UNKNOWN_KEY,
          "'" + Identifier.shortened(to) + "' has no width",
          "remove it");
    }
    return switch (to) {
      case "year" -> new Obligation.Precision.Year();
      case "municipality" -> new Obligation.Precision.Municipality();
      case "age-band" -> {
        int width =
            map.has("width")
                ? number(map, "width", 2, Obligation.Precision.AgeBand.MAX_WIDTH)
                : Obligation.Precision.AgeBand.USUAL_WIDTH;
        yield width == 0 ? null : new Obligation.Precision.AgeBand(width, null);
      }
      case "range" -> {
        int width =
            map.require("width")
                ? number(map, "width", 2, Obligation.Precision.Range.MAX_WIDTH)
                : 0;
        yield width == 0 ? null : new Obligation.Precision.Range(width);
      }
      default -> {
        map.problem(
            "to",
            Problem.Code.OBLIGATION,
            "'" + Identifier.shortened(to) + "' is not known",
            "use year, municipality, age-band or range");
        yield null;
      }
    };
  }

  private @Nullable Obligation mark(YamlMap map) {
    map.allowOnly(Set.of("type", "handling"));
    String handling = map.require("handling") ? map.text("handling") : null;
    if (handling == null) {
      return null;
    }
    if (!manifest.declares(Domain.HANDLING, handling)) {
      map.problem(
          "handling",
          Problem.Code.UNDECLARED_VALUE,
          "'" + Identifier.shortened(handling) + "' is not declared",
          "use one of " + manifest.shown(Domain.HANDLING));
      return null;
    }
    return new Obligation.Mark(handling);
  }

  private @Nullable Obligation approver(YamlMap map) {
    map.allowOnly(Set.of("type", "role", "count"));
    String role = map.require("role") ? map.text("role") : null;
    int count = map.has("count") ? number(map, "count", 1, Obligation.Approver.MAX_COUNT) : 1;
    if (role == null || count == 0) {
      return null;
    }
    if (!manifest.roles().contains(role)) {
      map.problem(
          "role",
          Problem.Code.UNDECLARED_VALUE,
          "the role '" + Identifier.shortened(role) + "' is not declared",
          "declare it in policy.yaml, or use one of " + manifest.roles());
      return null;
    }
    return new Obligation.Approver(role, count);
  }

  private static @Nullable Obligation expire(YamlMap map) {
    map.allowOnly(Set.of("type", "days"));
    int days = map.require("days") ? number(map, "days", 1, Obligation.Expire.MAX_DAYS) : 0;
    return days == 0 ? null : new Obligation.Expire(days);
  }

  /// A whole number from `min` to `max`; 0, with a problem noted, for anything else.
  private static int number(YamlMap map, String key, int min, int max) {
    String text = map.text(key);
    if (text == null) {
      return 0;
    }
    if (text.matches("[1-9][0-9]{0,9}")) {
      long number = Long.parseLong(text);
      if (number >= min && number <= max) {
        return (int) number;
      }
    }
    map.problem(
        key,
        Problem.Code.INVALID_VALUE,
        "not a number from " + min + " to " + max,
        "write such a number, in digits alone");
    return 0;
  }

  private static boolean hasGoodPath(YamlMap map) {
    if (!map.has("path")) {
      return true;
    }
    String path = map.text("path");
    if (path != null && FieldFacts.isPath(path) && path.length() <= FieldFacts.MAX_NAMED) {
      return true;
    }
    map.problem(
        "path", Problem.Code.OBLIGATION, "not a path", "write it as 'field' or 'field.part'");
    return false;
  }

  private static @Nullable String path(YamlMap map) {
    return map.has("path") ? map.text("path") : null;
  }
}
