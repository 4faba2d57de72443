package org.ventanilla.window.release;

import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// What an officer signs about the policy; `docs/spec/acts.md` has every member.
sealed interface PolicyAct {
  /// Longest compact JWS of an act about the policy: what the door takes.
  int MOST_BYTES = 1 << 20;

  JsonLimits LIMITS = new JsonLimits(MOST_BYTES, 4, MOST_BYTES, 2_000);
  Pattern DIGEST = Pattern.compile("[0-9a-f]{64}");
  Pattern JTI = Pattern.compile("[A-Za-z0-9._~-]{16,128}");
  int LONGEST_REASON = 1_000;
  int LONGEST_PATH = 256;

  Claims claims();

  /// What binds an act to a window and a time.
  record Claims(String audience, Instant issuedAt, Instant expiresAt) {}

  /// A new version, whole.
  ///
  /// @param files their texts by their paths
  /// @param from when it takes effect; null as soon as it is activated
  record Propose(Claims claims, SortedMap<String, String> files, @Nullable Instant from)
      implements PolicyAct {}

  /// Back to an earlier version.
  record Rollback(Claims claims, String policy, String reason, @Nullable Instant from)
      implements PolicyAct {}

  /// A second officer puts a proposal into effect.
  record Activate(Claims claims, String proposal) implements PolicyAct {}

  /// An officer looks at what a version would have decided.
  record Diff(Claims claims, String policy) implements PolicyAct {}

  /// What came of reading a payload.
  sealed interface Reading {}

  /// An act as described.
  record Read(PolicyAct act) implements Reading {}

  /// None.
  record Wrong(String message) implements Reading {}

  /// Reads the payload of an act. Never throws for what it says.
  static Reading read(byte[] payload) {
    return switch (Json.read(payload, LIMITS)) {
      case JsonReading.Refused refused -> new Wrong("the act is no JSON: " + refused.code());
      case JsonReading.Document(JsonNode root) -> {
        try {
          yield new Read(act(root));
        } catch (Invalid invalid) {
          yield new Wrong(invalid.reason());
        }
      }
    };
  }

  private static PolicyAct act(JsonNode root) {
    return switch (text(root, "act")) {
      case "policy.propose" -> {
        only(root, Set.of("files", "from"));
        yield new Propose(claims(root), files(root.path("files")), from(root));
      }
      case "policy.rollback" -> {
        only(root, Set.of("policy", "reason", "from"));
        String reason = text(root, "reason");
        if (reason.isBlank() || reason.length() > LONGEST_REASON) {
          throw new Invalid("reason must say why, in 1 to " + LONGEST_REASON + " characters");
        }
        yield new Rollback(claims(root), digest(root, "policy"), reason, from(root));
      }
      case "policy.activate" -> {
        only(root, Set.of("proposal"));
        yield new Activate(claims(root), digest(root, "proposal"));
      }
      case "policy.diff" -> {
        only(root, Set.of("policy"));
        yield new Diff(claims(root), digest(root, "policy"));
      }
      default ->
          throw new Invalid(
              "act must be policy.propose, policy.rollback, policy.activate or policy.diff");
    };
  }

  private static void only(JsonNode root, Set<String> own) {
    Set<String> members = new HashSet<>(List.of("act", "aud", "jti", "iat", "exp"));
    members.addAll(own);
    for (String member : root.propertyNames()) {
      if (!members.contains(member)) {
        throw new Invalid("the act holds a member nobody knows");
      }
    }
  }

  private static Claims claims(JsonNode root) {
    if (!JTI.matcher(text(root, "jti")).matches()) {
      throw new Invalid("jti must have 16 to 128 characters of A-Z a-z 0-9 . _ ~ -");
    }
    return new Claims(text(root, "aud"), seconds(root, "iat"), seconds(root, "exp"));
  }

  private static SortedMap<String, String> files(JsonNode node) {
    if (!node.isObject() || node.isEmpty()) {
      throw new Invalid("files must be an object: the text of each file by its path");
    }
    SortedMap<String, String> files = new TreeMap<>();
    node.forEachEntry((path, text) -> {
      if (!text.isString() || path.length() > LONGEST_PATH) {
        throw new Invalid("each of files must be a text, under a path of at most " + LONGEST_PATH);
      }
      files.put(path, text.asString());
    });
    return files;
  }

  private static @Nullable Instant from(JsonNode root) {
    if (!root.has("from")) {
      return null;
    }
    try {
      return Optional.of(Instant.parse(text(root, "from")))
          .filter(at -> at.equals(at.truncatedTo(ChronoUnit.SECONDS)))
          .orElseThrow(() -> new Invalid("from must be in whole seconds"));
    } catch (DateTimeParseException _) {
      throw new Invalid("from must be a time such as 2026-01-31T12:00:00Z");
    }
  }

  private static Instant seconds(JsonNode root, String member) {
    JsonNode value = root.path(member);
    if (!value.isIntegralNumber()
        || !value.canConvertToLong()
        || value.longValue() < 0
        || value.longValue() > Instant.parse("9999-12-31T00:00:00Z").getEpochSecond()) {
      throw new Invalid(member + " must be seconds since 1970");
    }
    return Instant.ofEpochSecond(value.longValue());
  }

  private static String digest(JsonNode root, String member) {
    String text = text(root, member);
    if (!DIGEST.matcher(text).matches()) {
      throw new Invalid(member + " must be 64 lower-case hexadecimal digits");
    }
    return text;
  }

  private static String text(JsonNode root, String member) {
    JsonNode value = root.path(member);
    if (!value.isString()) {
      throw new Invalid(member + " must be a text");
    }
    return value.asString();
  }

  /// An act out of form; caught where the act is read.
  final class Invalid extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private Invalid(String message) {
      super(message, null, false, false);
    }

    private String reason() {
      return String.valueOf(getMessage());
    }
  }
}
