package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Notary;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Database;

/// Destroys content when its time is over: first the data key, which reaches every copy and backup,
/// then what it sealed, with a leaf that says so. A crash in between leaves content that nobody can
/// open and work that is taken again. The ledger keeps the leaves; what opened them is gone.
final class Shredding {
  private final Database database;
  private final Notary notary;
  private final RequestStore requests;
  private final WorkStore works;
  private final ShredStore store;
  private final Seals seals;
  private final Retention retention;
  private final Now now;
  private final FaultPoint faults;

  Shredding(Wiring wiring, WorkStore works, Retention retention) {
    this.database = wiring.database();
    this.notary = wiring.notary();
    this.requests = wiring.requests();
    this.works = works;
    this.store = new ShredStore(wiring.database());
    this.seals = wiring.seals();
    this.retention = retention;
    this.now = wiring.now();
    this.faults = wiring.faults();
  }

  void carryOut(Work work) {
    UUID id = work.request();
    Optional<ShredStore.Ended> ended = database.asWindow(() -> store.ended(id));
    if (ended.isEmpty()) {
      database.asWindow(() -> works.finish(work.id()));
      return;
    }
    Instant over = retention.over(ended.get().endedAt());
    if (now.get().isBefore(over)) {
      database.asWindow(() -> works.putOff(work.id(), over));
      return;
    }
    seals.destroy(ended.get().keyId());
    faults.at("shredded:destroyed");
    database.asWindow(() -> {
      Optional<RequestRow> row = requests.lock(id);
      if (row.isPresent()) {
        shred(row.get());
      } else {
        store.denied(id).ifPresent(ticket -> shredDenied(id, ticket));
      }
      works.finish(work.id());
    });
  }

  private void shred(RequestRow row) {
    if (!store.shredded(row.id())) {
      Ticket ticket = notary.append(leaf(row.reference(), row.pseudonym(), row.last()));
      store.shred(row, ticket, now.get());
      faults.at("shredded:written");
    }
  }

  private void shredDenied(UUID id, Ticket filing) {
    notary.append(leaf(null, null, filing));
    store.shredDenied(id);
    faults.at("shredded:written");
  }

  /// It commits to nothing: there is nothing left to open.
  private static LeafDraft leaf(
      @Nullable String reference, @Nullable String pseudonym, Ticket previous) {
    return new LeafDraft.Shared(
        "shredded", reference, pseudonym, null, previous, new TreeMap<>(), new TreeMap<>());
  }
}
