package org.ventanilla.cli;

import com.nimbusds.jose.jwk.OctetKeyPair;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One request of a load, and everything the window has said about it. Whatever is said twice must
/// be said the same: that is checked at once. Belongs to one client's thread until the load is
/// over.
final class LoadedRequest {
  private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

  /// What is asked, and so what must come of it.
  enum Question {
    /// Somebody on the list: the policy alone releases.
    KNOWN("identity address", "released"),
    /// Nobody on the list.
    UNKNOWN("identity", "no-hit"),
    /// Both, each answered by itself.
    SEVERAL("identity", "released no-hit"),
    /// A field that leaves only once two people agree.
    PEOPLE("criminal-record", "released"),
    /// What a holder's officer answers by hand. No load asks it.
    ACCOUNTS("financial", "released");

    private final String categories;
    private final String outcomes;

    Question(String categories, String outcomes) {
      this.categories = categories;
      this.outcomes = outcomes;
    }

    /// What is asked for.
    List<String> categories() {
      return List.of(categories.split(" "));
    }

    /// What must become of each subject.
    List<String> outcomes() {
      return List.of(outcomes.split(" "));
    }
  }

  private final Question question;
  private final String idempotencyKey = UUID.randomUUID().toString();
  private final Set<String> receipts = new LinkedHashSet<>();
  private final Map<Integer, JsonNode> answers = new LinkedHashMap<>();
  private String jws;
  private @Nullable String id;
  private @Nullable String reference;
  private boolean complete;

  LoadedRequest(Question question, String jws) {
    this.question = question;
    this.jws = jws;
  }

  /// A filing that asks the question, signed anew each time.
  static String sign(Question question, OctetKeyPair key, JsonNode about) {
    return Acts.filing(key, DemoCast.REQUESTER, about, document(question));
  }

  /// The request of a filing that asks the question.
  static ObjectNode document(Question question) {
    ObjectNode request = NODES.objectNode();
    request.put("kind", "information");
    request.put("caseReference", "EJEMPLO-2026-0002");
    request
        .putObject("officer")
        .put("id", DemoCast.REQUESTING_OFFICER)
        .put("accreditation", "EJEMPLO-" + DemoCast.REQUESTING_OFFICER)
        .put("territory", "US");
    request.put("facts", "Invented for a test: nothing of this happened.");
    request.putObject("offence").put("description", "Fraud (invented case)");
    question.categories().forEach(request.putArray("categories")::add);
    request.put("purpose", "investigation");
    request.put("believedHeld", "The person is said to live in Mexico.");
    request.put("territory", "MX");
    request.put("link", "The person is a suspect in the invented case.");
    request.putObject("urgency").put("class", "ORDINARY");
    request.putArray("restrictions").add("H1");
    request.put("retentionDays", 365);
    request.put("language", "en");
    var subjects = request.putArray("subjects");
    for (String outcome : question.outcomes()) {
      subjects.add(
          outcome.equals("no-hit")
              ? person("Nadie", "Inventada", "Inexistente", "1901-01-01")
              : person("Ximena", "Prueba", "Ficticia", "1984-05-17"));
    }
    return request;
  }

  private static ObjectNode person(String given, String paternal, String maternal, String birth) {
    ObjectNode subject = NODES.objectNode().put("type", "person");
    subject
        .putArray("names")
        .addObject()
        .put("kind", "legal")
        .put("given", given)
        .put("paternal", paternal)
        .put("maternal", maternal);
    subject.putArray("birthDates").addObject().put("date", birth);
    return subject;
  }

  Question question() {
    return question;
  }

  String idempotencyKey() {
    return idempotencyKey;
  }

  String jws() {
    return jws;
  }

  boolean acknowledged() {
    return id != null;
  }

  String id() {
    return Objects.requireNonNull(id);
  }

  String reference() {
    return Objects.requireNonNull(reference);
  }

  Set<String> receipts() {
    return receipts;
  }

  boolean complete() {
    return complete;
  }

  /// The window has taken the filing in these bytes.
  void acknowledged(String bytes, JsonNode body) {
    String nowId = body.path("request").path("id").asString();
    String nowReference = body.path("request").path("reference").asString();
    same("id", id, nowId);
    same("reference", reference, nowReference);
    jws = bytes;
    id = nowId;
    reference = nowReference;
    receipt(body.path("receipt"));
  }

  void receipt(JsonNode proof) {
    if (proof.isString()) {
      receipts.add(proof.asString());
    }
  }

  /// The window has handed an answer over, perhaps not the whole of it yet.
  void answered(JsonNode answer) {
    same("reference", reference, answer.path("reference").asString());
    for (JsonNode subject : answer.path("subjects")) {
      JsonNode before = answers.putIfAbsent(subject.path("number").asInt(), subject);
      // As text, so that the order of members counts too.
      same("answer of " + reference, before == null ? null : before.toString(), subject.toString());
    }
    if (complete && answers.size() != answer.path("subjects").size()) {
      throw new AssertionError("a part of the answer to " + reference + " is gone");
    }
    complete |= answer.path("complete").asBoolean();
  }

  /// What became of each subject.
  List<String> outcomes() {
    return answers.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .map(one -> one.getValue().path("outcome").asString())
        .toList();
  }

  private static void same(String what, @Nullable String before, String now) {
    if (before != null && !before.equals(now)) {
      throw new AssertionError("the window said two things: " + what + " " + before + ", " + now);
    }
  }
}
