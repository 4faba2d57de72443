package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.ventanilla.window.exchange.TestWindow.REQUESTER;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.notary.TestNotary;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

class AutomatedPathTests {
  @AutoClose private static final Ground GROUND = Ground.fresh();

  @Test
  void aHitIsReleasedRetrievedAndClosed() {
    try (TestWindow window = GROUND.window()) {
      window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
      RequestView request = window.accepted(window.filing("identity"));

      AnswerView answer = window.retrieved(request.id());

      assertThat(answer.complete()).isTrue();
      AnswerView.Subject subject = answer.subjects().getFirst();
      assertThat(subject.outcome()).isEqualTo("released");
      assertThat(subject.records().getFirst().fields().getFirst().value())
          .isEqualTo(JsonNodeFactory.instance.stringNode("secret-identity"));
      assertThat(subject.records().getFirst().id()).doesNotContain("sample");
      assertThat(window.state(request.id())).isEqualTo("closed");
    }
  }

  @Test
  void receiptsOfOneEventAreOpenedByNamesOfTheirOwn() {
    try (TestWindow window = GROUND.window()) {
      window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
      ObjectNode filing = window.filing("identity");
      ArrayNode subjects = (ArrayNode) filing.path("request").path("subjects");
      TestWindow.subject(subjects, "Segunda Inventada");
      TestWindow.subject(subjects, "Tercero Imaginario");
      RequestView request = window.accepted(filing);
      TestWindow.until(() -> window.retrieved(request.id()).complete());

      var receipts =
          ((Outcome.Done<List<Exchange.NamedReceipt>>)
                  window.exchange().receipts(REQUESTER, request.id()))
              .value();

      var decisions =
          receipts.stream().filter(one -> one.event().equals("RELEASE_DECISION")).toList();
      assertThat(decisions)
          .extracting(Exchange.NamedReceipt::opening)
          .containsExactly("RELEASE_DECISION", "RELEASE_DECISION.2", "RELEASE_DECISION.3");
      assertThat(decisions)
          .extracting(one -> opened(window, request, one).path("number").asInt())
          .containsExactlyInAnyOrder(1, 2, 3);
    }
  }

  /// The document a leaf meant, by the name its receipt has for it.
  private static JsonNode opened(
      TestWindow window, RequestView request, Exchange.NamedReceipt one) {
    JsonNode leaf = Json.mapper().readTree(TestNotary.proven(GROUND.notary(), one.receipt()));
    JsonNode opening =
        ((Outcome.Done<JsonNode>) window.exchange().opening(REQUESTER, request.id(), one.opening()))
            .value();
    Commitment opened =
        Commitment.to(
            Base64.getDecoder().decode(opening.path("salt").asString()),
            opening.path("tag").asString(),
            Json.canonical(opening.path("document")));
    assertThat(leaf.path("commitments").path("document").asString()).isEqualTo(opened.base64());
    assertThat(leaf.path("reference").asString()).isEqualTo(request.reference());
    return opening.path("document");
  }

  @Test
  void everyReceiptVerifiesAndOpens() {
    try (TestWindow window = GROUND.window()) {
      window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
      ObjectNode filing = window.filing("identity");
      RequestView request = window.accepted(filing);
      TestWindow.until(() -> window.state(request.id()).equals("released"));
      TestWindow.until(() ->
          Officers.code(window.exchange().opening(REQUESTER, request.id(), "RELEASE_DECISION"))
              .equals("ANSWER_NOT_RETRIEVED"));
      assertThat(window.exchange().opening(TestWindow.DESK, request.id(), "RELEASE_DECISION"))
          .isInstanceOf(Outcome.Done.class);
      window.retrieved(request.id());

      var receipts =
          ((Outcome.Done<List<Exchange.NamedReceipt>>)
                  window.exchange().receipts(REQUESTER, request.id()))
              .value();

      assertThat(receipts)
          .extracting(Exchange.NamedReceipt::event)
          .containsExactly("SUBMISSION_ACCEPTANCE", "RELEASE_DECISION", "RETRIEVAL");
      for (Exchange.NamedReceipt one : receipts) {
        opened(window, request, one);
      }
      assertThat(TestNotary.leaves(GROUND.notary()).toString())
          .doesNotContain("Ficticio")
          .doesNotContain("secret-identity")
          .doesNotContain(request.id().toString());
    }
  }

