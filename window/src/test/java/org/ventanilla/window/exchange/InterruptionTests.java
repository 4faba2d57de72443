package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.ventanilla.window.platform.Json;

/// Clarification and withdrawal, wherever the request stands.
class InterruptionTests {
  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  /// Where the request stands when it is interrupted.
  enum Stand {
    ROUTED("routed"),
    COLLECTING("collecting"),
    PROPOSED("deciding"),
    AWAITING("awaiting-approval"),
    DECIDED("deciding");

    private final String state;

    Stand(String state) {
      this.state = state;
    }
  }

  private static TestWindow open() {
    return GROUND.window(Agreements.minimumTime(scratch, "PT1H"));
  }

  /// A request brought to where it stands.
  private static UUID brought(TestWindow window, Officers officers, Stand stand) {
    window.holder("mx-fgr").says(new Holder.Reply.Later());
    window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity", "association"));
    String[] categories =
        switch (stand) {
          case ROUTED -> new String[] {"communication"};
          case COLLECTING -> new String[] {"identity", "communication"};
          case PROPOSED, AWAITING -> new String[] {"identity", "association"};
          case DECIDED -> new String[] {"identity"};
        };
    UUID id = window.accepted(window.filing(categories)).id();
    switch (stand) {
      case ROUTED -> officers.inquiry("mx-fgr", id);
      case COLLECTING -> {
        officers.inquiry("mx-fgr", id);
        window.untilState(id, "collecting");
      }
      case PROPOSED -> officers.untilProposed(id);
      case AWAITING -> {
        officers.untilProposed(id);
        assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("done");
      }
      case DECIDED -> TestWindow.until(() -> officers.events(id).contains("decided"));
    }
    window.settle();
    assertThat(window.state(id)).isEqualTo(stand.state);
    return id;
  }

  /// What is still to be done once nobody interrupts any longer.
  private static void finish(TestWindow window, Officers officers, Stand stand, UUID id) {
    switch (stand) {
      case ROUTED, COLLECTING -> {
        UUID inquiry = officers.inquiry("mx-fgr", id).id();
        assertThat(
                Officers.code(
                    officers.answer(
                        "mx-fgr", "prosecutor", inquiry, Json.mapper().createArrayNode())))
            .isEqualTo("done");
      }
      case PROPOSED -> {
        officers.untilProposed(id);
        assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("done");
        assertThat(Officers.code(officers.approve(id, "head", "desk-head"))).isEqualTo("done");
      }
      case AWAITING ->
          assertThat(Officers.code(officers.approve(id, "head", "desk-head"))).isEqualTo("done");
      case DECIDED -> window.settle();
    }
    window.pass(Duration.ofHours(1));
  }

  private static Instant due(TestWindow window, UUID id) {
    return Objects.requireNonNull(window.exchange().find(REQUESTER, id).orElseThrow().due());
  }

  @ParameterizedTest
  @EnumSource(Stand.class)
  void clarificationStopsTheClockAndTheRequestGoesOnWhereItStood(Stand stand) {
    try (TestWindow window = open()) {
      Officers officers = new Officers(window);
      UUID id = brought(window, officers, stand);
      Instant due = due(window, id);

      assertThat(Officers.code(officers.ask(id))).isEqualTo("done");
      assertThat(Officers.code(officers.ask(id))).isEqualTo("CLARIFICATION_OPEN");
      assertThat(window.state(id)).isEqualTo("clarification");
      window.pass(Duration.ofDays(30));

      assertThat(window.state(id)).isEqualTo("clarification");
      assertThat(Officers.code(window.exchange().retrieve(REQUESTER, id)))
          .isEqualTo("ANSWER_NOT_READY");
      assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("NOTHING_TO_DECIDE");
      assertThat(Officers.code(officers.approve(id, "head", "desk-head")))
          .isEqualTo("NOTHING_TO_APPROVE");
      assertThat(Officers.code(officers.reply(id))).isEqualTo("done");
      assertThat(Officers.code(officers.reply(id))).isEqualTo("NOTHING_TO_CLARIFY");

      assertThat(due(window, id)).isEqualTo(due.plus(Duration.ofDays(30)));
      finish(window, officers, stand, id);
      assertThat(window.retrieved(id).complete()).isTrue();
      assertThat(officers.events(id))
          .containsOnlyOnce("answered", "clarification-asked", "clarified")
          .doesNotContain("reminded", "overdue", "collecting-closed", "approvals-lapsed");
    }
  }

  @ParameterizedTest
  @EnumSource(Stand.class)
  void whatIsWithdrawnIsNeverAnswered(Stand stand) {
    try (TestWindow window = open()) {
      Officers officers = new Officers(window);
      UUID id = brought(window, officers, stand);
      boolean asked = stand == Stand.ROUTED || stand == Stand.COLLECTING;
      UUID inquiry = asked ? officers.inquiry("mx-fgr", id).id() : id;

      assertThat(Officers.code(officers.withdraw(id))).isEqualTo("done");
      assertThat(Officers.code(officers.withdraw(id))).isEqualTo("REQUEST_NOT_OPEN");
      assertThat(Officers.code(officers.ask(id))).isEqualTo("REQUEST_NOT_OPEN");
      assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("NOTHING_TO_DECIDE");
      assertThat(Officers.code(officers.approve(id, "head", "desk-head")))
          .isEqualTo("NOTHING_TO_APPROVE");
      if (asked) {
        assertThat(
                Officers.code(
                    officers.answer(
                        "mx-fgr", "prosecutor", inquiry, Json.mapper().createArrayNode())))
            .isEqualTo("INQUIRY_CLOSED");
      }
      window.pass(Duration.ofDays(30));

      assertThat(window.state(id)).isEqualTo("withdrawn");
      assertThat(Officers.code(window.exchange().retrieve(REQUESTER, id)))
          .isEqualTo("REQUEST_WITHDRAWN");
      assertThat(officers.events(id).getLast()).isEqualTo("withdrawn");
    }
  }

  @ParameterizedTest
  @EnumSource(Stand.class)
  void aRequestMayBeWithdrawnWhileItsRequesterIsAsked(Stand stand) {
    try (TestWindow window = open()) {
      Officers officers = new Officers(window);
      UUID id = brought(window, officers, stand);
      officers.ask(id);

      assertThat(Officers.code(officers.withdraw(id))).isEqualTo("done");
      assertThat(Officers.code(officers.reply(id))).isEqualTo("NOTHING_TO_CLARIFY");
      window.pass(Duration.ofDays(30));

      assertThat(window.state(id)).isEqualTo("withdrawn");
      assertThat(officers.events(id)).doesNotContain("answered");
    }
  }
}
