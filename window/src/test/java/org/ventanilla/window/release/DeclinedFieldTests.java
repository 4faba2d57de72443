package org.ventanilla.window.release;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.Ground;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.TestDatabase;
import tools.jackson.databind.node.JsonNodeFactory;

/// A field an approver declined never leaves, and no decline is taken that would change nothing.
class DeclinedFieldTests {
  private static final String RULES =
      """
      rules:
        - {id: ID-1, effect: PERMIT, scope: {category: identity}}
        - {id: INF-1, effect: DENY, ground: NATIONAL_SECURITY, scope: {category: informant}}
        - id: ASS-1
          effect: APPROVE
          scope: {category: association}
          obligations: [{type: approver, role: director}]
        - id: FIN-1
          effect: APPROVE
          scope: {category: financial}
          obligations: [{type: approver, role: chief}]
        - id: OPE-1
          effect: APPROVE
          scope: {category: operation}
          obligations: [{type: approver, role: director}, {type: approver, role: chief}]
        - id: HEA-1
          effect: APPROVE
          scope: {category: health}
          obligations: [{type: approver, role: director, count: 2}]
      """;

  @AutoClose private static final TestDatabase DB = TestDatabase.fresh();
  private static final Database DATABASE = DB.database();

  private final UUID request = UUID.randomUUID();
  private final ReleaseDesk desk =
      TestReleaseDesk.on(
          PolicyBook.only(SampleCase.policy(Map.of("rules.yaml", RULES))),
          DATABASE,
          _ -> List.of(),
          _ -> {});

  @ParameterizedTest
  @ValueSource(strings = {"0.0", "0.2", "0.3", "7.7"})
  void decliningAFieldTheRoleIsNotAskedAboutIsRefusedAndNothingCounts(String place) {
    CaseDecision decision = decided("identity", "association", "informant", "financial");

    ApprovalOutcome outcome = approve(decision, declining("a", "director", decision, place));

    assertRefused(outcome, decision);
    assertThat(((ApprovalOutcome.Refused) outcome).message()).startsWith(place + " is no field");
  }

  @Test
  void oneFieldDeclinedInVainRefusesTheWholeAct() {
    CaseDecision decision = decided("identity", "association");

    assertRefused(approve(decision, declining("a", "director", decision, "0.0", "0.1")), decision);
  }

  @Test
  void textThatIsNoPlaceIsNotRepeated() {
    CaseDecision decision = decided("association");

    ApprovalOutcome outcome =
        approve(decision, declining("a", "director", decision, "Ximena Inventada"));

    assertThat(((ApprovalOutcome.Refused) outcome).message()).doesNotContain("Ximena");
  }

  @ParameterizedTest
  @CsvSource({"director,chief", "chief,director"})
  void fieldOneRoleDeclinesStaysWhateverTheOtherSaysAfterwards(String first, String second) {
    CaseDecision decision = decided("operation", "operation");

    counted(decision, declining("a", first, decision, "0.0"));
    counted(decision, agreeing("b", second, decision));

    assertVerdicts(decision, Verdict.WITHHOLD, Verdict.RELEASE);
  }

  @ParameterizedTest
  @CsvSource({"director,chief", "chief,director"})
  void fieldOneRoleDeclinesStaysWhateverTheOtherSaidBefore(String first, String second) {
    CaseDecision decision = decided("operation", "operation");

    counted(decision, agreeing("b", first, decision));
    counted(decision, declining("a", second, decision, "0.0"));

    assertVerdicts(decision, Verdict.WITHHOLD, Verdict.RELEASE);
  }

  @Test
  void fieldThatHasAllItsApprovalsIsStillWithheldByAnotherOfItsRole() {
    CaseDecision decision = decided("association", "health");
    counted(decision, agreeing("b", "director", decision));

    counted(decision, declining("a", "director", decision, "0.0"));

    assertVerdicts(decision, Verdict.WITHHOLD, Verdict.RELEASE);
  }

  @Test
  void whoDeclinesOneFieldAgreesToTheOthersInTheSameAct() {
    CaseDecision decision = decided("association", "association", "identity");

    counted(decision, declining("a", "director", decision, "0.0"));

    assertVerdicts(decision, Verdict.WITHHOLD, Verdict.RELEASE, Verdict.RELEASE);
  }

  @Test
  void declineThatWasOnceCountedWithholdsEvenAFieldThatAwaitedNobody() {
    CaseDecision decision = decided("identity", "association");
    Approval kept = declining("a", "director", decision, "0.0");

    DATABASE.asWindow(() -> new ApprovalStore(DATABASE).add(request, 1, kept));

    assertVerdicts(decision, Verdict.WITHHOLD, Verdict.RELEASE);
  }

  private CaseDecision decided(String... categories) {
    return desk.decide(
        SampleCase.of(
            Arrays.stream(categories)
                .map(category ->
                    new Case.Field(
                        new FieldFacts("value", category),
                        JsonNodeFactory.instance.stringNode("1234567890")))
                .toList()));
  }

  private ApprovalOutcome approve(CaseDecision decision, Approval approval) {
    return DATABASE.asWindow(() -> desk.approve(request, 1, decision, "preparer", approval));
  }

  private void counted(CaseDecision decision, Approval approval) {
    assertThat(approve(decision, approval)).isInstanceOf(ApprovalOutcome.Counted.class);
  }

  private Approval agreeing(String officer, String role, CaseDecision decision) {
    return approval(officer, role, decision, Set.of(), null);
  }

  private Approval declining(String officer, String role, CaseDecision decision, String... places) {
    return approval(officer, role, decision, Set.of(places), Ground.INACCURATE);
  }

  private Approval approval(
      String officer,
      String role,
      CaseDecision decision,
      Set<String> declined,
      @Nullable Ground ground) {
    return new Approval(
        officer,
        "aa-police",
        role,
        Set.of(role),
        desk.digest(decision),
        declined,
        ground,
        "kid",
        new byte[] {1},
        Instant.parse("2026-06-01T12:00:00Z"));
  }

  private void assertRefused(ApprovalOutcome outcome, CaseDecision decision) {
    assertThat(outcome)
        .isInstanceOfSatisfying(
            ApprovalOutcome.Refused.class,
            refused -> assertThat(refused.code()).isEqualTo("APPROVAL_FIELD_UNKNOWN"));
    assertThat(
            DATABASE.asWindow(
                () -> new ApprovalStore(DATABASE).given(request, 1, desk.digest(decision))))
        .isEmpty();
  }

  private void assertVerdicts(CaseDecision decision, Verdict... verdicts) {
    CaseDecision lapsed = desk.lapse(DATABASE.asWindow(() -> desk.settle(request, 1, decision)));
    assertThat(lapsed.fields()).extracting(DecidedField::verdict).containsExactly(verdicts);
    assertThat(lapsed.fields().getFirst().ground()).isEqualTo(Ground.INACCURATE);
  }
}
