package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.node.ArrayNode;

/// People act on a request in random order through two windows on one database. What each act gives
/// and where the request then stands is compared with a model that is a few variables and no more.
class ExchangeModelTests {
  private static final long SEED = 20_261_124L;
  private static final int RUNS = 10;
  private static final int ACTS = 14;
  private static final String RECORD =
      """
      {"id": "r-1", "classification": "unclassified", "handling": "H1", "source": "A",
       "information": 2, "originator": "mx-sspc", "thirdParty": false,
       "fields": [{"name": "linked", "category": "association", "value": "secret"}]}
      """;

  @AutoClose private static final Ground GROUND = Ground.fresh();

  /// The slow, obvious twin: one subject, one holder, one field that needs the head of the desk.
  private static final class Model {
    private String stage = "routed";
    private boolean asked;
    private boolean retrieved;
    private String preparer = "";
    private String outcome = "";

    private boolean over() {
      return stage.equals("answered") || stage.equals("withdrawn");
    }

    private boolean in(String one) {
      return stage.equals(one) && !asked;
    }

    /// What the act must give; the model moves with it.
    String act(String act) {
      return switch (act) {
        case "answer-nothing", "answer-record" -> answer(act.equals("answer-record"));
        case "ask" -> ask();
        case "reply" -> {
          boolean open = asked;
          asked = false;
          yield open ? done() : "NOTHING_TO_CLARIFY";
        }
        case "withdraw" -> withdraw();
        case "decide-preparer", "decide-head" -> decide(act.substring("decide-".length()));
        case "approve-head", "approve-second-head" -> approve(act.substring("approve-".length()));
        case "retrieve" -> retrieve();
        default -> throw new IllegalArgumentException(act);
      };
    }

    private String answer(boolean record) {
      if (!stage.equals("routed")) {
        return "INQUIRY_CLOSED";
      }
      stage = record ? "proposed" : "nothing";
      return done();
    }

    private String ask() {
      if (asked) {
        return "CLARIFICATION_OPEN";
      }
      if (over()) {
        return "REQUEST_NOT_OPEN";
      }
      asked = true;
      return done();
    }

    private String withdraw() {
      if (over()) {
        return "REQUEST_NOT_OPEN";
      }
      asked = false;
      stage = "withdrawn";
      return done();
    }

    private String decide(String officer) {
      if (!in("proposed")) {
        return "NOTHING_TO_DECIDE";
      }
      preparer = officer;
      stage = "awaiting";
      return done();
    }

    private String approve(String officer) {
      if (!in("awaiting")) {
        return "NOTHING_TO_APPROVE";
      }
      if (officer.equals(preparer)) {
        return "APPROVER_PREPARED_IT";
      }
      stage = "answered";
      outcome = "released";
      return done();
    }

    private String retrieve() {
      if (stage.equals("withdrawn")) {
        return "REQUEST_WITHDRAWN";
      }
      if (!stage.equals("answered")) {
        return "ANSWER_NOT_READY";
      }
      retrieved = true;
      return done();
    }

    /// What the window does by itself follows at once.
    private String done() {
      if (in("nothing")) {
        stage = "answered";
        outcome = "no-hit";
      }
      return "done";
    }

    String state() {
      if (asked) {
        return "clarification";
      }
      return switch (stage) {
        case "proposed" -> "deciding";
        case "awaiting" -> "awaiting-approval";
        case "answered" -> retrieved ? "closed" : outcome;
        default -> stage;
      };
    }
  }

  private static final List<String> KINDS =
      List.of(
          "answer-nothing",
          "answer-record",
          "answer-record",
          "ask",
          "reply",
          "reply",
          "withdraw",
          "decide-preparer",
          "decide-head",
          "approve-head",
          "approve-second-head",
          "retrieve");

  @Test
  void randomActsThroughTwoWindowsGoAsTheModelSays() {
    Random random = new Random(SEED);
    MutableClock clock = new MutableClock(Instant.parse("2026-06-01T15:00:00Z"));
    Map<String, FakeHolder> holders = TestWindow.holdersOfMexico();
    try (TestWindow one = GROUND.window(FaultPoint.NONE, clock, holders);
        TestWindow other = GROUND.window(FaultPoint.NONE, clock, holders)) {
      one.holder("mx-sspc").says(new Holder.Reply.Later());
      List<String> reached = new ArrayList<>();
      for (int run = 0; run < RUNS; run++) {
        reached.add(run(run, random, one, other));
      }
      assertThat(reached).as("seed %d", SEED).contains("closed").hasSize(RUNS);
    }
  }

  private static String run(int run, Random random, TestWindow one, TestWindow other) {
    Model model = new Model();
    UUID id = one.accepted(one.filing("association")).id();
    UUID inquiry = new Officers(one).inquiry("mx-sspc", id).id();
    one.settle();
    List<String> gone = new ArrayList<>();
    // Every third run goes the whole way, with whatever happens in between.
    List<String> way = new ArrayList<>(List.of("answer-record", "decide-preparer", "approve-head"));
    for (int i = 0; i < ACTS; i++) {
      boolean guided = run % 3 == 0 && !way.isEmpty() && i % 3 == 0;
      String act = guided ? way.removeFirst() : KINDS.get(random.nextInt(KINDS.size()));
      if (run % 3 == 0 && act.equals("withdraw")) {
        act = "reply";
      }
      gone.add(act);
      TestWindow window = random.nextBoolean() ? one : other;
      String expected = model.act(act);

      String given = doing(window, id, inquiry, act);
      one.settle();
      other.settle();

      assertThat(given).as("seed %d, run %d: %s", SEED, run, gone).isEqualTo(expected);
      assertThat(one.state(id)).as("seed %d, run %d: %s", SEED, run, gone).isEqualTo(model.state());
      assertThat(Collections.frequency(new Officers(one).events(id), "answered"))
          .isEqualTo(model.outcome.isEmpty() ? 0 : 1);
    }
    return one.state(id);
  }

  private static String doing(TestWindow window, UUID id, UUID inquiry, String act) {
    Officers officers = new Officers(window);
    return switch (act) {
      case "answer-nothing", "answer-record" -> {
        ArrayNode records = Json.mapper().createArrayNode();
        if (act.equals("answer-record")) {
          records.add(Json.mapper().readTree(RECORD));
        }
        yield Officers.code(officers.answer("mx-sspc", "police", inquiry, records));
      }
      case "ask" -> Officers.code(officers.ask(id));
      case "reply" -> Officers.code(officers.reply(id));
      case "withdraw" -> Officers.code(officers.withdraw(id));
      case "decide-preparer" -> Officers.code(officers.decide(id, "preparer"));
      case "decide-head" -> Officers.code(officers.decide(id, "head"));
      case "approve-head" -> Officers.code(officers.approve(id, "head", "desk-head"));
      case "approve-second-head" -> Officers.code(officers.approve(id, "second-head", "desk-head"));
      case "retrieve" -> retrieved(window, id);
      default -> throw new IllegalArgumentException(act);
    };
  }

  /// An answer is there once its leaf is under a checkpoint, moments after it was given.
  private static String retrieved(TestWindow window, UUID id) {
    boolean answered = new Officers(window).events(id).contains("answered");
    if (answered) {
      window.retrieved(id);
    }
    return Officers.code(window.exchange().retrieve(REQUESTER, id));
  }
}
