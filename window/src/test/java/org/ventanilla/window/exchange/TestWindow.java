package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.AgreementFile;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Party;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.TestDatabase;
import org.ventanilla.window.release.TestPolicies;
import org.ventanilla.window.release.TestReleaseDesk;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/// Mexico's window of the worked example, with invented officers, holders that say what a test
/// wants and a clock a test moves. Everything else is real.
final class TestWindow implements AutoCloseable {
  static final Path EXAMPLE = Path.of("..", "agreements", "mx-us");
  static final Caller REQUESTER = new Caller("us-cbp");
  static final Caller OTHER = new Caller("us-dea");
  static final Caller DESK = new Caller("mx-ventanilla");
  static final String AUDIENCE = "mx-ventanilla";

  private static final Instant START = Instant.parse("2026-06-01T15:00:00Z");
  private static final Duration LONG = Duration.ofSeconds(30);

  final MutableClock clock;
  final Map<String, FakeHolder> holders;
  final FakeAccreditation accreditation;
  final Agreement agreement;
  final TestPolicies policies;
  private final ExchangeParts parts;

  private TestWindow(
      MutableClock clock,
      Map<String, FakeHolder> holders,
      FakeAccreditation accreditation,
      Agreement agreement,
      TestPolicies policies,
      ExchangeParts parts) {
    this.clock = clock;
    this.holders = holders;
    this.accreditation = accreditation;
    this.agreement = agreement;
    this.policies = policies;
    this.parts = parts;
  }

  static TestWindow open(TestDatabase db, Notary notary) {
    return open(db, notary, UnaryOperator.identity(), FaultPoint.NONE);
  }

  static TestWindow open(
      TestDatabase db, Notary notary, UnaryOperator<Agreement> changed, FaultPoint faults) {
    return open(db, notary, changed, faults, new MutableClock(START), holdersOfMexico());
  }

  static TestWindow open(
      TestDatabase db,
      Notary notary,
      UnaryOperator<Agreement> changed,
      FaultPoint faults,
      MutableClock clock,
      Map<String, FakeHolder> holders) {
    return open(db, notary, changed, faults, clock, holders, Memory.MOST);
  }

  /// @param remembered how many requests the window remembers; 0 for one that reads everything back
  static TestWindow open(
      TestDatabase db,
      Notary notary,
      UnaryOperator<Agreement> changed,
      FaultPoint faults,
      MutableClock clock,
      Map<String, FakeHolder> holders,
      int remembered) {
    Agreement agreement = changed.apply(example());
    Party mexico = agreement.party("mx").orElseThrow();
    FakeAccreditation accreditation = accredited(agreement);
    TestPolicies policies = TestPolicies.of(agreement.policyDirectory());
    ExchangeParts parts =
        ExchangeParts.of(
            new ExchangeParts.Surroundings(
                settings(),
                agreement,
                new OwnParty(mexico, agreement.desk(mexico)),
                db.database(),
                db.vault(),
                notary,
                accreditation,
                accreditation,
                TestReleaseDesk.on(policies, db.database(), accreditation::encryptionKeys),
                Map.of("information", new InformationKind()),
                Map.copyOf(holders),
                new Ids(clock, new SecureRandom()),
                new SecureRandom(),
                new Now(clock),
                new Memory(new Now(clock), remembered),
                faults));
    parts.onward().start();
    return new TestWindow(clock, holders, accreditation, agreement, policies, parts);
  }

  static Agreement example() {
    return switch (AgreementFile.load(EXAMPLE)) {
      case AgreementFile.Loaded(Agreement loaded) -> loaded;
      case AgreementFile.Wrong(var problems) -> throw new AssertionError(problems);
    };
  }

  /// Others' work is looked for by the tests themselves.
  private static ExchangeSettings settings() {
    return new ExchangeSettings(
        Duration.ofSeconds(10),
        Duration.ofSeconds(30),
        Duration.ofMinutes(10),
        4,
        1_000,
        Duration.ofMillis(500),
        Duration.ofMillis(100),
        3);
  }

  static Map<String, FakeHolder> holdersOfMexico() {
    return Stream.of("mx-sspc", "mx-fgr", "mx-uif", "mx-inm")
        .collect(Collectors.toMap(agency -> agency, FakeHolder::new));
  }

