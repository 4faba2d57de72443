package org.ventanilla.window.accreditation;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// What an officer signs about keys; `docs/spec/keys.md` has every member.
sealed interface KeyAct {
  /// Longest compact JWS of an act about keys.
  int MOST_BYTES = 16 * 1024;

  /// Longest time two keys may count side by side when one takes the other's place.
  Duration MOST_OVERLAP = Duration.ofDays(30);

  List<String> REASONS = List.of("COMPROMISED", "SUPERSEDED", "HOLDER_LEFT", "REGISTERED_WRONGLY");

  JsonLimits LIMITS = new JsonLimits(MOST_BYTES, 6, 1_024, 200);

  Claims claims();

  /// What binds an act to a window and a time.
  record Claims(String audience, Instant issuedAt, Instant expiresAt) {}

  /// An act that changes a key once it is confirmed.
  sealed interface Change extends KeyAct {
    /// As the API and the ledger name it.
    String action();
  }

  /// A key is added.
  record Register(Claims claims, KeyEntry key) implements Change {
    @Override
    public String action() {
      return "register";
    }
  }

  /// A key takes the place of another of the same holder and use, which counts for `overlap` more.
  record Rotate(Claims claims, KeyEntry key, String replaces, Duration overlap) implements Change {
    @Override
    public String action() {
      return "rotate";
    }
  }

  /// A key counts no more.
  record Revoke(Claims claims, String kid, String reason) implements Change {
    @Override
    public String action() {
      return "revoke";
    }
  }

  /// A second officer puts a proposal into effect.
  record Confirm(Claims claims, String proposal) implements KeyAct {}

  /// Reads the payload of an act.
  ///
  /// @throws Fields.Invalid when it is none
  static KeyAct read(byte[] payload) {
    return switch (Json.read(payload, LIMITS)) {
      case JsonReading.Refused refused -> throw new Fields.Invalid(refused.code());
      case JsonReading.Document document -> read(document.root());
    };
  }

  private static KeyAct read(JsonNode root) {
    return switch (root.path("act").asString("")) {
      case "key.register" -> {
        Fields fields = fields(root, "key");
        yield new Register(claims(fields), KeyEntry.read(fields.node("key")));
      }
      case "key.rotate" -> {
        Fields fields = fields(root, "key", "replaces", "overlap");
        yield new Rotate(
            claims(fields),
            KeyEntry.read(fields.node("key")),
            thumbprint(fields, "replaces"),
            fields.has("overlap") ? fields.duration("overlap", MOST_OVERLAP) : Duration.ZERO);
      }
      case "key.revoke" -> {
        Fields fields = fields(root, "kid", "reason");
        yield new Revoke(
            claims(fields), thumbprint(fields, "kid"), fields.oneOf("reason", REASONS));
      }
      case "key.confirm" -> {
        Fields fields = fields(root, "proposal");
        yield new Confirm(claims(fields), fields.text("proposal", Fields.DIGEST));
      }
      default ->
          throw new Fields.Invalid(
              "act must be key.register, key.rotate, key.revoke or key.confirm");
    };
  }

  private static Fields fields(JsonNode root, String... own) {
    Set<String> members = new HashSet<>(Set.of("act", "aud", "jti", "iat", "exp"));
    members.addAll(List.of(own));
    return new Fields(root, "the act", members);
  }

  private static Claims claims(Fields fields) {
    fields.text("jti", Pattern.compile("[A-Za-z0-9-]{1,64}"));
    return new Claims(fields.text("aud", Fields.ID), fields.seconds("iat"), fields.seconds("exp"));
  }

  private static String thumbprint(Fields fields, String member) {
    return fields.text(member, Pattern.compile("[A-Za-z0-9_-]{43}"));
  }
}
