package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Two different people agree where the policy asks for two, and neither prepared the decision.
class TwoPeopleTests {
  private static final String RULES =
      """
      rules:
        - {id: ID-1, effect: PERMIT, scope: {category: identity}}
        - id: ASO-1
          effect: APPROVE
          scope: {category: association}
          obligations:
            - {type: approver, role: desk-head}
            - {type: approver, role: legal-adviser}
        - id: CRI-1
          effect: APPROVE
          scope: {category: criminal-record}
          obligations:
            - {type: approver, role: desk-head, count: 2}
      """;

  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  @AutoClose private TestWindow window;
  private Officers officers;

  @BeforeEach
  void open() {
    window = GROUND.window(Agreements.rules(scratch, RULES));
    officers = new Officers(window);
    window.accreditation.officer(
        "mx-ventanilla", "both", "secret", "desk-officer", "desk-head", "legal-adviser");
    window.accreditation.officer("mx-ventanilla", "third-head", "secret", "desk-head");
    window.accreditation.secondKey("both-again", "both");
  }

  private UUID proposed(String category) {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity", category));
    UUID id = window.accepted(window.filing("identity", category)).id();
    officers.untilProposed(id);
    return id;
  }

  private void assertNothingLeaves(UUID id) {
    window.settle();
    assertThat(window.state(id)).isEqualTo("awaiting-approval");
    assertThat(Officers.code(window.exchange().retrieve(REQUESTER, id)))
        .isEqualTo("ANSWER_NOT_READY");
  }

  private void assertLeft(UUID id, String... categories) {
    assertThat(window.retrieved(id).subjects().getFirst().records())
        .flatExtracting(AnswerView.ReleasedRecord::fields)
        .extracting(AnswerView.ReleasedField::category)
        .containsExactly(categories);
  }

  @Test
  void onePersonWithTwoRolesIsOnePerson() {
    UUID id = proposed("association");
    officers.decide(id, "preparer");

    assertThat(Officers.code(officers.approve(id, "both", "desk-head"))).isEqualTo("done");
    assertThat(Officers.code(officers.approve(id, "both", "legal-adviser")))
        .isEqualTo("APPROVER_COUNTED_ALREADY");
    assertNothingLeaves(id);
    assertThat(Officers.code(officers.approve(id, "adviser", "legal-adviser"))).isEqualTo("done");

    assertLeft(id, "identity", "association");
  }

  @Test
  void fileSaysWhoIsStillNeeded() {
    UUID id = proposed("association");
    assertThat(needs(id)).isEqualTo("{\"desk-head\":1,\"legal-adviser\":1}");
    officers.decide(id, "preparer");
    assertThat(needs(id)).isEqualTo("{\"desk-head\":1,\"legal-adviser\":1}");

    officers.approve(id, "head", "desk-head");

    assertThat(needs(id)).isEqualTo("{\"legal-adviser\":1}");
  }

  @Test
  void fileSaysHowManyOfARoleAreStillNeeded() {
    UUID id = proposed("criminal-record");
    officers.decide(id, "preparer");
    assertThat(needs(id)).isEqualTo("{\"desk-head\":2}");

    officers.approve(id, "head", "desk-head");

    assertThat(needs(id)).isEqualTo("{\"desk-head\":1}");
  }

  private String needs(UUID id) {
    return officers.file(id).path("subjects").get(0).path("needs").toString();
  }

  @Test
  void onePersonWithTwoKeysIsOnePerson() {
    UUID id = proposed("criminal-record");
    officers.decide(id, "preparer");

    assertThat(Officers.code(officers.approve(id, "both", "desk-head"))).isEqualTo("done");
    assertThat(Officers.code(officers.approve(id, "both-again", "desk-head")))
        .isEqualTo("APPROVER_COUNTED_ALREADY");
    assertNothingLeaves(id);
    assertThat(Officers.code(officers.approve(id, "head", "desk-head"))).isEqualTo("done");

    assertLeft(id, "identity", "criminal-record");
  }

  @Test
  void whoeverPreparedDoesNotApproveWithAnotherKeyEither() {
    UUID id = proposed("criminal-record");
    officers.decide(id, "both");

    assertThat(Officers.code(officers.approve(id, "both", "desk-head")))
        .isEqualTo("APPROVER_PREPARED_IT");
    assertThat(Officers.code(officers.approve(id, "both-again", "desk-head")))
        .isEqualTo("APPROVER_PREPARED_IT");
    assertThat(Officers.code(officers.approve(id, "head", "desk-head"))).isEqualTo("done");
    assertNothingLeaves(id);
    assertThat(Officers.code(officers.approve(id, "second-head", "desk-head"))).isEqualTo("done");

    assertLeft(id, "identity", "criminal-record");
    assertThat(Officers.code(officers.approve(id, "third-head", "desk-head")))
        .isEqualTo("NOTHING_TO_APPROVE");
  }

  @Test
  void oneApprovalOfTwoLapsesAndTheFieldStays() {
    UUID id = proposed("association");
    officers.decide(id, "preparer");
    officers.approve(id, "head", "desk-head");

    window.pass(Duration.ofDays(7));

    assertLeft(id, "identity");
    assertThat(Officers.code(officers.approve(id, "adviser", "legal-adviser")))
        .isEqualTo("NOTHING_TO_APPROVE");
    assertThat(officers.events(id)).containsOnlyOnce("approvals-lapsed", "answered");
  }

  @Test
  void whatNobodyPreparedByTheDueTimeIsWithheldAndTheRestIsAnswered() {
    UUID id = proposed("association");

    window.pass(Duration.ofDays(7));

    assertLeft(id, "identity");
    assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("NOTHING_TO_DECIDE");
    assertThat(officers.events(id)).containsOnlyOnce("approvals-lapsed", "decided", "answered");
  }

  @Test
  void nobodyPreparesOnceTheDueTimeIsOver() {
    UUID id = proposed("association");

    window.clock.pass(Duration.ofDays(7));

    assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("NOTHING_TO_DECIDE");
  }

  @Test
  void declineOfAFieldThatWaitsForNobodyIsRefusedAndNothingIsRecorded() {
    UUID id = proposed("association");
    officers.decide(id, "preparer");

    assertThat(officers.decline(id, "head", "desk-head", "0.0"))
        .isInstanceOfSatisfying(
            Outcome.Refused.class,
            refused -> {
              assertThat(refused.reason().code()).isEqualTo("APPROVAL_FIELD_UNKNOWN");
              assertThat(refused.reason().message()).startsWith("0.0 is no field");
            });

    assertNothingLeaves(id);
    assertThat(officers.events(id)).doesNotContain("declined", "approved");
    assertThat(Officers.code(officers.approve(id, "head", "desk-head"))).isEqualTo("done");
    assertThat(Officers.code(officers.approve(id, "adviser", "legal-adviser"))).isEqualTo("done");
    assertLeft(id, "identity", "association");
  }

  @Test
  void whatOneOfTwoDeclinesStaysThoughTheOtherHasAgreed() {
    UUID id = proposed("association");
    officers.decide(id, "preparer");

    assertThat(Officers.code(officers.approve(id, "head", "desk-head"))).isEqualTo("done");
    assertThat(Officers.code(officers.decline(id, "adviser", "legal-adviser", "0.1")))
        .isEqualTo("done");

    assertLeft(id, "identity");
  }
}
