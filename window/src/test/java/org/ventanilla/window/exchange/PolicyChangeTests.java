package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.release.FieldDifference;
import org.ventanilla.window.release.Verdict;

/// What becomes of requests in flight when the policy or a record changes under them.
class PolicyChangeTests {
  private static final String RULES =
      """
      rules:
        - {id: ID-1, effect: PERMIT, scope: {category: identity}}
        - id: ASO-1
          effect: APPROVE
          scope: {category: association}
          obligations:
            - {type: approver, role: desk-head, count: 2}
      """;
  private static final String STRICTER =
      """
      rules:
        - {id: ID-1, effect: PERMIT, scope: {category: identity}}
        - {id: ASO-9, effect: DENY, ground: DATA_CATEGORY, scope: {category: association}}
      """;

  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  @AutoClose private TestWindow window;
  private Officers officers;
  private Agreement stricter;

  @BeforeEach
  void open() {
    stricter = Agreements.rules(scratch, STRICTER).apply(TestWindow.example());
    window = GROUND.window(Agreements.rules(scratch, RULES));
    officers = new Officers(window);
  }

  private UUID prepared() {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity", "association"));
    UUID id = window.accepted(window.filing("identity", "association")).id();
    officers.untilProposed(id);
    assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("done");
    return id;
  }

  private List<String> left(UUID id) {
    return window.retrieved(id).subjects().getFirst().records().stream()
        .flatMap(one -> one.fields().stream())
        .map(AnswerView.ReleasedField::category)
        .toList();
  }

  @Test
  void approvalLapsesWhenThePolicyChangesBeforeItIsComplete() {
    UUID id = prepared();
    assertThat(Officers.code(officers.approve(id, "head", "desk-head"))).isEqualTo("done");

    window.policies.change(stricter.policyDirectory());

    assertThat(Officers.code(officers.approve(id, "second-head", "desk-head")))
        .isEqualTo("POLICY_CHANGED");
    assertThat(left(id)).containsExactly("identity");
    assertThat(officers.events(id)).containsOnlyOnce("policy-changed");
  }

  @Test
  void declineLapsesWithItsDecisionAndIsAskedForAnew() {
    window
        .holder("mx-sspc")
        .holds(FakeHolder.record("unclassified", "identity", "association", "association"));
    UUID id = window.accepted(window.filing("identity", "association")).id();
    officers.untilProposed(id);
    officers.decide(id, "preparer");
    assertThat(Officers.code(officers.decline(id, "head", "desk-head", "0.1"))).isEqualTo("done");

    window.policies.change(
        Agreements.rules(scratch, RULES.replace("ASO-1", "ASO-2"))
            .apply(TestWindow.example())
            .policyDirectory());
    assertThat(Officers.code(officers.approve(id, "second-head", "desk-head")))
        .isEqualTo("POLICY_CHANGED");
    officers.untilProposed(id);
    officers.decide(id, "preparer");
    window.settle();
    assertThat(window.state(id)).isEqualTo("awaiting-approval");
    assertThat(Officers.code(officers.decline(id, "head", "desk-head", "0.1"))).isEqualTo("done");
    assertThat(Officers.code(officers.approve(id, "second-head", "desk-head"))).isEqualTo("done");

    assertThat(left(id)).containsExactly("identity", "association");
  }

  @Test
  void windowDecidesAnewWhatWaitsWithoutAnybodyActing() {
    UUID id = prepared();
    UUID proposed = window.accepted(window.filing("identity", "association")).id();
    officers.untilProposed(proposed);

    window.policies.change(stricter.policyDirectory());
    assertThat(window.noticePolicy()).isGreaterThanOrEqualTo(2);

    assertThat(left(id)).containsExactly("identity");
    assertThat(left(proposed)).containsExactly("identity");
    assertThat(window.noticePolicy()).isZero();
  }

