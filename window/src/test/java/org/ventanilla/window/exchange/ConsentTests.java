package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The third party rule: the originator is asked through the window, and silence withholds.
class ConsentTests {
  private static final Caller ORIGINATOR = new Caller("mx-fgr");

  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  @AutoClose private TestWindow window;
  private Officers officers;

  @BeforeEach
  void open() {
    window = GROUND.window();
    officers = new Officers(window);
    window.accreditation.officer("us-fbi", "agent", "restricted", "holder-officer");
  }

  private static HeldRecord of(String originator, String handling, boolean thirdParty) {
    HeldRecord one = FakeHolder.record("unclassified", "identity");
    return new HeldRecord(
        "record-7",
        one.classification(),
        handling,
        one.source(),
        one.information(),
        originator,
        thirdParty,
        false,
        one.fields());
  }

  private UUID filed(HeldRecord record) {
    window.holder("mx-sspc").holds(record);
    return window.accepted(window.filing("identity")).id();
  }

  private List<ConsentView> asked(Caller originator, UUID request) {
    String reference = window.exchange().find(TestWindow.DESK, request).orElseThrow().reference();
    return window.exchange().consents(originator, null, 200).items().stream()
        .filter(one -> one.requestReference().equals(reference))
        .toList();
  }

  private ConsentView question(UUID request) {
    TestWindow.until(() -> !asked(ORIGINATOR, request).isEmpty());
    return asked(ORIGINATOR, request).getFirst();
  }

  private Outcome<ConsentView> answer(Caller caller, String key, UUID consent, boolean granted) {
    return window
        .exchange()
        .consent(
            caller,
            consent,
            FakeAccreditation.signed(
                key, window.act("consent", "consent", consent).put("granted", granted)));
  }

  private String outcome(UUID id) {
    return window.retrieved(id).subjects().getFirst().outcome();
  }

  @Test
  void originatorWhoConsentsLetsTheRecordGo() {
    UUID id = filed(of("mx-fgr", "H1", true));
    ConsentView question = question(id);

    assertThat(question.releasedTo()).isEqualTo("us-cbp");
    assertThat(question.holder()).isEqualTo("mx-sspc");
    assertThat(question.record()).isEqualTo("record-7");
    assertThat(question.categories()).containsExactly("identity");
    assertThat(question.toString()).doesNotContain("secret-");
    assertThat(Officers.code(window.exchange().retrieve(REQUESTER, id)))
        .isEqualTo("ANSWER_NOT_READY");
    assertThat(Officers.code(answer(ORIGINATOR, "prosecutor", question.id(), true)))
        .isEqualTo("done");

    assertThat(outcome(id)).isEqualTo("released");
    assertThat(officers.events(id)).containsSubsequence("consent-asked", "consent-answered");
    assertThat(asked(ORIGINATOR, id)).isEmpty();
  }

  @Test
  void originatorWhoRefusesKeepsIt() {
    UUID id = filed(of("mx-fgr", "H1", true));

    answer(ORIGINATOR, "prosecutor", question(id).id(), false);

    assertThat(outcome(id)).isEqualTo("no-hit");
  }

  @Test
  void clarificationMovesTheTimeForConsent() {
    UUID id = filed(of("mx-fgr", "H1", true));
    ConsentView before = question(id);
    assertThat(Officers.code(officers.ask(id))).isEqualTo("done");
    window.pass(Duration.ofDays(2));
    assertThat(Officers.code(officers.reply(id))).isEqualTo("done");

    assertThat(question(id).answerBy()).isEqualTo(before.answerBy().plus(Duration.ofDays(2)));
    window.pass(
        Duration.between(window.clock.instant(), before.answerBy()).plus(Duration.ofHours(1)));
    assertThat(Officers.code(answer(ORIGINATOR, "prosecutor", before.id(), true)))
        .isEqualTo("done");

    assertThat(outcome(id)).isEqualTo("released");
  }

  @Test
  void silenceAtTheDeadlineWithholds() {
    UUID id = filed(of("mx-fgr", "H1", true));
    ConsentView question = question(id);

    window.pass(Duration.between(window.clock.instant(), question.answerBy()));

    assertThat(outcome(id)).isEqualTo("no-hit");
    assertThat(Officers.code(answer(ORIGINATOR, "prosecutor", question.id(), true)))
        .isEqualTo("CONSENT_CLOSED");
  }