  @Test
  void withheldLooksExactlyLikeNothingHeld() {
    try (TestWindow window = GROUND.window()) {
      window.retrieved(window.accepted(window.filing("informant")).id());
      int before = TestNotary.leaves(GROUND.notary()).size();
      RequestView nothing = window.accepted(window.filing("informant"));
      AnswerView noHit = window.retrieved(nothing.id());
      int between = TestNotary.leaves(GROUND.notary()).size();
      window.holder("mx-fgr").holds(FakeHolder.record("unclassified", "informant"));
      RequestView withheld = window.accepted(window.filing("informant"));
      AnswerView refused = window.retrieved(withheld.id());
      int after = TestNotary.leaves(GROUND.notary()).size();

      assertThat(refused.subjects().getFirst().outcome())
          .isEqualTo(noHit.subjects().getFirst().outcome())
          .isEqualTo("no-hit");
      assertThat(refused.subjects().getFirst().records()).isEmpty();
      assertThat(refused.subjects().getFirst().grounds()).isEmpty();
      assertThat(after - between).isEqualTo(between - before);
      assertThat(window.exchange().find(REQUESTER, withheld.id()).orElseThrow().version())
          .isEqualTo(window.exchange().find(REQUESTER, nothing.id()).orElseThrow().version());
    }
  }

  @Test
  void eachSubjectIsAnsweredByItself() {
    try (TestWindow window = GROUND.window()) {
      window
          .holder("mx-sspc")
          .does(inquiry ->
              inquiry.subjectNumber() == 2
                  ? new Holder.Reply.Held(List.of(FakeHolder.record("unclassified", "identity")))
                  : new Holder.Reply.Nothing());
      ObjectNode filing = window.filing("identity");
      TestWindow.subject((ArrayNode) filing.path("request").path("subjects"), "Otro Inventado");
      RequestView request = window.accepted(filing);

      window.untilState(request.id(), "partly-released");
      AnswerView answer = window.retrieved(request.id());

      assertThat(answer.subjects())
          .extracting(AnswerView.Subject::outcome)
          .containsExactly("no-hit", "released");
    }
  }

  @Test
  void retrievingAgainChangesNothing() {
    try (TestWindow window = GROUND.window()) {
      RequestView request = window.accepted(window.filing("identity"));
      AnswerView first = window.retrieved(request.id());
      RequestView closed = window.exchange().find(TestWindow.DESK, request.id()).orElseThrow();

      AnswerView second = window.retrieved(request.id());

      assertThat(second).isEqualTo(first);
      assertThat(window.exchange().find(TestWindow.DESK, request.id())).contains(closed);
    }
  }

  @Test
  void nothingPersonalStandsInPlainInTheDatabase() {
    try (TestWindow window = GROUND.window()) {
      window.holder("mx-sspc").holds(FakeHolder.record("unclassified", "identity"));
      RequestView request = window.accepted(window.filing("identity"));
      window.retrieved(request.id());

      for (String table :
          List.of(
              "request",
              "content",
              "timeline",
              "work",
              "inquiry",
              "act",
              "rejection",
              "notification",
              "look")) {
        String rows =
            String.join(
                "\n",
                GROUND
                    .database()
                    .asWindow(() ->
                        GROUND
                            .database()
                            .sql()
                            .sql("select t::text from exchange." + table + " t")
                            .query(String.class)
                            .list()));
        assertThat(rows)
            .doesNotContain("Ficticio", "secret-identity", "SAMPLE-1", "asker", "sample-1");
      }
    }
  }
}
