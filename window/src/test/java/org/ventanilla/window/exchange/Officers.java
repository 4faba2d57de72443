package org.ventanilla.window.exchange;

import java.util.List;
import java.util.UUID;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What people do in tests, each act signed with the key of whoever does it.
record Officers(TestWindow window) {

  Outcome<RequestView> ask(UUID id) {
    return window
        .exchange()
        .clarify(
            TestWindow.DESK,
            id,
            FakeAccreditation.signed(
                "preparer", window.act("clarify", "request", id).put("text", "Which one?")));
  }

  Outcome<RequestView> reply(UUID id) {
    return window
        .exchange()
        .clarify(
            TestWindow.REQUESTER,
            id,
            FakeAccreditation.signed(
                "asker", window.act("clarify", "request", id).put("text", "The second one.")));
  }

  Outcome<RequestView> withdraw(UUID id) {
    return window
        .exchange()
        .withdraw(
            TestWindow.REQUESTER,
            id,
            FakeAccreditation.signed("asker", window.act("withdraw", "request", id)));
  }

  Outcome<RequestView> decide(UUID id, String key) {
    return window
        .exchange()
        .decide(TestWindow.DESK, id, FakeAccreditation.signed(key, decision("decide", id)));
  }

  Outcome<RequestView> approve(UUID id, String key, String role) {
    return window
        .exchange()
        .approve(
            TestWindow.DESK,
            id,
            FakeAccreditation.signed(key, decision("approve", id).put("role", role)));
  }

  /// @param place a field of the first subject, as `record.field`
  Outcome<RequestView> decline(UUID id, String key, String role, String place) {
    ObjectNode act = decision("approve", id).put("role", role).put("ground", "INACCURATE");
    act.putArray("decline").add(place);
    return window.exchange().approve(TestWindow.DESK, id, FakeAccreditation.signed(key, act));
  }

  /// @param records JSON of each record
  Outcome<Exchange.InquiryView> answer(String holder, String key, UUID inquiry, JsonNode records) {
    ObjectNode act = window.act("answer", "inquiry", inquiry);
    act.set("records", records);
    return window
        .exchange()
        .answer(new Caller(holder), inquiry, FakeAccreditation.signed(key, act));
  }

  /// The open inquiry about a request, once there is one.
  Exchange.InquiryView inquiry(String holder, UUID request) {
    String reference = window.exchange().find(TestWindow.DESK, request).orElseThrow().reference();
    TestWindow.until(() -> !about(holder, reference).isEmpty());
    return about(holder, reference).getFirst();
  }

  private List<Exchange.InquiryView> about(String holder, String reference) {
    return window.exchange().inquiries(new Caller(holder), null, 200).items().stream()
        .filter(one -> one.requestReference().equals(reference))
        .toList();
  }

  /// What waits for a person; empty when nothing does.
  JsonNode file(UUID id) {
    return ((Outcome.Done<JsonNode>) window.exchange().decision(TestWindow.DESK, id)).value();
  }

  void untilProposed(UUID id) {
    TestWindow.until(() -> !file(id).path("subjects").isEmpty());
  }

  /// On the first subject, with the digest of what waits, or of nothing.
  private ObjectNode decision(String act, UUID id) {
    String digest = file(id).path("subjects").path(0).path("decision").asString("none");
    return window.act(act, "request", id).put("subject", 1).put("decision", digest);
  }

  List<String> events(UUID id) {
    return ((Outcome.Done<List<TimelineEntry>>) window.exchange().timeline(TestWindow.DESK, id))
        .value().stream().map(TimelineEntry::event).toList();
  }

  static String code(Outcome<?> outcome) {
    return switch (outcome) {
      case Outcome.Refused<?>(var reason, var _) -> reason.code();
      case Outcome.NotFound<?> _ -> "not found";
      case Outcome.Done<?> _ -> "done";
    };
  }
}
