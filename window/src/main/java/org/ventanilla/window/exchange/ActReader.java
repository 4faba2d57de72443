package org.ventanilla.window.exchange;

import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.accreditation.Expectations;
import org.ventanilla.window.accreditation.Officer;
import org.ventanilla.window.accreditation.SignatureReading;
import org.ventanilla.window.accreditation.Signatures;
import org.ventanilla.window.agreement.FilingLimits;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.exchange.FilingOutcome.Violation;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// Reads acts of people: signature, then strict JSON, then the envelope. Each act has exactly the
/// members `docs/spec/acts.md` names.
final class ActReader {
  /// Longest signed act, in bytes: what a filing may have.
  static final int MOST_BYTES = FilingReader.MOST_BYTES;

  private static final JsonLimits LIMITS = JsonLimits.DOCUMENT;
  private static final Pattern JTI = Pattern.compile("[A-Za-z0-9._~-]{16,128}");
  private static final Set<String> ENVELOPE = Set.of("act", "aud", "jti", "iat", "exp");

  private final Signatures signatures;
  private final FilingLimits limits;
  private final String audience;
  private final Now now;

  ActReader(Signatures signatures, Wiring wiring) {
    this(signatures, wiring.agreement().filing(), wiring.audience(), wiring.now());
  }

  ActReader(Signatures signatures, FilingLimits limits, String audience, Now now) {
    this.signatures = signatures;
    this.limits = limits;
    this.audience = audience;
    this.now = now;
  }

  /// @param kind which act this must be
  /// @param target the id of what it must be about
  Act.Read read(Caller caller, byte[] jws, Kind kind, Right right, UUID target) {
    return switch (signatures.open(
        jws, Expectations.ofOfficer(caller.agency(), right, MOST_BYTES))) {
      case SignatureReading.Refused refused -> new Act.Read.Invalid(Violations.signature(refused));
      case SignatureReading.Opened opened -> opened(opened, jws, kind, target);
    };
  }

  private Act.Read opened(SignatureReading.Opened opened, byte[] jws, Kind kind, UUID target) {
    Officer officer = opened.signer().officer();
    if (officer == null) {
      return new Act.Read.Invalid(
          Violations.forbidden(
              "KEY_WRONG_HOLDER", "", "An act is signed with an officer's own key."));
    }
    return switch (Json.read(opened.payload(), LIMITS)) {
      case JsonReading.Refused refused -> new Act.Read.Invalid(FilingReader.unreadable(refused));
      case JsonReading.Document(JsonNode payload) -> {
        Violation wrong = wrong(payload, kind, target, now.get());
        yield wrong == null
            ? new Act.Read.Valid(
                new Act(
                    opened.signer().agency(),
                    opened.signer().agency() + "/" + officer.id(),
                    officer.roles(),
                    opened.signer().kid(),
                    payload,
                    Digest.of(jws),
                    jws))
            : new Act.Read.Invalid(wrong);
      }
    };
  }

  private @Nullable Violation wrong(JsonNode payload, Kind kind, UUID target, Instant at) {
    if (!payload.isObject()) {
      return Violations.invalid("ACT_MALFORMED", "", "An act is a JSON object.");
    }
    Set<String> members = new HashSet<>(ENVELOPE);
    members.add(kind.target());
    members.addAll(kind.members().keySet());
    for (String name : payload.propertyNames()) {
      if (!members.contains(name)) {
        return Violations.invalid(
            "ACT_MALFORMED", "", "The act has a member docs/spec/acts.md does not name.");
      }
    }
    Violation misshapen = misshapen(payload, kind);
    if (misshapen != null) {
      return misshapen;
    }
    if (!payload.path("act").asString("").equals(kind.code())) {
      return Violations.invalid("ACT_WRONG", "/act", "Here the act is " + kind.code() + ".");
    }
    if (!payload.path(kind.target()).asString("").equals(target.toString())) {
      return Violations.invalid(
          "ACT_WRONG_TARGET", "/" + kind.target(), "The act is about something else.");
    }
    return wrongTime(payload, at);
  }

