package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.window.platform.Json;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Several holders, several subjects, and what a person of a holder may answer.
class HolderTests {
  private static final String TWO_HOLDERS =
      """
      routes:
        - holder: mx-fgr
          kinds: [information]
          categories: [identity]
      """;
  private static final String RECORD =
      """
      {"id": "r-1", "classification": "unclassified", "handling": "H1", "source": "A",
       "information": 2, "originator": "mx-fgr", "thirdParty": false,
       "fields": [{"name": "phone", "category": "communication", "value": "555-0100"}]}
      """;

  private static final List<String> WRONG =
      List.of(
          "{\"id\": 1}",
          "{\"information\": \"2\"}",
          "{\"information\": 2.5}",
          "{\"information\": 5}",
          "{\"handling\": \"H4\"}",
          "{\"source\": \"D\"}",
          "{\"classification\": \"purple\"}",
          "{\"originator\": \"\"}",
          "{\"thirdParty\": \"false\"}",
          "{\"consent\": \"true\"}",
          "{\"more\": 1}",
          "{\"fields\": []}",
          "{\"fields\": {\"name\": \"a\", \"category\": \"communication\", \"value\": 1}}",
          "{\"fields\": [{\"name\": \"a\", \"category\": \"identity\", \"value\": 1}]}",
          "{\"fields\": [{\"name\": \"a b\", \"category\": \"communication\", \"value\": 1}]}",
          "{\"fields\": [{\"name\": \"a\", \"category\": \"communication\", \"value\": null}]}",
          "{\"fields\": [{\"name\": \"a\", \"category\": \"communication\", \"value\": 1, \"x\": 1}]}");

  @AutoClose private static final Ground GROUND = Ground.fresh();
  @TempDir private static Path scratch;

  private static TestWindow twoHolders() {
    return GROUND.window(Agreements.edited(scratch, "routes:\n", TWO_HOLDERS));
  }

  private static HeldRecord saying(String value) {
    return FakeHolder.record("unclassified", "identity")
        .with(
            List.of(
                new HeldRecord.Field(
                    "birthDate", "identity", JsonNodeFactory.instance.stringNode(value))));
  }

  @Test
  void holdersThatDisagreeAreBothAnsweredAndNeitherIsNamed() {
    try (TestWindow window = twoHolders()) {
      window.holder("mx-sspc").holds(saying("1970-01-01"));
      window.holder("mx-fgr").holds(saying("1971-02-02"));

      AnswerView answer = window.retrieved(window.accepted(window.filing("identity")).id());

      AnswerView.Subject subject = answer.subjects().getFirst();
      assertThat(subject.outcome()).isEqualTo("released");
      assertThat(subject.records())
          .flatExtracting(AnswerView.ReleasedRecord::fields)
          .extracting(field -> String.valueOf(field.value()))
          .containsExactlyInAnyOrder("\"1970-01-01\"", "\"1971-02-02\"");
      assertThat(answer.toString()).doesNotContain("mx-fgr", "mx-sspc", "sample-1");
    }
  }

  /// Such a name could be held before imports refused it.
  @Test
  void fieldThatNoRuleCouldNameKeepsNoOtherFromLeaving() {
    try (TestWindow window = GROUND.window()) {
      window
          .holder("mx-sspc")
          .holds(
              saying("1970-01-01")
                  .with(
                      List.of(
                          new HeldRecord.Field(
                              "birth..date", "identity", JsonNodeFactory.instance.stringNode("a")),
                          new HeldRecord.Field(
                              "x".repeat(64),
                              "identity",
                              JsonNodeFactory.instance.stringNode("b")))));

      AnswerView answer = window.retrieved(window.accepted(window.filing("identity")).id());

      assertThat(answer.subjects().getFirst().records())
          .flatExtracting(AnswerView.ReleasedRecord::fields)
          .extracting(field -> String.valueOf(field.value()))
          .containsExactly("\"b\"");
    }
  }

  @Test
  void oneHolderThatHasNothingDoesNotHideWhatTheOtherHas() {
    try (TestWindow window = twoHolders()) {
      window.holder("mx-fgr").holds(saying("1971-02-02"));

      AnswerView answer = window.retrieved(window.accepted(window.filing("identity")).id());

      assertThat(answer.subjects().getFirst().outcome()).isEqualTo("released");
      assertThat(answer.subjects().getFirst().missing()).isEmpty();
      assertThat(answer.subjects().getFirst().records()).hasSize(1);
    }
  }

