package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.exchange.Holder.Reply;

/// A kind whose decisions an officer proposes, all of them.
class OfficerDecidesTests {
  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  @AutoClose private TestWindow window;
  private Officers officers;

  @BeforeEach
  void open() {
    window = GROUND.window(Agreements.edited(scratch, "decide: policy", "decide: officer"));
    officers = new Officers(window);
  }

  private UUID proposed(String category) {
    UUID id = window.accepted(window.filing(category)).id();
    officers.untilProposed(id);
    return id;
  }

  @Test
  void nothingIsAnsweredWithoutTheOfficerWhateverIsHeld() {
    Map<SortedSet<String>, Reply> held =
        Map.of(
            category("identity"), holding("identity"), category("informant"), holding("informant"));
    window
        .holder("mx-sspc")
        .does(inquiry -> held.getOrDefault(inquiry.categories(), new Reply.Nothing()));
    UUID nothing = proposed("vehicle");
    UUID something = proposed("identity");
    UUID refused = proposed("informant");

    window.settle();
    for (UUID id : new UUID[] {nothing, something, refused}) {
      assertThat(window.state(id)).isEqualTo("deciding");
      assertThat(Officers.code(window.exchange().retrieve(REQUESTER, id)))
          .isEqualTo("ANSWER_NOT_READY");
      assertThat(Officers.code(officers.decide(id, "head"))).isEqualTo("done");
    }

    assertThat(window.retrieved(nothing).subjects().getFirst().outcome()).isEqualTo("no-hit");
    assertThat(window.retrieved(something).subjects().getFirst().outcome()).isEqualTo("released");
    assertThat(window.retrieved(refused).subjects().getFirst().outcome()).isEqualTo("no-hit");
  }

  @Test
  void whatTheOfficerHasNotDecidedStandsOverdueAndIsDecidedLater() {
    UUID id = proposed("association");
    window.pass(Duration.ofDays(8));
    window.settle();

    assertThat(
            window
                .exchange()
                .list(REQUESTER, new Exchange.Filter(Set.of(), true, null), null, 200)
                .items())
        .extracting(RequestView::id)
        .contains(id);
    assertThat(GROUND.told(id))
        .contains("holder-officer reminded", "desk-officer reminded", "desk-head overdue");
    assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("done");
  }

  private static SortedSet<String> category(String one) {
    return new TreeSet<>(Set.of(one));
  }

  private static Reply holding(String category) {
    return new Reply.Held(List.of(FakeHolder.record("unclassified", category)));
  }

  @Test
  void onlyTheDesksOfficersDecideAndOnlyOnce() {
    UUID id = proposed("identity");

    assertThat(Officers.code(officers.decide(id, "adviser"))).isEqualTo("OFFICER_NOT_ENTITLED");
    assertThat(Officers.code(officers.decide(id, "police"))).isEqualTo("KEY_WRONG_AGENCY");
    assertThat(Officers.code(officers.decide(id, "preparer"))).isEqualTo("done");
    assertThat(Officers.code(officers.decide(id, "head"))).isEqualTo("NOTHING_TO_DECIDE");
    assertThat(officers.events(id)).containsOnlyOnce("decided");
  }
}
