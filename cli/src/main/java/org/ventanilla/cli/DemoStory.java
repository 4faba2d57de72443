package org.ventanilla.cli;

import java.io.PrintWriter;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// One request from filing to verified receipt, each step by whoever would take it, over the API.
final class DemoStory {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Set<String> ANSWERED =
      Set.of("released", "partly-released", "refused", "no-hit");

  private final URI window;
  private final DemoCast cast;
  private final DemoScript script;
  private final DemoEvidence evidence;
  private final Narrator narrator;
  private final PrintWriter told;

  DemoStory(
      URI window,
      DemoCast cast,
      DemoScript script,
      DemoEvidence evidence,
      Narrator narrator,
      PrintWriter told) {
    this.window = window;
    this.cast = cast;
    this.script = script;
    this.evidence = evidence;
    this.narrator = narrator;
    this.told = told;
  }

  /// Plays it; whatever does not hold ends the command with 1.
  ///
  /// @return the request's reference
  String play() {
    keys();
    holdings();
    String filing = script.filing(cast, about());
    JsonNode filed = file(filing);
    String path = "/api/v1/requests/" + filed.path("id").asString();
    String reference = filed.path("reference").asString();
    fileAgain(filing, reference);
    refuseForged();
    collect(path).ifPresentOrElse(shown -> decide(path, shown), this::decidedWithoutPeople);
    retrieve(path);
    verify();
    return reference;
  }

  private void keys() {
    int keys = cast.register(window);
    narrator.step(
        "keys",
        keys
            + " keys of invented agencies and officers, each proposed by one custodian and confirmed"
            + " by another",
        "nobody lets a key in alone; every change is a leaf of the ledger");
  }

  private void holdings() {
    JsonNode imported =
        HoldingsCommand.send(
            cast.as(window, DemoCast.LIST_HOLDER), script.list(), "register", true, told);
    narrator.step(
        "holding",
        DemoCast.LIST_HOLDER
            + " brings in its records: "
            + imported.path("records").asLong(imported.path("counts").path("records").asLong())
            + ". "
            + DemoCast.PERSON_HOLDER
            + " keeps its own and answers through a person",
        "content lies encrypted, names are found by keyed hashes only");
  }

  private JsonNode file(String filing) {
    JsonNode answer = as(DemoCast.REQUESTER).postSigned("/api/v1/requests", filing);
    JsonNode request = answer.path("request");
    long leaf = evidence.receipt("filed", answer.path("receipt").asString());
    narrator.step(
        "filed",
        DemoCast.REQUESTER
            + " asks about "
            + script.subjectName()
            + ": "
            + request.path("reference").asString(),
        "received and on the clock: receipt verified offline, leaf " + leaf);
    request.path("dueExplanation").forEach(line -> narrator.detail(line.asString()));
    String path = "/api/v1/requests/" + request.path("id").asString();
    JsonNode opening = as(DemoCast.REQUESTER).get(path + "/openings/SUBMISSION_ACCEPTANCE");
    evidence.opening("filed", opening, answer.path("receipt"));
    return request;
  }

  private void fileAgain(String filing, String reference) {
    WindowClient.Answer again = as(DemoCast.REQUESTER).trySigned("/api/v1/requests", filing);
    expect(
        again.status() == 200
            && again.body().path("request").path("reference").asString().equals(reference),
        "the same filing gave another request");
    narrator.step(
        "filed again",
        "the same bytes a second time: the same request, the same receipt, status 200",
        "a lost answer can be asked for again without asking twice");
  }

  private void refuseForged() {
    WindowClient.Answer refused =
        as(DemoCast.REQUESTER).trySigned("/api/v1/requests", script.forged(cast, about()));
    expect(refused.status() >= 400 && refused.status() < 500, "a forged filing was taken");
    long leaf = evidence.receipt("forged", refused.body().path("receipt").asString());
    narrator.step(
        "refused",
        "a filing signed with another's key: "
            + refused.body().path("code").asString()
            + ", status "
            + refused.status(),
        "a refusal is receipted like a release: leaf " + leaf + "; no holder ever saw it");
  }