  @Test
  void officerDoesNotDecideOnWhatAnEarlierVersionProposed() {
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "association"));
    UUID id = window.accepted(window.filing("association")).id();
    officers.untilProposed(id);

    window.policies.change(stricter.policyDirectory());

    assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("POLICY_CHANGED");
    assertThat(window.retrieved(id).subjects().getFirst().outcome()).isEqualTo("no-hit");
  }

  @Test
  void answerNamesTheVersionItWasDecidedUnder() {
    UUID before = prepared();
    officers.approve(before, "head", "desk-head");
    officers.approve(before, "second-head", "desk-head");
    AnswerView old = window.retrieved(before);

    window.policies.change(stricter.policyDirectory());
    window.noticePolicy();
    UUID after = window.accepted(window.filing("identity")).id();

    assertThat(window.exchange().retrieve(REQUESTER, before))
        .isInstanceOfSatisfying(
            Outcome.Done.class, done -> assertThat(done.value()).isEqualTo(old));
    assertThat(digest(window.retrieved(after))).isNotEqualTo(digest(old));
  }

  private static String digest(AnswerView answer) {
    return answer.subjects().getFirst().records().getFirst().fields().getFirst().policyDigest();
  }

  @Test
  void whereTheAgreementKeepsItWhatIsDecidedStaysAsDecided() throws IOException {
    Agreement keeps =
        Agreements.changed(
            Agreements.rules(scratch, RULES).apply(TestWindow.example()),
            "policy-in-flight: redecide",
            "policy-in-flight: keep");
    window.close();
    window = GROUND.window(_ -> keeps);
    officers = new Officers(window);
    UUID id = prepared();
    officers.approve(id, "head", "desk-head");

    window.policies.change(stricter.policyDirectory());

    assertThat(window.noticePolicy()).isZero();
    assertThat(Officers.code(officers.approve(id, "second-head", "desk-head"))).isEqualTo("done");
    assertThat(left(id)).containsExactlyInAnyOrder("identity", "association");
    assertThat(officers.events(id)).doesNotContain("policy-changed");
  }

  @Test
  void approvalsLapseWhenTheRecordChangesBeforeTheAnswer() {
    UUID id = prepared();
    window.holder("mx-sspc").holds(FakeHolder.record("restricted", "identity", "association"));

    officers.approve(id, "head", "desk-head");
    assertThat(Officers.code(officers.approve(id, "second-head", "desk-head"))).isEqualTo("done");
    officers.untilProposed(id);

    assertThat(officers.events(id)).contains("record-changed");
    assertThat(Officers.code(window.exchange().retrieve(REQUESTER, id)))
        .isEqualTo("ANSWER_NOT_READY");
    assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("done");
    officers.approve(id, "head", "desk-head");
    officers.approve(id, "second-head", "desk-head");
    assertThat(window.retrieved(id).subjects().getFirst().records())
        .extracting(AnswerView.ReleasedRecord::classification)
        .containsExactly("restricted");
  }

  @Test
  void recordThatIsGoneIsNotReleasedThoughItWasApproved() {
    UUID id = prepared();
    window.holder("mx-sspc").says(new Holder.Reply.Nothing());

    officers.approve(id, "head", "desk-head");
    officers.approve(id, "second-head", "desk-head");

    assertThat(window.retrieved(id).subjects().getFirst().outcome()).isEqualTo("no-hit");
  }

  @Test
  void holderThatCanNoLongerBeAskedWithholds() {
    UUID id = prepared();
    window.holder("mx-sspc").says(new Holder.Reply.Failed("SAMPLE_FAILED"));

    officers.approve(id, "head", "desk-head");
    officers.approve(id, "second-head", "desk-head");
    List<String> events = new ArrayList<>();
    TestWindow.until(() -> {
      window.pass(Duration.ofMinutes(5));
      events.clear();
      events.addAll(officers.events(id));
      return events.contains("answered");
    });

    assertThat(events).contains("record-changed");
    assertThat(window.retrieved(id).subjects().getFirst().outcome()).isEqualTo("no-hit");
  }

  private List<Exchange.Difference> differences(UUID id, String version) {
    List<Exchange.Difference> found = new ArrayList<>();
    Exchange.Compared done =
        window.exchange().diff(TestWindow.DESK, version, null, 200, found::add);
    assertThat(done.requests()).isPositive();
    assertThat(done.differing()).isEqualTo(found.size());
    return found.stream().filter(one -> one.request().equals(id)).toList();
  }

  @Test
  void diffTellsWhatAnotherVersionWouldDecideAndChangesNothing() {
    UUID id = prepared();
    String version = window.policies.add(stricter.policyDirectory());
    List<String> before = officers.events(id);

    List<Exchange.Difference> found = differences(id, version);

    assertThat(found)
        .singleElement()
        .satisfies(one -> {
          assertThat(one.field().category()).isEqualTo("association");
          assertThat(one.field().before().effect()).isEqualTo("APPROVE");
          assertThat(one.field().after().effect()).isEqualTo("DENY");
          assertThat(one.field().after().rules()).containsExactly("ASO-9");
          assertThat(one.toString()).doesNotContain("secret-");
        });
    assertThat(officers.events(id)).isEqualTo(before);
    Long looks =
        GROUND
            .database()
            .asWindow(() ->
                GROUND
                    .database()
                    .sql()
                    .sql("select count(*) from exchange.look where request_id = ? and what = ?")
                    .params(id, "policy-diff")
                    .query(Long.class)
                    .single());
    assertThat(looks).isEqualTo(1);
    assertThat(differences(id, window.policies.add(window.agreement.policyDirectory()))).isEmpty();
  }

  @Test
  void diffHoldsAgainstTheVersionItWasDecidedBy() {
    UUID id = prepared();
    officers.approve(id, "head", "desk-head");
    officers.approve(id, "second-head", "desk-head");
    assertThat(left(id)).containsExactlyInAnyOrder("identity", "association");
    String first = window.policies.add(window.agreement.policyDirectory());

    window.policies.change(stricter.policyDirectory());

    // The stricter version is in force by now; the answer was given by the first one.
    assertThat(differences(id, first)).isEmpty();
    assertThat(differences(id, window.policies.add(stricter.policyDirectory())))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.decided()).isTrue();
          assertThat(one.field().policy()).isEqualTo(first);
          assertThat(one.field().before().effect()).isEqualTo("APPROVE");
          assertThat(one.field().taken())
              .isEqualTo(new FieldDifference.Taken(Verdict.RELEASE, null));
          assertThat(one.field().after().effect()).isEqualTo("DENY");
        });
  }

  @Test
  void diffDecidesAsOfTheMomentOfTheDecision() {
    UUID id = prepared();
    officers.approve(id, "head", "desk-head");
    officers.approve(id, "second-head", "desk-head");
    Instant decided = window.clock.instant();
    String until = decided.plus(Duration.ofHours(1)).toString();
    Path over =
        Agreements.rules(
                scratch,
                RULES
                    + """
                      - id: ID-0
                        effect: DENY
                        ground: DATA_CATEGORY
                        scope: {category: identity}
                        valid: {until: "%s"}
                    """
                        .formatted(until))
            .apply(TestWindow.example())
            .policyDirectory();

    window.pass(Duration.ofDays(2));

    // By now the new rule is over; when it was decided it would have counted.
    assertThat(differences(id, window.policies.add(over)))
        .singleElement()
        .satisfies(one -> {
          assertThat(one.at()).isBefore(decided.plusSeconds(1));
          assertThat(one.field().after().rules()).contains("ID-0");
        });
  }
}
