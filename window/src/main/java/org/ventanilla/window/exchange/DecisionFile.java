package org.ventanilla.window.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Role;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.DecidedField;
import org.ventanilla.window.release.ReleaseDesk;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// What waits for a person: proposals for the desk's officer, decisions for approvers. Whoever
/// looks is written down; an approver outside the desk sees only the fields that wait for their
/// role.
final class DecisionFile {
  private final Database database;
  private final RequestStore requests;
  private final TimelineStore timeline;
  private final Seals seals;
  private final ReleaseDesk release;
  private final Agreement agreement;
  private final OwnParty own;
  private final Shown shown;
  private final Ids ids;
  private final Now now;

  DecisionFile(Wiring wiring, ReleaseDesk release) {
    this.database = wiring.database();
    this.requests = wiring.requests();
    this.timeline = wiring.timeline();
    this.seals = wiring.seals();
    this.release = release;
    this.agreement = wiring.agreement();
    this.own = wiring.own();
    this.shown = wiring.shown();
    this.ids = wiring.ids();
    this.now = wiring.now();
  }

  /// What waits for the desk's officer on a subject.
  Optional<Prepared> proposal(RequestRow row, int subject) {
    return stage(row, subject) instanceof Stage.Deciding
        ? open(row, subject, Part.PROPOSAL)
        : Optional.empty();
  }

  /// What waits for approval on a subject, as it was prepared.
  Optional<Prepared> awaiting(RequestRow row, int subject) {
    return stage(row, subject) instanceof Stage.AwaitingApproval
        ? open(row, subject, Part.DECISION)
        : Optional.empty();
  }

  /// What is decided or proposed on a subject and not answered yet.
  Optional<Prepared> inFlight(RequestRow row, int subject) {
    Stage now = stage(row, subject);
    if (now instanceof Stage.Deciding) {
      return open(row, subject, Part.PROPOSAL);
    }
    return now instanceof Stage.AwaitingApproval || now instanceof Stage.Decided
        ? open(row, subject, Part.DECISION)
        : Optional.empty();
  }

  Outcome<JsonNode> show(Caller caller, UUID id) {
    Optional<Agency> agency =
        agreement.agency(caller.agency()).filter(one -> one.party().equals(own.party().id()));
    if (agency.isEmpty()) {
      return new Outcome.NotFound<>();
    }
    return database
        .asWindow(() -> requests.find(id).flatMap(row -> shown(caller, row)))
        .<Outcome<JsonNode>>map(file -> new Outcome.Done<>(file, Optional.empty()))
        .orElseGet(Outcome.NotFound::new);
  }

  private Optional<JsonNode> shown(Caller caller, RequestRow row) {
    boolean all = shown.desk(caller);
    List<JsonNode> subjects = new ArrayList<>();
    for (int subject = 1; subject <= row.life().stages().size(); subject++) {
      Optional<Prepared> waiting = proposal(row, subject);
      if (waiting.isPresent() && all) {
        subjects.add(file(row, subject, waiting.get(), _ -> true));
      }
      Optional<Prepared> awaiting = awaiting(row, subject);
      if (awaiting.isPresent()) {
        Predicate<DecidedField> mine = all ? _ -> true : waitsFor(caller);
        if (awaiting.get().decision().fields().stream().anyMatch(mine)) {
          subjects.add(file(row, subject, awaiting.get(), mine));
        }
      }
    }
    if (subjects.isEmpty() && !all) {
      return Optional.empty();
    }
    timeline.look(ids.next(), row.id(), caller.agency(), "decision", now.get());
    ObjectNode file = Json.mapper().createObjectNode();
    file.put("request", row.id().toString());
    file.put("reference", row.reference());
    file.putArray("subjects").addAll(subjects);
    return Optional.of(file);
  }

  private Predicate<DecidedField> waitsFor(Caller caller) {
    Set<String> roles =
        agreement.roles().stream()
            .filter(role -> role.openTo(caller.agency()) && !role.agencies().isEmpty())
            .map(Role::id)
            .collect(Collectors.toSet());
    return field -> field.approvers().stream().anyMatch(need -> roles.contains(need.role()));
  }

  private JsonNode file(
      RequestRow row, int subject, Prepared prepared, Predicate<DecidedField> visible) {
    CaseDecision decision = prepared.decision();
    ObjectNode file = Json.mapper().createObjectNode();
    file.put("subject", subject);
    file.put("state", row.life().stage(subject).state());
    file.put("decision", release.digest(decision));
    file.put("policy", decision.policyDigest());
    file.put("preparer", prepared.preparer());
    file.set("missing", Json.mapper().valueToTree(prepared.missing()));
    file.set("needs", Json.mapper().valueToTree(release.outstanding(row.id(), subject, decision)));
    var fields = file.putArray("fields");
    for (DecidedField field : decision.fields()) {
      if (visible.test(field)) {
        ObjectNode one = Json.mapper().<ObjectNode>valueToTree(field);
        one.put("place", field.place());
        one.set("of", Json.mapper().valueToTree(prepared.records().get(field.record())));
        fields.add(one);
      }
    }
    return file;
  }

  private Optional<Prepared> open(RequestRow row, int subject, Part part) {
    return requests
        .content(row.id(), subject, part)
        .map(sealed ->
            seals.openJson(
                row.keyId(), row.id(), part, Integer.toString(subject), sealed, Prepared.class));
  }

  private static @Nullable Stage stage(RequestRow row, int subject) {
    return subject >= 1 && subject <= row.life().stages().size() ? row.life().stage(subject) : null;
  }
}
