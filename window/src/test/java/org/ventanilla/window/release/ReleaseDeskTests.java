package org.ventanilla.window.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.Ground;
import org.ventanilla.policy.Policy;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.TestDatabase;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;

class ReleaseDeskTests {
  private static final String RULES =
      """
      rules:
        - {id: ID-1, effect: PERMIT, scope: {category: [identity]}}
        - id: FIN-1
          effect: PERMIT
          scope: {category: [financial]}
          obligations: [{type: redact, keep: last4}, {type: mark, handling: H2}]
        - {id: INF-1, effect: DENY, ground: NATIONAL_SECURITY, scope: {category: [informant]}}
        - id: ASS-1
          effect: APPROVE
          scope: {category: [association]}
          obligations: [{type: approver, role: director}]
        - id: OPE-1
          effect: APPROVE
          scope: {category: [operation]}
          obligations: [{type: approver, role: director, count: 2}, {type: approver, role: chief}]
        - id: HEA-1
          effect: PERMIT
          scope: {category: [health]}
          obligations: [{type: seal}]
      """;
  private static final UUID REQUEST = UUID.fromString("01920000-0000-7000-8000-000000000001");

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Database DATABASE = DB.database();

  private final ReleaseDesk desk =
      TestReleaseDesk.on(
          PolicyBook.only(SampleCase.policy(Map.of("rules.yaml", RULES))),
          DATABASE,
          _ -> List.of(),
          _ -> {});

  @Test
  void eachFieldIsDecidedByItself() {
    CaseDecision decision = desk.decide(caseOf("identity", "financial", "informant"));

    assertThat(decision.fields())
        .extracting(DecidedField::verdict)
        .containsExactly(Verdict.RELEASE, Verdict.MASK, Verdict.WITHHOLD);
    assertThat(decision.fields().get(0).value()).isEqualTo(text("1234567890"));
    assertThat(decision.fields().get(1).value()).hasToString("\"****7890\"");
    assertThat(decision.fields().get(1).marks()).containsExactly("H2");
    assertThat(decision.fields().get(2).value()).isNull();
    assertThat(decision.fields().get(2).ground()).isEqualTo(Ground.NATIONAL_SECURITY);
    assertThat(decision.settled()).isTrue();
  }

  @Test
  void sentencesKeptForTheRequesterNameNoRule() {
    Policy policy =
        SampleCase.policy(
            Map.of(
                "rules.yaml",
                """
                rules:
                  - {id: ID-1, effect: PERMIT, scope: {category: identity}}
                  - {id: INF-1, effect: DENY, ground: NATIONAL_SECURITY, scope: {category: informant}}
                  - id: ASS-1
                    effect: APPROVE
                    scope: {category: association}
                    obligations: [{type: approver, role: director}]
                  - {id: NEAR-1, effect: PERMIT, scope: {category: financial}, when: record.consent}
                  - id: BAD-1
                    effect: PERMIT
                    scope: {category: health}
                    when: record.originator == "x"
                """));
    ReleaseDesk careful =
        TestReleaseDesk.on(PolicyBook.only(policy), DATABASE, _ -> List.of(), _ -> {});

    CaseDecision decision =
        careful.decide(caseOf("identity", "informant", "association", "financial", "health"));

    assertThat(decision.fields())
        .hasSize(5)
        .allSatisfy(field ->
            assertThat(field.reasonEnglish() + field.reasonSpanish())
                .isNotBlank()
                .doesNotContain(policy.ruleIds()));
  }

  @Test
  void obligationTheWindowCannotCarryOutWithholds() {
    CaseDecision decision = desk.decide(caseOf("health"));

    assertThat(decision.fields().getFirst().verdict()).isEqualTo(Verdict.WITHHOLD);
    assertThat(decision.fields().getFirst().ground()).isEqualTo(Ground.POLICY_ERROR);
  }

  @Test
  void decisionReadBackFromItsJsonHasTheSameDigest() {
    CaseDecision decision = desk.decide(caseOf("identity", "association", "informant"));

    CaseDecision again =
        Json.mapper().readValue(Json.mapper().writeValueAsBytes(decision), CaseDecision.class);

    assertThat(again).isEqualTo(decision);
    assertThat(desk.digest(again)).isEqualTo(desk.digest(decision));
  }

  @Test
  void sameCaseDecidedTwiceHasTwoDigests() {
    Case one = caseOf("identity");

    assertThat(desk.digest(desk.decide(one))).isNotEqualTo(desk.digest(desk.decide(one)));
  }

  @Test
  void officerMayCloseAFieldAndNeverOpenOne() {
    CaseDecision decision = desk.decide(caseOf("identity", "informant"));

    CaseDecision closed = decision.withholding(_ -> Optional.of(Ground.INACCURATE));

    assertThat(closed.fields().get(0).ground()).isEqualTo(Ground.INACCURATE);
    assertThat(closed.fields().get(0).value()).isNull();
    assertThat(closed.fields().get(1).ground()).isEqualTo(Ground.NATIONAL_SECURITY);
  }

