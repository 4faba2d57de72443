package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.OTHER;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.node.ObjectNode;

class FilingTests {
  private static final long SEED = 99L;

  @AutoClose private static final Ground GROUND = Ground.fresh();
  private static TestWindow window;

  @BeforeAll
  static void start() {
    window = GROUND.window();
  }

  @AfterAll
  static void stop() {
    window.close();
  }

  /// One way to spoil a filing, and the code it must get.
  record Spoilt(String code, int status, Consumer<ObjectNode> how) {
    @Override
    public String toString() {
      return code;
    }
  }

  private static Spoilt spoilt(String code, int status, Consumer<ObjectNode> how) {
    return new Spoilt(code, status, how);
  }

  private static ObjectNode request(ObjectNode payload) {
    return (ObjectNode) payload.path("request");
  }

  static Stream<Spoilt> spoilt() {
    return Stream.of(
        spoilt("ANOTHER_AGENCYS_DOCUMENT", 403, p -> p.put("iss", "us-dea")),
        spoilt("AUDIENCE_WRONG", 422, p -> p.put("aud", "us-window")),
        spoilt("AGREEMENT_WRONG", 422, p -> p.withObject("/agreement").put("version", "0.9")),
        spoilt("DOCUMENT_EXPIRED", 422, p -> p.put("iat", 1_000_000_000).put("exp", 1_000_000_100)),
        spoilt("ISSUED_IN_FUTURE", 422, p -> p.put("iat", p.path("exp").asLong() - 1)),
        spoilt("VALIDITY_TOO_LONG", 422, p -> p.put("exp", p.path("iat").asLong() + 86_400)),
        spoilt("KIND_UNKNOWN", 422, p -> request(p).put("kind", "gossip")),
        spoilt("PURPOSE_NOT_OPEN", 422, p -> request(p).put("purpose", "vetting")),
        spoilt("CATEGORY_NOT_OPEN", 422, p -> request(p).withArray("categories").add("diary")),
        spoilt(
            "URGENCY_REASON_NEEDED",
            422,
            p -> request(p).withObject("/urgency").put("class", "URGENT_DIRECT")),
        spoilt("URGENCY_NOT_OPEN", 422, p -> request(p).withObject("/urgency").put("class", "NOW")),
        spoilt(
            "OFFICER_NOT_ACCREDITED", 403, p -> request(p).withObject("/officer").put("id", "x")),
        spoilt(
            "OFFICER_NOT_ACCREDITED",
            403,
            p -> request(p).withObject("/officer").put("accreditation", "ACC-other")),
        spoilt(
            "SUBJECT_TYPE_NOT_OPEN",
            422,
            p ->
                request(p)
                    .withArray("subjects")
                    .addObject()
                    .put("type", "consignment")
                    .putArray("phones")
                    .add("+52 55 0000 0000")),
        spoilt(
            "SUBJECT_UNIDENTIFIED",
            422,
            p -> request(p).withArray("subjects").addObject().put("type", "person")),
        spoilt(
            "DATE_IMPOSSIBLE",
            422,
            p ->
                ((ObjectNode) request(p).path("subjects").get(0))
                    .putArray("birthDates")
                    .addObject()
                    .put("date", "1980-02-31")),
        spoilt("SCHEMA_REQUIRED", 422, p -> request(p).remove("facts")),
        spoilt("SCHEMA_ADDITIONAL_PROPERTIES", 422, p -> request(p).put("extra", 1)),
        spoilt("SCHEMA_TYPE", 422, p -> p.put("jti", 5)));
  }

  @ParameterizedTest
  @MethodSource("spoilt")
  void aSpoiltFilingIsRefusedWithItsCodeReceiptedAndReachesNoHolder(Spoilt spoilt) {
    ObjectNode payload = window.filing("identity");
    spoilt.how().accept(payload);
    int asked = window.holder("mx-sspc").asked();
    int rows = requests();

    FilingOutcome outcome = window.file(payload);

    assertThat(outcome).isInstanceOf(FilingOutcome.Rejected.class);
    FilingOutcome.Rejected rejected = (FilingOutcome.Rejected) outcome;
    assertThat(rejected.reason().code()).isEqualTo(spoilt.code());
    assertThat(rejected.reason().status()).isEqualTo(spoilt.status());
    assertThat(TestNotary.proven(GROUND.notary(), rejected.receipt().orElseThrow()))
        .contains("\"type\":\"rejected\"")
        .doesNotContain("Ficticio");
    assertThat(rejected.toString()).doesNotContain("Ficticio", "SAMPLE-1");
    assertThat(requests()).isEqualTo(rows);
    assertThat(window.holder("mx-sspc").asked()).isEqualTo(asked);
  }

  @Test
  void anotherAgencysDocumentIsRefused() {
    byte[] jws = FakeAccreditation.signed("us-cbp", window.filing("identity"));

    FilingOutcome outcome = window.exchange().file(OTHER, jws, null);

    assertThat(((FilingOutcome.Rejected) outcome).reason().status()).isEqualTo(403);
  }

  @Test
  void aSubjectInTwoWordsOfJsonIsRefused() {
    byte[] twice = "{\"iss\":\"a\",\"iss\":\"b\"}".getBytes(StandardCharsets.UTF_8);

    FilingOutcome outcome =
        window.exchange().file(REQUESTER, FakeAccreditation.signed("us-cbp", twice), null);

    assertThat(((FilingOutcome.Rejected) outcome).reason().code()).isEqualTo("JSON_DUPLICATE_NAME");
  }

