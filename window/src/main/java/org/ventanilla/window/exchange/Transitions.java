package org.ventanilla.window.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;

/// Carries a transition out: its leaf, the request's new state, its line in the timeline, its
/// content and what comes next are written together, in the transaction that holds the request's
/// row.
final class Transitions {
  private final Database database;
  private final Notary notary;
  private final RequestStore requests;
  private final Evidence evidence;
  private final Seals seals;
  private final Shown shown;
  private final Retention retention;
  private final FaultPoint faults;
  private final Consumer<Work> onward;
  private final Bell bell;

  /// @param onward takes the work this window goes on with; called after the commit
  /// @param bell rings after the commit of what the requester may know
  Transitions(
      Database database,
      Notary notary,
      RequestStore requests,
      Evidence evidence,
      Seals seals,
      Shown shown,
      Retention retention,
      FaultPoint faults,
      Consumer<Work> onward,
      Bell bell) {
    this.database = database;
    this.notary = notary;
    this.requests = requests;
    this.evidence = evidence;
    this.seals = seals;
    this.shown = shown;
    this.retention = retention;
    this.faults = faults;
    this.onward = onward;
    this.bell = bell;
  }

  /// The request as it is now, held until the transaction ends.
  RequestRow carryOut(Change change) {
    RequestRow before = change.before();
    if (before.life().open() && !change.life().open()) {
      change.then(retention.destruction(before.id(), change.at()));
    }
    Evidence.Leaf leaf = evidence.of(change);
    Ticket ticket = notary.append(leaf.draft());
    faults.at(change.event() + ":appended");
    RequestRow after = after(change, ticket);
    requests.write(
        new RequestStore.Written(
            change,
            after,
            ticket,
            seals.sealJson(
                before.keyId(),
                before.id(),
                Part.OPENING,
                Long.toString(after.version()),
                leaf.opening()),
            sealed(change)));
    faults.at(change.event() + ":written");
    if (change.told() != null) {
      database.afterCommit(() -> bell.ring(before.id()));
    }
    goOn(change.next());
    return after;
  }

  /// Goes on with the work that is to be done at once, when the current transaction has committed.
  void goOn(List<Work> next) {
    List<Work> atOnce = next.stream().filter(Work::atOnce).toList();
    if (!atOnce.isEmpty()) {
      database.afterCommit(() -> atOnce.forEach(onward));
    }
  }

  private List<RequestStore.Sealed> sealed(Change change) {
    RequestRow request = change.before();
    List<RequestStore.Sealed> all = new ArrayList<>();
    for (Change.Kept kept : change.kept()) {
      all.add(
          new RequestStore.Sealed(
              kept.subject(),
              kept.part(),
              seals.sealJson(
                  request.keyId(),
                  request.id(),
                  kept.part(),
                  Integer.toString(kept.subject()),
                  kept.value())));
    }
    return all;
  }

  private RequestRow after(Change change, Ticket ticket) {
    RequestRow before = change.before();
    RequestRow after =
        new RequestRow(
            before.id(),
            before.reference(),
            before.agency(),
            before.documentDigest(),
            before.terms(),
            change.life(),
            before.version() + 1,
            before.seen(),
            before.receivedAt(),
            change.due(),
            change.pausedSince(),
            change.pauses(),
            change.alarms(),
            before.keyId(),
            before.pseudonym(),
            before.filed(),
            change.told() == null ? before.last() : ticket);
    return shown.alike(before, after) ? after : seen(after);
  }

  private static RequestRow seen(RequestRow row) {
    return new RequestRow(
        row.id(),
        row.reference(),
        row.agency(),
        row.documentDigest(),
        row.terms(),
        row.life(),
        row.version(),
        row.seen() + 1,
        row.receivedAt(),
        row.due(),
        row.pausedSince(),
        row.pauses(),
        row.alarms(),
        row.keyId(),
        row.pseudonym(),
        row.filed(),
        row.last());
  }
}