  private static FakeAccreditation accredited(Agreement agreement) {
    FakeAccreditation accreditation = new FakeAccreditation(agreement);
    accreditation.agency("us-cbp");
    accreditation.agency("us-dea");
    accreditation.agency("mx-sspc");
    accreditation.officer("us-cbp", "asker", "restricted", "liaison");
    accreditation.officer("us-dea", "other-asker", "confidential", "liaison");
    accreditation.officer("mx-ventanilla", "preparer", "secret", "desk-officer");
    accreditation.officer("mx-ventanilla", "head", "secret", "desk-head");
    accreditation.officer("mx-ventanilla", "second-head", "secret", "desk-head");
    accreditation.officer("mx-ventanilla", "adviser", "secret", "legal-adviser");
    accreditation.officer("mx-uif", "fiu", "secret", "fiu-director");
    accreditation.officer("mx-fgr", "prosecutor", "secret", "holder-officer");
    accreditation.officer("mx-sspc", "police", "secret", "holder-officer");
    return accreditation;
  }

  FakeHolder holder(String agency) {
    return Objects.requireNonNull(holders.get(agency));
  }

  /// Has the window notice that another version of the policy is in force.
  int noticePolicy() {
    return parts.policies().look();
  }

  Onward onward() {
    return parts.onward();
  }

  Exchange exchange() {
    return parts.exchange();
  }

  /// A valid filing by the requester on one person.
  ObjectNode filing(String... categories) {
    Instant now = clock.instant();
    ObjectNode payload = Json.mapper().createObjectNode();
    payload.put("iss", "us-cbp");
    payload.put("aud", AUDIENCE);
    payload.put("jti", UUID.randomUUID().toString());
    payload.put("iat", now.getEpochSecond());
    payload.put("exp", now.plusSeconds(600).getEpochSecond());
    payload.putObject("agreement").put("id", agreement.id()).put("version", agreement.version());
    ObjectNode request = payload.putObject("request");
    request.put("kind", "information");
    request.put("caseReference", "SAMPLE-1");
    request.putObject("officer").put("id", "asker").put("accreditation", "ACC-asker");
    request.put("facts", "Invented facts.");
    ArrayNode asked = request.putArray("categories");
    for (String category : categories) {
      asked.add(category);
    }
    request.put("purpose", "investigation");
    request.put("believedHeld", "Invented.");
    request.put("link", "Invented.");
    request.putObject("urgency").put("class", "ORDINARY");
    request.put("language", "en");
    subject(request.putArray("subjects"), "Ejemplo Ficticio");
    return payload;
  }

  static void subject(ArrayNode subjects, String name) {
    ObjectNode subject = subjects.addObject();
    subject.put("type", "person");
    subject.putArray("names").addObject().put("kind", "legal").put("full", name);
  }

  FilingOutcome file(ObjectNode payload) {
    return exchange().file(REQUESTER, FakeAccreditation.signed("us-cbp", payload), null);
  }

  RequestView accepted(ObjectNode payload) {
    FilingOutcome outcome = file(payload);
    assertThat(outcome).isInstanceOf(FilingOutcome.Accepted.class);
    return ((FilingOutcome.Accepted) outcome).request();
  }

  /// An act's payload, to be completed and signed.
  ObjectNode act(String act, String target, UUID id) {
    Instant now = clock.instant();
    ObjectNode payload = Json.mapper().createObjectNode();
    payload.put("act", act);
    payload.put(target, id.toString());
    payload.put("aud", AUDIENCE);
    payload.put("jti", UUID.randomUUID().toString());
    payload.put("iat", now.getEpochSecond());
    payload.put("exp", now.plusSeconds(600).getEpochSecond());
    return payload;
  }

  /// As the desk sees it.
  String state(UUID id) {
    return exchange().find(DESK, id).orElseThrow().state();
  }

  void untilState(UUID id, String... states) {
    until(() -> List.of(states).contains(state(id)));
  }

  AnswerView retrieved(UUID id) {
    until(() -> {
      settle();
      return exchange().retrieve(REQUESTER, id) instanceof Outcome.Done;
    });
    return ((Outcome.Done<AnswerView>) exchange().retrieve(REQUESTER, id)).value();
  }

  /// Lets time pass and whatever is ready then happen.
  void pass(Duration duration) {
    clock.pass(duration);
    settle();
  }

  /// Until nothing is under way and nothing is ready any more, in this order: a step that ends may
  /// leave something ready.
  void settle() {
    until(() -> parts.onward().idle() && parts.onward().look() == 0);
  }

  static void until(BooleanSupplier condition) {
    long limit = System.nanoTime() + LONG.toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("the time a test waits").isLessThan(limit);
      LockSupport.parkNanos(Duration.ofMillis(5).toNanos());
    }
  }

  @Override
  public void close() {
    parts.close();
  }
}
