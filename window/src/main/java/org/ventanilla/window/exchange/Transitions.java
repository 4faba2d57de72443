package org.ventanilla.window.exchange;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Overtaken;

/// Carries a transition out: its leaf, the request's new state, its line in the timeline, its
/// content and what comes next are written together.
///
/// There are two ways, which write the same. With the request's row held, in a transaction somebody
/// opened. Or at once, from what this window remembers: one round trip, one transaction, written
/// only if the request still has the version the step began from.
final class Transitions {
  private final Database database;
  private final Notary notary;
  private final Evidence evidence;
  private final Seals seals;
  private final Shown shown;
  private final Retention retention;
  private final FaultPoint faults;
  private final Consumer<Work> onward;
  private final Bell bell;
  private final Memory memory;

  /// @param onward takes the work this window goes on with; called after the commit
  /// @param bell rings after the commit of what the requester may know
  Transitions(
      Database database,
      Notary notary,
      Evidence evidence,
      Seals seals,
      Shown shown,
      Retention retention,
      FaultPoint faults,
      Consumer<Work> onward,
      Bell bell,
      Memory memory) {
    this.database = database;
    this.notary = notary;
    this.evidence = evidence;
    this.seals = seals;
    this.shown = shown;
    this.retention = retention;
    this.faults = faults;
    this.onward = onward;
    this.bell = bell;
    this.memory = memory;
  }

  /// In the current transaction, which holds the request's row.
  ///
  /// @return the request as it is now
  RequestRow carryOut(Change change) {
    Prepared prepared = prepare(change);
    prepared.bundle.afterCommit(() -> memory.forget(change.before().id()));
    prepared.bundle.afterCommit(() -> follow(change));
    try {
      database.send(prepared.bundle);
    } catch (Overtaken e) {
      throw new ExchangeFault("STEP_LOST", "the request changed while it was held", e);
    }
    faults.at(change.event() + ":written");
    return prepared.after();
  }

  /// As a transaction of its own, by memory.
  ///
  /// @param agency on whose behalf; null for the window itself
  /// @return what is remembered now; empty if the request is another one by now: nothing was
  ///   written
  Optional<Remembered> carryOutAtOnce(Remembered before, Change change, @Nullable String agency) {
    Prepared prepared = prepare(change);
    // Before or after the statements is one and the same here: they are sent together.
    faults.at(change.event() + ":written");
    try {
      if (agency == null) {
        database.atOnceAsWindow(prepared.bundle);
      } else {
        database.atOnce(agency, prepared.bundle);
      }
    } catch (Overtaken _) {
      memory.forget(before.row().id());
      return Optional.empty();
    }
    RequestRow row = prepared.after();
    Remembered after = before.after(change, row, prepared.ticket.get(), prepared.sealedBytes);
    if (row.life().state().equals("closed")) {
      memory.forget(row.id());
    } else {
      memory.keep(after);
    }
    follow(change);
    return Optional.of(after);
  }

  private Prepared prepare(Change change) {
    RequestRow before = change.before();
    if (before.life().open() && !change.life().open()) {
      change.then(retention.destruction(before.id(), change.at()));
    }
    Evidence.Leaf leaf = evidence.of(change);
    Bundle bundle = new Bundle();
    Supplier<Ticket> ticket = notary.append(leaf.draft(), bundle);
    faults.at(change.event() + ":appended");
    RequestRow after = after(change);
    byte[] opening =
        seals.sealJson(
            before.keyId(),
            before.id(),
            Part.OPENING,
            Long.toString(after.version()),
            leaf.opening());
    List<RequestStore.Sealed> sealed = sealed(change);
    TransitionStore.write(new TransitionStore.Written(change, after, opening, sealed), bundle);
    InquiryStore.add(before, change.asked(), bundle);
    Facts.Collected replied = change.replied();
    long bytes = sealed.stream().mapToLong(one -> one.bytes().length).sum();
    if (replied != null) {
      InquiryStore.reply(replied.row(), bundle);
      byte[] reply = replied.row().reply();
      bytes += reply == null ? 0 : reply.length;
    }
    change.also().forEach(more -> more.accept(bundle));
    return new Prepared(bundle, ticket, after, change.told() != null, bytes);
  }

  private void follow(Change change) {
    if (change.told() != null) {
      bell.ring(change.before().id());
    }
    goOn(change.next());
  }

  /// Goes on with the work that is to be done at once. To be called after the commit.
  void goOn(List<Work> next) {
    next.stream().filter(Work::atOnce).forEach(onward);
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

  /// All but the ticket, which is not known yet.
  private RequestRow after(Change change) {
    RequestRow before = change.before();
    RequestRow after = before.moved(change);
    return change.told() == null && shown.alike(before, after) ? after : after.noticed();
  }

  /// @param draft the request after it, but for its last ticket
  /// @param sealedBytes how much content it adds
  private record Prepared(
      Bundle bundle, Supplier<Ticket> ticket, RequestRow draft, boolean told, long sealedBytes) {
    /// Once the bundle was carried out.
    RequestRow after() {
      return told ? draft.last(ticket.get()) : draft;
    }
  }
}
