package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Faults injected one by one. Each must withhold the field for POLICY_ERROR, or stop the policy
/// from loading, and touch nothing else.
class FaultTests {
  private static final RecordFacts BARE =
      new RecordFacts("aa-police", null, null, null, null, null, null, false, false);

  private static FieldDecision.Deny fault(FieldDecision decision) {
    assertThat(decision).isInstanceOf(FieldDecision.Deny.class);
    FieldDecision.Deny deny = (FieldDecision.Deny) decision;
    assertThat(deny.ground()).isEqualTo(Ground.POLICY_ERROR);
    assertThat(deny.isFault()).isTrue();
    return deny;
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "level(record.classification) >= 0",
        "record.originator == 'bb-police'",
        "record.handling == 'H1'",
        "1 / (record.thirdParty ? 1 : 0) == 1",
        "[1, 2][record.thirdParty ? 0 : 7] == 1",
        "level(field.path + '') > 0",
        "int(field.path) > 0",
        "9223372036854775807 + (record.thirdParty ? 0 : 1) > 0"
      })
  void conditionThatCannotBeEvaluatedWithholds(String condition) {
    String quoted = "\"" + condition + "\"";
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {to: bb}}
              - id: F
                effect: PERMIT
                scope: {category: identity}
                when: %s
            """
                .formatted(quoted));

    FieldDecision.Deny deny = fault(policy.decide(Sample.request(), BARE, Sample.identity()));

    assertThat(deny.trace().failed()).containsExactly("F");
    assertThat(deny.trace().matched()).containsExactly("P");
    assertThat(deny.trace().reason().english()).contains("F could not be evaluated");
  }

  @Test
  void ruleThatCannotBeEvaluatedStillSaysWhatTheRequesterSees() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {to: bb}, requester-sees: rules}
              - {id: F, effect: PERMIT, scope: {to: bb}, when: "1 / 0 == 1", requester-sees: ground}
            """);

    FieldDecision decision = policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(fault(decision).trace().requesterSees()).isEqualTo(Openness.GROUND);
  }

  @Test
  void faultTouchesNoOtherField() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {to: bb}}
              - {id: F, effect: PERMIT, scope: {category: identity}, when: "1 / 0 == 1"}
            """);

    FieldDecision decision =
        policy.decide(Sample.request(), BARE, new FieldFacts("account", "financial"));

    assertThat(decision.effect()).isEqualTo(Effect.PERMIT);
  }

  @Test
  void faultOutweighsDenyOfAnotherRuleAndErringDenyIsNotSkipped() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - {id: P, effect: PERMIT, scope: {to: bb}}
              - {id: D, effect: DENY, ground: INACCURATE, scope: {to: bb}, when: "1 / 0 == 1"}
            """);

    FieldDecision decision = policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(fault(decision).trace().failed()).containsExactly("D");
  }

  @Test
  void knownCanBeAskedBeforeReading() {
    Policy policy = Sample.when("\"has(record.originator) && record.originator == 'bb-police'\"");

    FieldDecision decision = policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(decision.trace().unmet()).containsExactly("R-1");
    assertThat(decision.trace().failed()).isEmpty();
  }

  @Test
  void runawayConditionIsStopped() {
    String ten = "[0,1,2,3,4,5,6,7,8,9]";
    String condition =
        "%1$s.all(a, %1$s.all(b, %1$s.all(c, %1$s.all(d, %1$s.all(e, a+b+c+d+e >= 0)))))"
            .formatted(ten);
    Policy policy = Sample.when("\"" + condition + "\"");

    FieldDecision decision = policy.decide(Sample.request(), BARE, Sample.identity());

    assertThat(fault(decision).trace().failed()).containsExactly("R-1");
  }

  @Test
  void conditionTooLongOrTooDeepDoesNotLoad() {
    String tooLong = "true" + " && true".repeat(ConditionCompiler.MAX_CODE_POINTS);
    String tooDeep = "(".repeat(2_000) + "true" + ")".repeat(2_000);

    for (String condition : List.of(tooLong, tooDeep)) {
      assertThat(Sample.problems(Sample.rule("PERMIT", "\"" + condition + "\"")))
          .isNotEmpty()
          .allMatch(problem -> problem.code() == Problem.Code.CONDITION)
          .allMatch(problem -> problem.remedy().startsWith("split the condition into two rules"));
    }
  }

  @Test
  void valueNobodyDeclaredWithholdsEvenWhereARuleTakesAll() {
    Policy policy = Sample.policy("rules: [{id: P, effect: PERMIT, scope: {}}]");

    List<FieldDecision> decisions =
        List.of(
            policy.decide(Sample.request(), BARE, new FieldFacts("name", "gossip")),
            policy.decide(Sample.requestWithClearance("cosmic"), BARE, Sample.identity()),
            policy.decide(
                Sample.request(),
                new RecordFacts("cc-police", null, null, null, null, null, null, false, false),
                Sample.identity()),
            policy.decide(
                Sample.request(), Sample.recordWithClassification("Secret"), Sample.identity()));

    assertThat(decisions).allSatisfy(FaultTests::fault);
    assertThat(decisions.get(0).trace().reason().english())
        .contains("field.category")
        .doesNotContain("gossip");
  }

  @ParameterizedTest
  @ValueSource(strings = {"a..b", "a.", "a.1b", ".a", "", "a b", "a.b.c.d.e.f.g.h.i", "a\n"})
  void fieldThatNoRuleCouldNameWithholdsAndTouchesNoOther(String path) {
    Policy policy = Sample.policy("rules: [{id: P, effect: PERMIT, scope: {}}]");
    FieldFacts field = new FieldFacts(path, "identity");

    FieldDecision decision = policy.decide(Sample.request(), BARE, field);

    assertThat(fault(decision).trace().reason().english()).contains("field.path");
    assertThat(policy.explain(Sample.request(), BARE, field).decision().effect())
        .isEqualTo(Effect.DENY);
    assertThat(policy.decide(Sample.request(), BARE, Sample.identity()).effect())
        .isEqualTo(Effect.PERMIT);
  }

  @Test
  @SuppressWarnings("NullAway") // A caller that does not check nullness can do this.
  void factsThatShouldNotBeWithhold() {
    Policy policy = Sample.policy("rules: [{id: P, effect: PERMIT, scope: {}}]");
    RequestFacts request =
        new RequestFacts(null, null, null, null, null, null, null, List.of(), null);

    FieldDecision decision = policy.decide(request, BARE, Sample.identity());

    assertThat(fault(decision).trace().reason().english()).contains("a fault");
  }

  @Test
  void agencyOfAnotherGovernmentWithholds() {
    Policy policy = Sample.policy("rules: [{id: P, effect: PERMIT, scope: {}}]");
    RequestFacts request =
        new RequestFacts(
            "bb",
            "aa",
            "aa-police",
            "information",
            "investigation",
            "ORDINARY",
            "secret",
            List.of(),
            Sample.AT);

    fault(policy.decide(request, BARE, Sample.identity()));
  }

  @Test
  void obligationAboutAnotherPartOfTheRecordWithholds() {
    Policy policy =
        Sample.policy(
            """
            rules:
              - id: P
                effect: PERMIT
                scope: {to: bb}
                obligations: [{type: redact, path: accounts.number, keep: last4}]
            """);

    fault(policy.decide(Sample.request(), BARE, new FieldFacts("acounts", "financial")));
    assertThat(
            policy.decide(Sample.request(), BARE, new FieldFacts("accounts", "financial")).effect())
        .isEqualTo(Effect.PERMIT);
  }

  @Test
  void unknownObligationDoesNotLoad() {
    List<Problem> problems =
        Sample.problems(
            """
            rules:
              - id: P
                effect: PERMIT
                scope: {to: bb}
                obligations:
                  - {type: shred, path: name}
            """);

    assertThat(problems).hasSize(1);
    assertThat(problems.get(0).code()).isEqualTo(Problem.Code.OBLIGATION);
    assertThat(problems.get(0).line()).isEqualTo(6);
    assertThat(problems.get(0).message()).contains("shred");
  }
}