  @Test
  void approvedFieldAwaitsNobody() {
    CaseDecision decision = desk.decide(caseOf("identity", "association"));

    ApprovalOutcome outcome = approve(1, decision, by("officer-a", "director", decision));

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ApprovalOutcome.Counted.class,
            counted -> {
              assertThat(counted.settled()).isTrue();
              assertThat(counted.decision().fields())
                  .extracting(DecidedField::verdict)
                  .containsExactly(Verdict.RELEASE, Verdict.RELEASE);
            });
    assertThat(DATABASE.asWindow(() -> desk.settle(REQUEST, 1, decision)).settled()).isTrue();
  }

  @Test
  void whoeverPreparedItNeverApproves() {
    CaseDecision decision = desk.decide(caseOf("association"));

    assertRefused(
        approve(2, decision, by("preparer", "director", decision)), "APPROVER_PREPARED_IT");
  }

  @Test
  void onePersonCountsOnceWhateverTheRole() {
    CaseDecision decision = desk.decide(caseOf("operation"));
    approve(3, decision, by("officer-a", "director", decision));

    assertRefused(
        approve(3, decision, by("officer-a", "chief", decision)), "APPROVER_COUNTED_ALREADY");
  }

  @Test
  void everyRoleAndNumberIsWaitedFor() {
    CaseDecision decision = desk.decide(caseOf("operation"));

    assertSettled(approve(4, decision, by("officer-a", "director", decision)), false);
    assertSettled(approve(4, decision, by("officer-b", "chief", decision)), false);
    assertSettled(approve(4, decision, by("officer-c", "director", decision)), true);
  }

  @Test
  void approvalOfAnotherDecisionIsRefused() {
    CaseDecision decision = desk.decide(caseOf("association"));
    CaseDecision changed = desk.decide(caseOf("association"));

    assertRefused(approve(5, changed, by("officer-a", "director", decision)), "DECISION_CHANGED");
  }

  @Test
  void roleNobodyWaitsForIsRefused() {
    CaseDecision decision = desk.decide(caseOf("association"));

    assertRefused(approve(6, decision, by("officer-a", "chief", decision)), "APPROVER_NOT_NEEDED");
  }

  @Test
  void roleTheOfficerDoesNotHoldIsRefused() {
    CaseDecision decision = desk.decide(caseOf("association"));
    Approval approval =
        approval("officer-a", "director", Set.of("chief"), desk.digest(decision), Set.of(), null);

    assertRefused(approve(7, decision, approval), "APPROVER_ROLE_NOT_HELD");
  }

  @Test
  void declinedFieldIsWithheldAndTheOthersGoOn() {
    CaseDecision decision = desk.decide(caseOf("association", "association"));
    Approval approval =
        approval(
            "officer-a",
            "director",
            Set.of("director"),
            desk.digest(decision),
            Set.of("0.1"),
            Ground.ONGOING_INVESTIGATION_OR_SAFETY);

    ApprovalOutcome outcome = approve(8, decision, approval);

    assertThat(outcome)
        .isInstanceOfSatisfying(
            ApprovalOutcome.Counted.class,
            counted -> {
              assertThat(counted.settled()).isTrue();
              assertThat(counted.decision().fields().get(0).verdict()).isEqualTo(Verdict.RELEASE);
              assertThat(counted.decision().fields().get(1).ground())
                  .isEqualTo(Ground.ONGOING_INVESTIGATION_OR_SAFETY);
            });
  }

  @Test
  void decliningAFieldThatIsNotThereIsRefused() {
    CaseDecision decision = desk.decide(caseOf("association"));
    Approval approval =
        approval(
            "officer-a",
            "director",
            Set.of("director"),
            desk.digest(decision),
            Set.of("7.7"),
            Ground.INACCURATE);

    assertRefused(approve(9, decision, approval), "APPROVAL_FIELD_UNKNOWN");
  }

  @Test
  void nothingUnapprovedLeavesOnceTheDecisionLapses() {
    CaseDecision lapsed = desk.lapse(desk.decide(caseOf("identity", "operation")));

    assertThat(lapsed.settled()).isTrue();
    assertThat(lapsed.fields())
        .extracting(DecidedField::verdict)
        .containsExactly(Verdict.RELEASE, Verdict.WITHHOLD);
  }

  @Test
  void agencySeesNoApproval() {
    CaseDecision decision = desk.decide(caseOf("association"));
    approve(10, decision, by("officer-a", "director", decision));

    List<ApprovalStore.Given> seen =
        DATABASE.as(
            "aa-police",
            () -> new ApprovalStore(DATABASE).given(REQUEST, 10, desk.digest(decision)));

    assertThat(seen).isEmpty();
  }

  private ApprovalOutcome approve(int subject, CaseDecision decision, Approval approval) {
    return DATABASE.asWindow(() -> desk.approve(REQUEST, subject, decision, "preparer", approval));
  }

  private Approval by(String officer, String role, CaseDecision decision) {
    return approval(
        officer, role, Set.of("director", "chief"), desk.digest(decision), Set.of(), null);
  }

  private static Approval approval(
      String officer,
      String role,
      Set<String> roles,
      String digest,
      Set<String> declined,
      @Nullable Ground ground) {
    return new Approval(
        officer,
        "aa-police",
        role,
        roles,
        digest,
        declined,
        ground,
        "kid",
        new byte[] {1},
        Instant.parse("2026-06-01T12:00:00Z"));
  }

  private static void assertRefused(ApprovalOutcome outcome, String code) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ApprovalOutcome.Refused.class, refused -> assertThat(refused.code()).isEqualTo(code));
  }

  private static void assertSettled(ApprovalOutcome outcome, boolean settled) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ApprovalOutcome.Counted.class,
            counted -> assertThat(counted.settled()).isEqualTo(settled));
  }

  private static Case caseOf(String... categories) {
    return SampleCase.of(
        Arrays.stream(categories)
            .map(category -> new Case.Field(new FieldFacts("value", category), text("1234567890")))
            .toList());
  }

  private static JsonNode text(String value) {
    return JsonNodeFactory.instance.stringNode(value);
  }
}
