package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.api.FuzzedDataProvider;
import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.ventanilla.window.accreditation.Officer;
import org.ventanilla.window.accreditation.SignatureReading;
import org.ventanilla.window.accreditation.Signer;
import org.ventanilla.window.agreement.FilingLimits;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Whatever bytes come from outside, reading them ends in a value or in reasons, and the reasons
/// repeat none of it.
class ExchangeFuzzTest {
  private static final long SEED = 20_261_124L;
  private static final UUID TARGET = UUID.fromString("01920000-0000-7000-8000-000000000001");
  private static final Instant NOW = Instant.parse("2026-06-01T15:00:00Z");
  private static final FilingReader FILINGS = new FilingReader();

  private static ActReader acts() {
    return new ActReader(
        (jws, _) ->
            new SignatureReading.Opened(
                new Signer(
                    "kid",
                    "mx-ventanilla",
                    new Officer("o", Set.of("desk-head"), "secret", "A", "MX")),
                jws),
        new FilingLimits(Duration.ofHours(1), Duration.ofMinutes(1)),
        TestWindow.AUDIENCE,
        new Now(new MutableClock(NOW)));
  }

  @FuzzTest(maxDuration = "15s")
  void anyBytesAreAFilingOrSayWhyNot(byte[] payload) {
    check(payload);
  }

  @FuzzTest(maxDuration = "15s")
  void anyBytesAreAnActOrSayWhyNot(FuzzedDataProvider data) {
    ActReader.Kind kind = data.pickValue(ActReader.Kind.values());

    checkAct(kind, data.consumeRemainingAsBytes());
  }

  @FuzzTest(maxDuration = "15s")
  void anyTextIsAReferenceOrNone(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Reference.parse(text)
        .ifPresent(read -> assertThat(Reference.parse(read.text())).contains(read));
  }

  @FuzzTest(maxDuration = "15s")
  void anyTextIsACursorOrNone(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Cursor.parse(text).ifPresent(id -> assertThat(Cursor.parse(Cursor.of(id))).contains(id));
  }

  @FuzzTest(maxDuration = "15s")
  void anyTextIsAStageOrNone(FuzzedDataProvider data) {
    String text = data.consumeRemainingAsString();
    Stage.parse(text).ifPresent(stage -> assertThat(Stage.parse(stage.code())).contains(stage));
  }

  @FuzzTest(maxDuration = "15s")
  void anyBytesHaveAPayloadOrNone(byte[] jws) {
    Jws.payload(jws).ifPresent(payload -> assertThat(payload.length).isLessThan(jws.length));
  }

