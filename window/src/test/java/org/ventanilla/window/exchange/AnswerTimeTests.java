package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.file.Path;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// No answer leaves before the time the agreement sets, whatever happened in between.
class AnswerTimeTests {
  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  private static TestWindow twoHours() {
    return GROUND.window(Agreements.minimumTime(scratch, "PT2H"));
  }

  private static void assertNothingYet(TestWindow window, UUID id) {
    window.settle();
    assertThat(window.state(id)).isEqualTo("deciding");
    assertThat(window.exchange().find(REQUESTER, id).orElseThrow().state())
        .isEqualTo("in-progress");
    assertThat(Officers.code(window.exchange().retrieve(REQUESTER, id)))
        .isEqualTo("ANSWER_NOT_READY");
  }

  @Test
  void aQuickNoWaitsAsLongAsAnyAnswer() {
    try (TestWindow window = twoHours()) {
      UUID nothing = window.accepted(window.filing("identity")).id();
      window.untilState(nothing, "deciding");
      window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
      UUID something = window.accepted(window.filing("identity")).id();
      window.untilState(something, "deciding");

      window.pass(Duration.ofHours(2).minusSeconds(1));
      assertNothingYet(window, nothing);
      assertNothingYet(window, something);
      window.pass(Duration.ofSeconds(1));

      assertThat(window.retrieved(nothing).subjects().getFirst().outcome()).isEqualTo("no-hit");
      assertThat(window.retrieved(something).subjects().getFirst().outcome()).isEqualTo("released");
    }
  }

  @Test
  void aClarificationHastensNoAnswer() {
    try (TestWindow window = twoHours()) {
      Officers officers = new Officers(window);
      UUID id = window.accepted(window.filing("identity")).id();
      window.untilState(id, "deciding");
      TestWindow.until(() -> officers.events(id).contains("decided"));

      assertThat(Officers.code(officers.ask(id))).isEqualTo("done");
      assertThat(Officers.code(officers.reply(id))).isEqualTo("done");

      assertNothingYet(window, id);
      window.pass(Duration.ofHours(2));
      assertThat(window.retrieved(id).subjects().getFirst().outcome()).isEqualTo("no-hit");
    }
  }

  @Test
  void workThatComesTooEarlyGivesNoAnswer() {
    try (TestWindow window = twoHours()) {
      Officers officers = new Officers(window);
      UUID id = window.accepted(window.filing("identity")).id();
      TestWindow.until(() -> officers.events(id).contains("decided"));
      GROUND
          .database()
          .asWindow(() ->
              GROUND
                  .database()
                  .sql()
                  .sql("update exchange.work set ready_at = ? where request_id = ?")
                  .params(Timestamp.from(window.clock.instant()), id)
                  .update());

      assertNothingYet(window, id);

      window.pass(Duration.ofHours(2).plusMinutes(10));
      assertThat(window.retrieved(id).subjects().getFirst().outcome()).isEqualTo("no-hit");
    }
  }
}