  @Test
  void aCategoryOfWhichOneHolderIsSilentIsMissingAndTheOthersWordIsGiven() {
    try (TestWindow window = twoHolders()) {
      window.holder("mx-sspc").holds(saying("1970-01-01"));
      window.holder("mx-fgr").says(new Holder.Reply.Later());
      UUID id = window.accepted(window.filing("identity")).id();
      window.untilState(id, "collecting");

      window.pass(Duration.ofDays(6));
      AnswerView answer = window.retrieved(id);

      assertThat(answer.subjects().getFirst().outcome()).isEqualTo("partly-released");
      assertThat(answer.subjects().getFirst().missing()).containsExactly("identity");
      assertThat(answer.subjects().getFirst().records()).hasSize(1);
      assertThat(answer.toString()).doesNotContain("mx-fgr", "mx-sspc");
    }
  }

  @Test
  void ofSeveralSubjectsTheAnsweredOnesDoNotWaitForTheOthers() {
    try (TestWindow window = GROUND.window()) {
      window
          .holder("mx-sspc")
          .does(inquiry ->
              switch (inquiry.subjectNumber()) {
                case 1 ->
                    new Holder.Reply.Held(List.of(FakeHolder.record("unclassified", "identity")));
                case 2 -> new Holder.Reply.Nothing();
                default -> new Holder.Reply.Later();
              });
      ObjectNode filing = window.filing("identity");
      ArrayNode subjects = (ArrayNode) filing.path("request").path("subjects");
      TestWindow.subject(subjects, "Otro Inventado");
      TestWindow.subject(subjects, "Tercera Ficticia");
      UUID id = window.accepted(filing).id();

      AnswerView first = retrievedOf(window, id, 2);

      assertThat(first.complete()).isFalse();
      assertThat(first.subjects())
          .extracting(AnswerView.Subject::outcome)
          .containsExactly("released", "no-hit");
      window.pass(Duration.ofDays(6));
      AnswerView whole = retrievedOf(window, id, 3);
      assertThat(whole.complete()).isTrue();
      assertThat(whole.subjects().subList(0, 2)).isEqualTo(first.subjects());
      assertThat(whole.subjects().getLast().outcome()).isEqualTo("refused");
      assertThat(whole.subjects().getLast().grounds()).containsExactly("NOT_AVAILABLE");
      assertThat(whole.subjects().getLast().missing()).containsExactly("identity");
    }
  }

  private static AnswerView retrievedOf(TestWindow window, UUID id, int subjects) {
    TestWindow.until(() -> {
      window.settle();
      return window.exchange().retrieve(TestWindow.REQUESTER, id)
              instanceof Outcome.Done<AnswerView>(AnswerView view, var _)
          && view.subjects().size() == subjects;
    });
    return window.retrieved(id);
  }

  @Test
  void aRecordThatIsNotAsWrittenDownIsRefusedWithTheWholeAnswer() {
    try (TestWindow window = GROUND.window()) {
      Officers officers = new Officers(window);
      window.holder("mx-fgr").says(new Holder.Reply.Later());
      UUID id = window.accepted(window.filing("communication")).id();
      UUID inquiry = officers.inquiry("mx-fgr", id).id();

      for (String change : WRONG) {
        ObjectNode wrong = (ObjectNode) right();
        Json.mapper()
            .readTree(change)
            .properties()
            .forEach(member -> wrong.set(member.getKey(), member.getValue()));
        assertThat(
                Officers.code(
                    officers.answer("mx-fgr", "prosecutor", inquiry, list(right(), wrong))))
            .as(change)
            .isEqualTo("RECORD_MALFORMED");
      }
      assertThat(window.state(id)).isEqualTo("routed");

      assertThat(Officers.code(officers.answer("mx-fgr", "prosecutor", inquiry, list(right()))))
          .isEqualTo("done");
    }
  }

  private static JsonNode right() {
    return Json.mapper().readTree(RECORD);
  }

  @Test
  void whatCameFromAThirdPartyLeavesOnlyWithItsConsent() {
    try (TestWindow window = GROUND.window()) {
      HeldRecord plain = FakeHolder.record("unclassified", "identity");
      window.holder("mx-sspc").holds(thirdParty(plain, false));
      UUID without = window.accepted(window.filing("identity")).id();
      assertThat(window.retrieved(without).subjects().getFirst().outcome()).isEqualTo("no-hit");

      window.holder("mx-sspc").holds(thirdParty(plain, true));
      UUID with = window.accepted(window.filing("identity")).id();

      assertThat(window.retrieved(with).subjects().getFirst().outcome()).isEqualTo("released");
    }
  }

  private static HeldRecord thirdParty(HeldRecord one, boolean consent) {
    return new HeldRecord(
        one.id(),
        one.classification(),
        one.handling(),
        one.source(),
        one.information(),
        "interpol-sample",
        true,
        consent,
        one.fields());
  }

  private static ArrayNode list(JsonNode... records) {
    ArrayNode list = Json.mapper().createArrayNode();
    for (JsonNode one : records) {
      list.add(one);
    }
    return list;
  }
}