  @Test
  void everyCursorIsReadBackAndDamagedOnesAreNone() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      UUID id = new UUID(random.nextLong(), random.nextLong());
      String cursor = Cursor.of(id);
      assertThat(Cursor.parse(cursor)).as("seed %d", SEED).contains(id);
      assertThat(Cursor.parse(cursor.substring(1))).isEmpty();
      assertThat(Cursor.parse(cursor + "AA")).isEmpty();
      assertThat(Cursor.parse("*" + cursor.substring(1))).isEmpty();
    }
  }

  @Test
  void damagedFilingsAreFilingsOrSayWhyNot() {
    Random random = new Random(SEED);
    int readable = 0;
    for (int i = 0; i < 3_000; i++) {
      ObjectNode filing = filing();
      for (int d = random.nextInt(3); d >= 0; d--) {
        damage(filing, random);
      }
      byte[] payload = Json.mapper().writeValueAsBytes(filing);
      for (int d = random.nextInt(3) - 1; d > 0; d--) {
        payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
      }
      readable += check(payload) ? 1 : 0;
    }
    assertThat(readable).as("seed %d", SEED).isBetween(1, 2_999);
  }

  @Test
  void damagedActsAreActsOrSayWhyNot() {
    List<ActReader.Kind> kinds = List.of(ActReader.Kind.values());
    Random random = new Random(SEED);
    int readable = 0;
    for (int i = 0; i < 3_000; i++) {
      ActReader.Kind kind = kinds.get(random.nextInt(kinds.size()));
      ObjectNode act = act(kind);
      for (int d = random.nextInt(3); d > 0; d--) {
        damage(act, random);
      }
      readable += checkAct(kind, Json.mapper().writeValueAsBytes(act)) ? 1 : 0;
    }
    assertThat(readable).as("seed %d", SEED).isBetween(500, 2_999);
  }

  private static boolean check(byte[] payload) {
    return switch (FILINGS.read(payload)) {
      case FilingReader.Read.Valid(Filing filing) -> {
        assertThat(filing.subjectTypes()).hasSizeBetween(1, Life.MOST_SUBJECTS);
        yield true;
      }
      case FilingReader.Read.Invalid(List<FilingOutcome.Violation> violations) -> {
        assertThat(violations).isNotEmpty().hasSizeLessThanOrEqualTo(Violations.MOST);
        assertThat(violations.toString()).doesNotContain("Ficticia", "Invented facts");
        yield false;
      }
    };
  }

  private static boolean checkAct(ActReader.Kind kind, byte[] payload) {
    Act.Read read = acts().read(new Caller("mx-ventanilla"), payload, kind, Right.DECIDE, TARGET);
    return switch (read) {
      case Act.Read.Valid(Act act) -> {
        assertThat(act.jti()).hasSizeBetween(16, 128);
        yield true;
      }
      case Act.Read.Invalid(FilingOutcome.Violation reason) -> {
        assertThat(reason.code()).isNotBlank();
        assertThat(reason.toString()).doesNotContain("Ficticia");
        yield false;
      }
    };
  }

  private static ObjectNode filing() {
    return (ObjectNode)
        Json.mapper()
            .readTree(
                """
                {"iss": "us-cbp", "aud": "mx-ventanilla", "jti": "0123456789abcdef0123",
                 "iat": 1780000000, "exp": 1780000600, "agreement": {"id": "mx-us", "version": "1.0"},
                 "request": {"kind": "information", "caseReference": "SAMPLE-1",
                   "officer": {"id": "asker", "accreditation": "ACC-asker"},
                   "facts": "Invented facts.", "categories": ["identity", "address"],
                   "purpose": "investigation", "believedHeld": "Invented.", "link": "Invented.",
                   "urgency": {"class": "ORDINARY"}, "language": "en",
                   "subjects": [{"type": "person",
                     "names": [{"kind": "legal", "full": "Ximena Ficticia"}]}]}}
                """
                    .getBytes(StandardCharsets.UTF_8));
  }

  private static ObjectNode act(ActReader.Kind kind) {
    ObjectNode act = Json.mapper().createObjectNode();
    act.put("act", kind.code()).put(kind.target(), TARGET.toString());
    act.put("aud", TestWindow.AUDIENCE).put("jti", "0123456789abcdef0123");
    act.put("iat", NOW.getEpochSecond()).put("exp", NOW.getEpochSecond() + 600);
    kind.members()
        .forEach((name, shape) -> {
          switch (shape) {
            case TEXT -> act.put(name, "Ficticia");
            case NUMBER -> act.put(name, 1);
            case FLAG -> act.put(name, true);
            case LIST -> act.putArray(name);
            case WITHHELD ->
                act.putArray(name).addObject().put("field", "0.0").put("ground", "NOT_AVAILABLE");
            case OPTIONAL_TEXT, OPTIONAL_LIST -> {}
          }
        });
    return act;
  }

  /// One member somewhere is left out, doubled in another form, or made another sort of value.
  private static void damage(ObjectNode root, Random random) {
    List<JsonNode> containers = new ArrayList<>();
    collect(root, containers);
    JsonNode one = containers.get(random.nextInt(containers.size()));
    if (one instanceof ObjectNode object && !object.isEmpty()) {
      List<String> names = List.copyOf(object.propertyNames());
      String name = names.get(random.nextInt(names.size()));
      switch (random.nextInt(6)) {
        case 0 -> object.remove(name);
        case 1 -> object.put(name, random.nextLong());
        case 2 -> object.putNull(name);
        case 3 -> object.put(name + "X", "Ficticia");
        case 4 -> object.put(name, "Ficticia\u0000\u00e9".repeat(1 + random.nextInt(200)));
        default -> object.putArray(name).add(random.nextDouble());
      }
    } else if (one instanceof ArrayNode array) {
      for (int i = random.nextInt(120); i > 0; i--) {
        array.add(random.nextBoolean());
      }
    }
  }

  private static void collect(JsonNode node, List<JsonNode> containers) {
    if (node.isContainer()) {
      containers.add(node);
      node.forEach(part -> collect(part, containers));
    }
  }
}