  @Test
  void theSameBytesGiveTheSameRequestAlsoAfterTheyExpired() {
    ObjectNode payload = window.filing("identity");
    byte[] jws = FakeAccreditation.signed("us-cbp", payload);
    var first = (FilingOutcome.Accepted) window.exchange().file(REQUESTER, jws, "key-same");

    var again = (FilingOutcome.AlreadyFiled) window.exchange().file(REQUESTER, jws, "key-same");
    window.clock.pass(Duration.ofHours(2));
    var later = (FilingOutcome.AlreadyFiled) window.exchange().file(REQUESTER, jws, null);

    assertThat(again.request().id()).isEqualTo(first.request().id());
    assertThat(again.receipt().orElseThrow().leaf())
        .isEqualTo(first.receipt().orElseThrow().leaf());
    assertThat(later.ticket()).isEqualTo(first.ticket());
  }

  @Test
  void theSameKeyOrJtiWithOtherBytesIsAConflict() {
    ObjectNode payload = window.filing("identity");
    window.exchange().file(REQUESTER, FakeAccreditation.signed("us-cbp", payload), "key-one");
    request(payload).put("caseReference", "SAMPLE-2");
    FilingOutcome sameJti = window.file(payload);
    FilingOutcome sameKey =
        window
            .exchange()
            .file(
                REQUESTER,
                FakeAccreditation.signed("us-cbp", window.filing("identity")),
                "key-one");

    assertThat(((FilingOutcome.Rejected) sameJti).reason().code()).isEqualTo("JTI_REUSED");
    assertThat(((FilingOutcome.Rejected) sameKey).reason().code())
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
  }

  static Stream<String> unusableKeys() {
    return Stream.of("", " ", "with space", "tab\there", "clave-ñ", "k".repeat(129));
  }

  @ParameterizedTest
  @MethodSource("unusableKeys")
  void anIdempotencyKeyOutOfFormIsRefusedAndReceipted(String key) {
    byte[] jws = FakeAccreditation.signed("us-cbp", window.filing("identity"));

    FilingOutcome refused = window.exchange().file(REQUESTER, jws, key);

    assertThat(((FilingOutcome.Rejected) refused).reason().code())
        .isEqualTo("IDEMPOTENCY_KEY_MALFORMED");
    assertThat(((FilingOutcome.Rejected) refused).receipt()).isPresent();
  }

  @Test
  void theLongestIdempotencyKeyIsTaken() {
    byte[] jws = FakeAccreditation.signed("us-cbp", window.filing("identity"));
    assertThat(window.exchange().file(REQUESTER, jws, "~".repeat(128)))
        .isInstanceOf(FilingOutcome.Accepted.class);
  }

  @Test
  void sixteenAtOnceMakeOneRequest() throws Exception {
    byte[] jws = FakeAccreditation.signed("us-cbp", window.filing("identity"));
    List<Callable<FilingOutcome>> calls = new ArrayList<>();
    for (int i = 0; i < 16; i++) {
      calls.add(() -> window.exchange().file(REQUESTER, jws, null));
    }

    List<FilingOutcome> outcomes = new ArrayList<>();
    try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<FilingOutcome> one : threads.invokeAll(calls)) {
        outcomes.add(one.get());
      }
    }

    assertThat(outcomes).filteredOn(FilingOutcome.Accepted.class::isInstance).hasSize(1);
    assertThat(outcomes).filteredOn(FilingOutcome.AlreadyFiled.class::isInstance).hasSize(15);
  }

  @Test
  void noiseEndsInReasonsAndNeverInAFault() {
    Random random = new Random(SEED);
    byte[] valid = FakeAccreditation.signed("us-cbp", window.filing("identity"));
    FilingReader reader = new FilingReader();
    for (int i = 0; i < 3_000; i++) {
      byte[] payload = Jws.payload(valid).orElseThrow();
      for (int change = 0; change <= random.nextInt(4); change++) {
        payload[random.nextInt(payload.length)] = (byte) random.nextInt(256);
      }
      switch (reader.read(payload)) {
        case FilingReader.Read.Valid(Filing filing) ->
            assertThat(filing.subjectTypes()).as("seed %d", SEED).isNotEmpty();
        case FilingReader.Read.Invalid(var violations) -> {
          assertThat(violations).as("seed %d", SEED).isNotEmpty().hasSizeLessThanOrEqualTo(100);
          assertThat(violations.toString()).doesNotContain("Ficticio");
        }
      }
    }
  }

  @Test
  void thePublishedSchemaIsTheOneThatChecksAndItsExamplePasses() throws Exception {
    Path docs = Path.of("..", "docs", "spec");
    byte[] published = Files.readAllBytes(docs.resolve("request.schema.json"));
    byte[] example = Files.readAllBytes(docs.resolve("request.example.json"));

    try (var used = FilingReader.class.getResourceAsStream("/schema/request.schema.json")) {
      assertThat(used).isNotNull();
      assertThat(published).isEqualTo(used.readAllBytes());
    }
    assertThat(new FilingReader().read(Json.canonical(Json.mapper().readTree(example))))
        .isInstanceOf(FilingReader.Read.Valid.class);
  }

  private static int requests() {
    return GROUND
        .database()
        .asWindow(() ->
            GROUND
                .database()
                .sql()
                .sql("select count(*) from exchange.request")
                .query(Integer.class)
                .single());
  }
}