  @Test
  void recordThatMayNotBePassedOnOrHasConditionsAsksItsOriginator() {
    UUID onward = filed(of("mx-fgr", "H2", false));
    answer(ORIGINATOR, "prosecutor", question(onward).id(), true);
    UUID conditions = filed(of("mx-fgr", "H3", false));
    answer(ORIGINATOR, "prosecutor", question(conditions).id(), true);

    assertThat(outcome(onward)).isEqualTo("released");
    assertThat(window.retrieved(onward).subjects().getFirst().records())
        .flatExtracting(AnswerView.ReleasedRecord::fields)
        .allSatisfy(field -> assertThat(field.marks()).contains("H2"));
    assertThat(outcome(conditions)).isEqualTo("released");
  }

  @Test
  void originatorTheWindowDoesNotKnowOrOfTheRequestingPartyIsNotAsked() {
    UUID unknown = filed(of("xx-elsewhere", "H1", true));
    UUID theirs = filed(of("us-fbi", "H1", true));

    assertThat(outcome(unknown)).isEqualTo("no-hit");
    assertThat(outcome(theirs)).isEqualTo("no-hit");
    assertThat(window.exchange().consents(new Caller("us-fbi"), null, 200).items()).isEmpty();
  }

  @Test
  void nobodyElseSeesOrAnswersTheQuestion() {
    UUID id = filed(of("mx-fgr", "H1", true));
    UUID question = question(id).id();

    for (String other : List.of("mx-sspc", "us-cbp", "mx-ventanilla")) {
      assertThat(window.exchange().consents(new Caller(other), null, 200).items()).isEmpty();
    }
    assertThat(Officers.code(answer(new Caller("mx-sspc"), "police", question, true)))
        .isEqualTo("not found");
    assertThat(Officers.code(answer(ORIGINATOR, "police", question, true)))
        .isEqualTo("KEY_WRONG_AGENCY");
    assertThat(Officers.code(answer(ORIGINATOR, "prosecutor", question, true))).isEqualTo("done");
    assertThat(Officers.code(answer(ORIGINATOR, "prosecutor", question, false)))
        .isEqualTo("CONSENT_CLOSED");
    assertThat(outcome(id)).isEqualTo("released");
  }

  @Test
  void consentIsForThisRecordOfThisRequestAlone() {
    UUID first = filed(of("mx-fgr", "H1", true));
    answer(ORIGINATOR, "prosecutor", question(first).id(), true);
    assertThat(outcome(first)).isEqualTo("released");

    UUID second = filed(of("mx-fgr", "H1", true));
    ConsentView again = question(second);

    window.pass(Duration.between(window.clock.instant(), again.answerBy()));
    assertThat(outcome(second)).isEqualTo("no-hit");
  }

  @Test
  void withdrawnRequestAsksItsOriginatorsNothingAnyLonger() {
    UUID id = filed(of("mx-fgr", "H1", true));
    UUID question = question(id).id();
    UUID other = filed(of("mx-fgr", "H1", true));
    question(other);

    assertThat(Officers.code(officers.withdraw(id))).isEqualTo("done");

    assertThat(asked(ORIGINATOR, id)).isEmpty();
    assertThat(asked(ORIGINATOR, other)).hasSize(1);
    assertThat(state(question)).isEqualTo("silent");
    assertThat(Officers.code(answer(ORIGINATOR, "prosecutor", question, true)))
        .isEqualTo("CONSENT_CLOSED");
    assertThat(state(question)).isEqualTo("silent");
  }

  @Test
  void requestThatIsDecidedWithoutAskingItsOriginatorAsksNothingAnyLonger() {
    UUID id = filed(of("mx-fgr", "H1", true));
    ConsentView question = question(id);
    window.policies.change(
        Agreements.rules(
                scratch,
                """
                rules:
                  - {id: ID-1, effect: PERMIT, scope: {category: identity}}
                """)
            .apply(TestWindow.example())
            .policyDirectory());

    assertThat(Officers.code(officers.ask(id))).isEqualTo("done");
    assertThat(Officers.code(officers.reply(id))).isEqualTo("done");

    assertThat(outcome(id)).isEqualTo("released");
    assertThat(asked(ORIGINATOR, id)).isEmpty();
    assertThat(state(question.id())).isEqualTo("silent");
  }

  private String state(UUID consent) {
    return GROUND
        .database()
        .asWindow(() ->
            GROUND
                .database()
                .sql()
                .sql("select state from exchange.consent where id = ?")
                .param(consent)
                .query(String.class)
                .single());
  }

  @Test
  void clarificationInBetweenStillWaitsForTheOriginator() {
    UUID id = filed(of("mx-fgr", "H1", true));
    ConsentView question = question(id);
    assertThat(Officers.code(officers.ask(id))).isEqualTo("done");
    assertThat(Officers.code(officers.reply(id))).isEqualTo("done");
    window.settle();

    assertThat(window.state(id)).isEqualTo("deciding");
    answer(ORIGINATOR, "prosecutor", question.id(), true);
    assertThat(outcome(id)).isEqualTo("released");
  }
}
