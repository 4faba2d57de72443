package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import org.ventanilla.window.platform.Database;

/// Counts what became of requests, by the party that filed them; for the deciding desk.
final class StatisticsDesk {
  private final Database database;
  private final StatisticsStore store;
  private final PartyNames parties;
  private final Shown shown;
  private final Now now;

  StatisticsDesk(Wiring wiring) {
    this.database = wiring.database();
    this.store = new StatisticsStore(wiring.database());
    this.parties = new PartyNames(wiring.agreement());
    this.shown = wiring.shown();
    this.now = wiring.now();
  }

  Outcome<Statistics> show(Caller caller) {
    return shown.desk(caller)
        ? new Outcome.Done<>(database.asWindow(this::count), Optional.empty())
        : new Outcome.NotFound<>();
  }

  private Statistics count() {
    Instant at = now.get();
    SortedMap<String, Sum> sums = new TreeMap<>();
    for (StatisticsStore.Requests one : store.requests(at)) {
      sum(sums, one.agency()).add(one);
    }
    for (StatisticsStore.Answers one : store.answers()) {
      sum(sums, one.agency()).add(one);
    }
    for (StatisticsStore.Denied one : store.denied()) {
      sum(sums, one.agency()).denied += one.count();
    }
    return new Statistics(
        at, sums.entrySet().stream().map(one -> one.getValue().figures(one.getKey())).toList());
  }

  private Sum sum(SortedMap<String, Sum> sums, String agency) {
    return sums.computeIfAbsent(parties.of(agency), _ -> new Sum());
  }

  /// Adds up what agencies of one party have.
  private static final class Sum {
    private long filed;
    private long denied;
    private long inTime;
    private long late;
    private long withdrawn;
    private long open;
    private long overdue;
    private long waiting;
    private final SortedMap<String, Long> outcomes = new TreeMap<>();
    private final SortedMap<String, Long> refusals = new TreeMap<>();

    void add(StatisticsStore.Requests one) {
      filed += one.filed();
      inTime += one.inTime();
      late += one.late();
      withdrawn += one.withdrawn();
      open += one.open();
      overdue += one.overdue();
      waiting += one.waiting();
    }

    void add(StatisticsStore.Answers one) {
      outcomes.merge(one.outcome(), one.count(), Long::sum);
      String grounds = one.grounds();
      if (grounds != null && !grounds.isEmpty()) {
        for (String ground : grounds.split(",", -1)) {
          refusals.merge(ground, one.count(), Long::sum);
        }
      }
    }

    Statistics.Figures figures(String from) {
      return new Statistics.Figures(
          from, filed, denied, inTime, late, withdrawn, open, overdue, waiting, outcomes, refusals);
    }
  }
}