  /// What waits for people to decide; nothing where the policy settles every field by itself, as it
  /// may with a list of the viewer's own.
  private Optional<JsonNode> collect(String path) {
    WindowClient holder = as(DemoCast.PERSON_HOLDER);
    JsonNode inquiry =
        Await.until(
            PATIENCE,
            "the inquiry to " + DemoCast.PERSON_HOLDER,
            () -> Optional.ofNullable(holder.get("/api/v1/inquiries").get(0)));
    narrator.step(
        "routed",
        "each category goes to the authority that holds it: " + routedTo(path),
        "the requester sees the state in-progress, and never who was asked");
    ObjectNode members = JsonNodeFactory.instance.objectNode();
    String id = inquiry.path("id").asString();
    members.put("inquiry", id);
    members.set("records", script.personsRecords());
    holder.postSigned(
        "/api/v1/inquiries/" + id + "/answer",
        Acts.signed(cast.signingKey(DemoCast.HOLDER_OFFICER), about(), "answer", members));
    narrator.step(
        "collected",
        DemoCast.LIST_HOLDER
            + " answered from its records at once, an officer of "
            + DemoCast.PERSON_HOLDER
            + " by hand",
        "a silent holder never blocks another; a person's answer carries a person's signature");
    return Await.until(
        PATIENCE,
        "the policy's decision",
        () -> {
          JsonNode shown = as(DemoCast.DESK).get(path + "/decision");
          if (!shown.path("subjects").isEmpty()) {
            return Optional.of(Optional.of(shown));
          }
          String state = as(DemoCast.DESK).get(path).path("state").asString();
          return ANSWERED.contains(state) ? Optional.of(Optional.empty()) : Optional.empty();
        });
  }

  private void decidedWithoutPeople() {
    narrator.step(
        "decided",
        "the written policy decides each field by itself, and none needs a person",
        "every decision names its rules and the policy's digest; no rule means no");
  }

  private String routedTo(String path) {
    JsonNode steps = as(DemoCast.DESK).get(path + "/timeline");
    StringBuilder text = new StringBuilder();
    for (JsonNode step : steps) {
      if (step.path("event").asString().equals("routed")) {
        step.path("detail")
            .forEachEntry((name, value) ->
                text.append(name).append(' ').append(value.asString()).append(' '));
      }
    }
    return text.isEmpty() ? "two holders" : text.toString().strip();
  }

  private void decide(String path, JsonNode shown) {
    narrator.step(
        "decided",
        "the written policy decides each field by itself",
        "every decision names its rules and the policy's digest; no rule means no");
    JsonNode file = shown.path("subjects").get(0);
    for (JsonNode field : file.path("fields")) {
      narrator.detail(DemoScript.line(field));
    }
    ObjectNode members = Decisions.about(shown, 1, JsonNodeFactory.instance);
    act(path + "/decisions", DemoCast.PREPARER, "decide", members.deepCopy());
    narrator.step(
        "prepared",
        "the desk's officer signs the decision; one field still needs a second person",
        "an officer can close what the policy opens, never the reverse");
    JsonNode prepared = as(DemoCast.DESK).get(path + "/decision");
    ObjectNode approval = Decisions.about(prepared, 1, JsonNodeFactory.instance);
    approval.put("role", "desk-head");
    WindowClient.Answer own =
        as(DemoCast.DESK)
            .trySigned(
                path + "/approvals",
                Acts.signed(
                    cast.signingKey(DemoCast.PREPARER), about(), "approve", approval.deepCopy()));
    expect(!own.done(), "whoever prepared the decision could approve it");
    act(path + "/approvals", DemoCast.APPROVER, "approve", approval);
    narrator.step(
        "approved",
        "whoever prepared it is turned away ("
            + own.body().path("code").asString()
            + "); another officer signs",
        "two people with keys of their own, not one person with two clients");
  }

  private void retrieve(String path) {
    WindowClient requester = as(DemoCast.REQUESTER);
    JsonNode answer =
        Await.until(
            PATIENCE,
            "the answer",
            () -> {
              WindowClient.Answer tried = requester.tryGet(path + "/answer");
              return tried.done() ? Optional.of(tried.body()) : Optional.empty();
            });
    int receipts = evidence.receipts(requester, path);
    narrator.step(
        "released",
        DemoCast.REQUESTER + " fetches the answer; this is all it ever sees",
        receipts + " receipts verified offline: filed, released, retrieved");
    for (JsonNode subject : answer.path("subjects")) {
      for (JsonNode one : subject.path("records")) {
        one.path("fields").forEach(field -> narrator.detail(DemoScript.line(field)));
      }
    }
  }

  private void verify() {
    long entries = evidence.ledger(window, told);
    narrator.step(
        "verified",
        "the whole ledger exported and rebuilt: " + entries + " entries, one signed root",
        "nothing was altered or left out; "
            + evidence.verified()
            + " receipts hold against "
            + evidence.key());
  }

  private void act(String path, String officer, String act, ObjectNode members) {
    as(DemoCast.DESK)
        .postSigned(path, Acts.signed(cast.signingKey(officer), about(), act, members));
  }

  private WindowClient as(String agency) {
    return cast.as(window, agency);
  }

  private JsonNode about() {
    return WindowClient.about(window);
  }

  private static void expect(boolean holds, String otherwise) {
    if (!holds) {
      throw CliException.negative("the demonstration failed: " + otherwise);
    }
  }
}
