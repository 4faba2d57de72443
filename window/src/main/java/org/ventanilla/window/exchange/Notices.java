package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.SortedSet;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.platform.Bundle;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.release.CaseDecision;
import org.ventanilla.window.release.DecidedField;
import org.ventanilla.window.release.Verdict;

/// Carries out the obligation to tell originators: in the transaction that gives the answer, so
/// that nothing is released of which they are not told.
final class Notices {
  private static final int MOST_LISTED = 200;

  private final Database database;
  private final NoticeStore store;
  private final Agreement agreement;
  private final String ownParty;
  private final Ids ids;

  Notices(Wiring wiring) {
    this.database = wiring.database();
    this.store = new NoticeStore(wiring.database());
    this.agreement = wiring.agreement();
    this.ownParty = wiring.own().party().id();
    this.ids = wiring.ids();
  }

  /// Adds telling whoever must be told of what leaves. Only the answer's own transaction may carry
  /// it out.
  void tell(RequestRow row, Prepared prepared, CaseDecision settled, Instant at, Bundle bundle) {
    SortedMap<String, SortedSet<String>> released = new TreeMap<>();
    for (DecidedField field : settled.fields()) {
      if (field.notifyOriginator() && field.verdict() != Verdict.WITHHOLD) {
        released
            .computeIfAbsent(
                recipient(prepared.records().get(field.record())), _ -> new TreeSet<>())
            .add(field.category());
      }
    }
    released.forEach(
        (agency, categories) -> NoticeStore.add(ids.next(), agency, row, categories, at, bundle));
  }

  Page<Notice> of(Caller caller, @Nullable String cursor, int limit) {
    if (limit < 1 || limit > MOST_LISTED) {
      throw new IllegalArgumentException("a page has 1 to " + MOST_LISTED + " notices");
    }
    UUID before = Cursor.parse(cursor).orElse(null);
    List<Notice> found =
        database.as(caller.agency(), () -> store.of(caller.agency(), before, limit + 1));
    List<Notice> page = found.subList(0, Math.min(limit, found.size()));
    return new Page<>(
        page,
        found.size() > limit ? Optional.of(Cursor.of(page.getLast().id())) : Optional.empty());
  }

  /// An originator who is no agency of this window's party is told by the holder, who had it from
  /// them.
  private String recipient(Prepared.Held held) {
    return agreement
        .agency(held.originator())
        .filter(agency -> agency.party().equals(ownParty))
        .map(agency -> agency.id())
        .orElse(held.holder());
  }
}
