package org.ventanilla.window.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.health.contributor.Health;
import org.ventanilla.policy.Fault;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.Ground;
import org.ventanilla.policy.Policy;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

/// Faults injected one by one into a decision of the window's: each withholds its field for
/// POLICY_ERROR and no other, and shows in the window's health.
class PolicyFaultsInDecisionsTests {
  private static final String TEN = "[0,1,2,3,4,5,6,7,8,9]";
  private static final String OTHER =
      "  - {id: OTHER, effect: PERMIT, scope: {category: financial}}\n";

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();

  private final PolicyFaults faults = new PolicyFaults(() -> Instant.parse("2026-06-01T12:00:00Z"));

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "record.originator == 'bb-police'                 ; MISSING_ATTRIBUTE",
        "1 / (record.consent ? 1 : 0) == 1                ; ARITHMETIC",
        "9223372036854775807 + (record.consent ? 0 : 1) > 0 ; ARITHMETIC",
        "request.agency in table('unreadable')            ; TABLE",
        "TEN.all(a, TEN.all(b, TEN.all(c, TEN.all(d, a + b + c + d >= 0)))) ; COST",
        "int(field.path) > 0                              ; EVALUATION"
      })
  void faultOfACondition(String condition, Fault fault) {
    assertWithheldAlone(
        policy(
            "  - {id: BAD, effect: PERMIT, scope: {category: identity}, when: \"%s\"}\n"
                .formatted(condition.replace("'", "\\\"").replace("TEN", TEN))),
        "identity",
        fault,
        "BAD");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "{type: redact, path: other.part, keep: last4}", // about another part of the record
        "{type: generalise, to: municipality}", // the value has not the shape
        "{type: seal}" // nobody has a key to seal to
      })
  void obligationThatCannotBeCarriedOut(String obligation) {
    assertWithheldAlone(
        policy(
            "  - {id: BAD, effect: PERMIT, scope: {category: identity}, obligations: [%s]}\n"
                .formatted(obligation)),
        "identity",
        Fault.OBLIGATION,
        obligation.contains("path") ? "[]" : "BAD");
  }

  @Test
  void valueNobodyDeclared() {
    assertWithheldAlone(policy(""), "gossip", Fault.UNDECLARED_VALUE, "[]");
  }

  @Test
  void valueThatIsNestedTooDeepToLookAt() {
    JsonNode deep = JsonNodeFactory.instance.stringNode("x");
    for (int i = 0; i < 100; i++) {
      deep = Json.mapper().createArrayNode().add(deep);
    }

    assertWithheldAlone(
        policy(
            """
              - id: BAD
                effect: PERMIT
                scope: {category: identity}
                obligations: [{type: redact, keep: last4}]
            """),
        "identity",
        deep,
        Fault.ENGINE,
        "BAD");
  }

  /// Each condition seeks in vain through a long text a thousand times.
  @Test
  void decisionThatTakesTooLong() {
    String slow =
        "%1$s.all(a, %1$s.all(b, %1$s.all(c, !'%2$s'.contains('%3$sb') || a + b + c < 0)))"
            .formatted(TEN.replace(",9", ""), "a".repeat(3_000), "a".repeat(300));
    String rules =
        IntStream.range(0, 100)
            .mapToObj(i ->
                "  - id: SLOW-%d\n    effect: PERMIT\n    scope: {category: identity}\n    when: \"%s\"\n"
                    .formatted(i, slow))
            .collect(Collectors.joining());

    assertWithheldAlone(
        policy(rules).withTimeOut(Duration.ofMillis(200)), "identity", Fault.TIME_OUT, "[]");
  }

  private void assertWithheldAlone(Policy policy, String category, Fault fault, String rule) {
    assertWithheldAlone(
        policy, category, JsonNodeFactory.instance.stringNode("1234567890"), fault, rule);
  }

  private void assertWithheldAlone(
      Policy policy, String category, JsonNode value, Fault fault, String rule) {
    assertThat(health().getStatus().getCode()).isEqualTo("UP");
    ReleaseDesk desk =
        TestReleaseDesk.on(
            PolicyBook.only(policy.withAlarm(faults)), DB.database(), _ -> List.of(), faults);

    CaseDecision decision = desk.decide(caseOf(category, value));

    DecidedField field = decision.fields().getFirst();
    assertThat(field.verdict()).isEqualTo(Verdict.WITHHOLD);
    assertThat(field.ground()).isEqualTo(Ground.POLICY_ERROR);
    assertThat(field.value()).isNull();
    assertThat(decision.fields().get(1).verdict()).isEqualTo(Verdict.RELEASE);
    assertThat(health().getStatus().getCode()).isEqualTo("DEGRADED");
    assertThat(faults.recent()).singleElement().asString().contains(fault.name(), rule);
    assertThat(faults.recent().toString()).doesNotContain("1234567890");
  }

  private Health health() {
    return Objects.requireNonNull(new ReleaseConfiguration().policyHealth(faults).health());
  }

  private static Policy policy(String rules) {
    return SampleCase.policy(
        Map.of(
            "rules.yaml",
            "rules:\n" + rules + OTHER,
            "tables/unreadable.yaml",
            "of: agencies\nvalues: {}\n"));
  }

  private static Case caseOf(String category, JsonNode value) {
    return SampleCase.of(
        List.of(
            new Case.Field(new FieldFacts("part", category), value),
            new Case.Field(
                new FieldFacts("account", "financial"),
                JsonNodeFactory.instance.stringNode("open"))));
  }
}
