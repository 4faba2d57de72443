package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.function.Function;
import org.junit.jupiter.api.Test;

class LifeTests {
  private static final long SEED = 4_711L;
  private static final List<OutcomeClass> OUTCOMES = List.of(OutcomeClass.values());

  /// What each act may lead to, written down a second time, state by state.
  private static final Map<String, List<String>> ALLOWED = allowed();

  private static Map<String, List<String>> allowed() {
    Map<String, List<String>> allowed = new HashMap<>();
    allowed.put("route", List.of("received>routed", "received>deciding"));
    allowed.put(
        "collect",
        List.of(
            "routed>collecting",
            "routed>deciding",
            "collecting>collecting",
            "collecting>deciding",
            "clarification:routed>clarification:collecting",
            "clarification:routed>clarification:deciding",
            "clarification:collecting>clarification:collecting",
            "clarification:collecting>clarification:deciding"));
    allowed.put("decide", List.of("deciding>decided", "deciding>awaiting-approval"));
    allowed.put(
        "approve", List.of("awaiting-approval>awaiting-approval", "awaiting-approval>decided"));
    allowed.put(
        "answer",
        List.of(
            "decided>released", "decided>partly-released", "decided>refused", "decided>no-hit"));
    allowed.put(
        "retrieve",
        List.of(
            "released>released+retrieved",
            "partly-released>partly-released+retrieved",
            "refused>refused+retrieved",
            "no-hit>no-hit+retrieved"));
    List<String> ask = new ArrayList<>();
    List<String> clarify = new ArrayList<>();
    List<String> withdraw = new ArrayList<>();
    for (String open :
        List.of("received", "routed", "collecting", "deciding", "decided", "awaiting-approval")) {
      ask.add(open + ">clarification:" + open);
      clarify.add("clarification:" + open + ">" + open);
      withdraw.add(open + ">withdrawn");
      withdraw.add("clarification:" + open + ">withdrawn");
    }
    allowed.put("ask", ask);
    allowed.put("clarify", clarify);
    allowed.put("withdraw", withdraw);
    return allowed;
  }

  @Test
  void randomActsMoveASubjectExactlyAsTheTableSays() {
    Random random = new Random(SEED);
    List<String> acts = List.copyOf(ALLOWED.keySet());
    int moved = 0;
    for (int run = 0; run < 2_000; run++) {
      Life life = Life.received(1 + random.nextInt(4));
      for (int step = 0; step < 30; step++) {
        int subject = 1 + random.nextInt(life.stages().size());
        String act = acts.get(random.nextInt(acts.size()));
        String before = life.stage(subject).code();
        Optional<Life> after = life.move(subject, doing(act, random));
        List<String> allowed = ALLOWED.getOrDefault(act, List.of());
        if (after.isPresent()) {
          moved++;
          assertThat(allowed)
              .as("seed %d: %s", SEED, act)
              .contains(before + ">" + after.get().stage(subject).code());
          assertOthersUntouched(life, after.get(), subject);
          life = after.get();
        } else {
          assertThat(allowed)
              .as("seed %d: %s", SEED, act)
              .noneMatch(one -> one.startsWith(before + ">"));
        }
        assertInvariants(life);
      }
    }
    assertThat(moved).isGreaterThan(5_000);
  }

  private static Function<Stage, Stage.Move> doing(String act, Random random) {
    int number = random.nextInt(3);
    boolean settled = random.nextBoolean();
    OutcomeClass outcome = OUTCOMES.get(random.nextInt(OUTCOMES.size()));
    return switch (act) {
      case "route" -> stage -> stage.route(number);
      case "collect" -> stage -> stage.collect(number);
      case "decide" -> stage -> stage.decide(settled);
      case "approve" -> stage -> stage.approve(settled);
      case "answer" -> stage -> stage.answer(outcome);
      case "retrieve" -> Stage::retrieve;
      case "ask" -> Stage::ask;
      case "clarify" -> Stage::clarify;
      case "withdraw" -> Stage::withdraw;
      default -> throw new IllegalArgumentException(act);
    };
  }

  private static void assertOthersUntouched(Life before, Life after, int moved) {
    for (int subject = 1; subject <= before.stages().size(); subject++) {
      if (subject != moved) {
        assertThat(after.stage(subject)).isEqualTo(before.stage(subject));
      }
    }
  }

  private static void assertInvariants(Life life) {
    assertThat(Life.parse(life.codes())).isEqualTo(life);
    boolean over = List.of("closed", "withdrawn").contains(life.state());
    boolean answered =
        List.of("released", "partly-released", "refused", "no-hit").contains(life.state());
    assertThat(life.open()).isEqualTo(!over && !answered);
    assertThat(life.state().equals("closed"))
        .isEqualTo(
            !life.open()
                && life.subjects(Stage.Answered.class).isEmpty()
                && !life.subjects(Stage.Retrieved.class).isEmpty());
  }

  @Test
  void aRequestIsWhereItsSlowestSubjectIs() {
    Life life = Life.parse(List.of("released", "collecting", "awaiting-approval"));

    assertThat(life.state()).isEqualTo("collecting");
  }

  @Test
  void somethingReleasedAndSomethingRefusedIsPartlyReleased() {
    assertThat(Life.parse(List.of("released", "refused")).state()).isEqualTo("partly-released");
    assertThat(Life.parse(List.of("no-hit", "refused")).state()).isEqualTo("refused");
    assertThat(Life.parse(List.of("no-hit", "withdrawn")).state()).isEqualTo("no-hit");
  }
}