  private static @Nullable Violation misshapen(JsonNode payload, Kind kind) {
    for (Map.Entry<String, Shape> member : kind.members().entrySet()) {
      if (!member.getValue().fits(payload.path(member.getKey()))) {
        return Violations.invalid(
            "ACT_MALFORMED", "/" + member.getKey(), "See docs/spec/acts.md for this member.");
      }
    }
    if (!JTI.matcher(text(payload, "jti")).matches()
        || !payload.path("iat").isIntegralNumber()
        || !payload.path("exp").isIntegralNumber()) {
      return Violations.invalid(
          "ACT_MALFORMED", "", "An act has jti (16 to 128 characters), iat and exp in seconds.");
    }
    return null;
  }

  private @Nullable Violation wrongTime(JsonNode payload, Instant at) {
    if (!text(payload, "aud").equals(audience)) {
      return Violations.invalid("AUDIENCE_WRONG", "/aud", "The act is meant for another window.");
    }
    long issued = payload.path("iat").asLong();
    long expires = payload.path("exp").asLong();
    Duration skew = limits.clockSkew();
    if (issued > at.plus(skew).getEpochSecond()) {
      return Violations.invalid("ISSUED_IN_FUTURE", "/iat", "Set your clock, and sign it again.");
    }
    if (expires <= at.minus(skew).getEpochSecond()) {
      return Violations.invalid("DOCUMENT_EXPIRED", "/exp", "Sign it again with a later expiry.");
    }
    if (expires <= issued || expires - issued > limits.maxValidity().toSeconds()) {
      return Violations.invalid(
          "VALIDITY_TOO_LONG", "/exp", "An act is valid for at most " + limits.maxValidity() + ".");
    }
    return null;
  }

  private static String text(JsonNode payload, String member) {
    JsonNode value = payload.path(member);
    return value.isString() ? value.asString() : "";
  }

  /// The acts there are.
  enum Kind {
    CLARIFY("clarify", "request", Map.of("text", Shape.TEXT)),
    WITHDRAW("withdraw", "request", Map.of("reason", Shape.OPTIONAL_TEXT)),
    DECIDE(
        "decide",
        "request",
        Map.of("subject", Shape.NUMBER, "decision", Shape.TEXT, "withhold", Shape.WITHHELD)),
    APPROVE(
        "approve",
        "request",
        Map.of(
            "subject",
            Shape.NUMBER,
            "decision",
            Shape.TEXT,
            "role",
            Shape.TEXT,
            "decline",
            Shape.OPTIONAL_LIST,
            "ground",
            Shape.OPTIONAL_TEXT)),
    ANSWER("answer", "inquiry", Map.of("records", Shape.LIST)),
    CONSENT("consent", "consent", Map.of("granted", Shape.FLAG, "reason", Shape.OPTIONAL_TEXT));

    private final String code;
    private final String target;

    @SuppressWarnings("ImmutableEnumChecker") // a copy nobody can change
    private final Map<String, Shape> members;

    Kind(String code, String target, Map<String, Shape> members) {
      this.code = code;
      this.target = target;
      this.members = Map.copyOf(members);
    }

    String code() {
      return code;
    }

    /// The member that names what the act is about.
    String target() {
      return target;
    }

    Map<String, Shape> members() {
      return members;
    }
  }

  /// What a member may be.
  enum Shape {
    TEXT,
    OPTIONAL_TEXT,
    NUMBER,
    LIST,
    OPTIONAL_LIST,
    /// An optional list of what is kept back, each a field and its ground.
    WITHHELD,
    FLAG;

    private static final int LONGEST_TEXT = 4_000;
    private static final int LONGEST_LIST = 10_000;
    private static final Set<String> WITHHELD_MEMBERS = Set.of("field", "ground");

    boolean fits(JsonNode value) {
      return switch (this) {
        case TEXT ->
            value.isString()
                && !value.asString().isBlank()
                && value.asString().length() <= LONGEST_TEXT;
        case OPTIONAL_TEXT -> value.isMissingNode() || TEXT.fits(value);
        case NUMBER ->
            value.isIntegralNumber() && value.asLong() >= 1 && value.asLong() <= Life.MOST_SUBJECTS;
        case LIST -> value.isArray() && value.size() <= LONGEST_LIST;
        case OPTIONAL_LIST -> value.isMissingNode() || LIST.fits(value);
        case WITHHELD ->
            OPTIONAL_LIST.fits(value) && value.valueStream().allMatch(Shape::isWithheld);
        case FLAG -> value.isBoolean();
      };
    }

    private static boolean isWithheld(JsonNode one) {
      return one.isObject() && WITHHELD_MEMBERS.equals(Set.copyOf(one.propertyNames()));
    }
  }
}
