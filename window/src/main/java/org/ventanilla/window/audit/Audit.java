package org.ventanilla.window.audit;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;

/// Replays a log's leaves. It keeps the requests that are owed an answer and forgets the others, so
/// memory grows with what is open, not with the log, and up to a bound. Each request's leaves form
/// a chain by the hash of the one before; that hash is also how an open request is found. Not safe
/// for several threads.
///
/// Whether an answer came late is judged by the witnesses' times where they decide it, and by the
/// window's own where they leave it open.
public final class Audit {
  static final String OPEN = "open";
  static final String OVERDUE = "overdue";
  static final String WAITING = "waiting";

  private static final String UNKNOWN = "unknown";
  private static final int MOST_SUBJECTS = 100;

  /// Most requests that may be owed an answer at a time; further ones are found wrong. With the
  /// longest names some 2 GiB.
  static final int MOST_OPEN = 2_000_000;

  /// By how much a leaf's time may follow that of its step: checkpoints come every minute.
  private static final Duration LAG = Duration.ofMinutes(1);

  /// Longer than any calendar's offices are closed.
  private static final Duration CLOSED = Duration.ofDays(31);

  /// Most requesting parties that are told apart.
  static final int MOST_PARTIES = 64;

  /// Longest party, in characters.
  private static final int MOST_NAME = 80;

  private final int mostOpen;
  private final WitnessTimes witnesses;
  private final ReceiptBook receipts;
  private final Findings findings = new Findings();
  private final Map<Digest, Track> owed = new HashMap<>();
  private final Set<String> references = new HashSet<>();
  private final SortedMap<String, Tally> tallies = new TreeMap<>();
  private Instant last = Instant.MIN;
  private long entries;
  private long steps;

  /// @param receipts to hold against the log; used up by this audit
  public Audit(WitnessTimes witnesses, ReceiptBook receipts) {
    this(witnesses, receipts, MOST_OPEN);
  }

  Audit(WitnessTimes witnesses, ReceiptBook receipts, int mostOpen) {
    this.witnesses = witnesses;
    this.receipts = receipts;
    this.mostOpen = mostOpen;
  }

  /// Takes the next entry, in order from 0. What it makes of it counts only once the whole log is
  /// known to have the signed root.
  public void entry(long index, Entry entry) {
    entries++;
    receipts.entry(index, entry, findings);
    switch (LeafReading.of(entry)) {
      case LeafReading.Unreadable(String why) -> findings.add(index, "not a leaf: " + why);
      case LeafReading.Step(Instant time) -> {
        steps++;
        clock(index, time);
      }
      case LeafReading.Shared leaf -> {
        clock(index, leaf.time());
        shared(index, leaf, entry.leafHash());
      }
    }
  }

  private void clock(long index, Instant time) {
    if (time.isBefore(last)) {
      findings.add(index, "its time is earlier than that of the leaf before");
    } else {
      last = time;
    }
  }

  private void shared(long index, LeafReading.Shared leaf, Digest hash) {
    switch (leaf.type()) {
      case "filed" -> filed(index, leaf, hash);
      case "rejected" -> tally(party(leaf)).denied();
      case "clarification-asked", "clarified", "answered", "withdrawn" -> moved(index, leaf, hash);
      default -> other(leaf, hash);
    }
  }

  /// Retrievals, keys, and what a later version of a window may add: on a request that is owed
  /// something it is a link of its chain.
  private void other(LeafReading.Shared leaf, Digest hash) {
    Track track = leaf.previous() == null ? null : owed.remove(leaf.previous());
    if (track != null) {
      owed.put(hash, track);
    }
  }

  private void filed(long index, LeafReading.Shared leaf, Digest hash) {
    int subjects = number(leaf.attributes().get("subjects"));
    if (leaf.reference() == null
        || leaf.pseudonym() == null
        || leaf.due() == null
        || leaf.previous() != null
        || subjects < 1
        || subjects > MOST_SUBJECTS) {
      findings.add(index, "a filing without reference, pseudonym, due time or subjects");
      return;
    }
    String from = party(leaf);
    tally(from).filed();
    if (owed.size() >= mostOpen) {
      findings.add(index, "more requests are open than an audit keeps: " + mostOpen);
      return;
    }
    if (!references.add(leaf.reference())) {
      findings.add(index, "a second filing under the reference of a request that is open");
    }
    owed.put(hash, new Track(leaf.reference(), leaf.pseudonym(), from, subjects, leaf.due()));
  }

  private void moved(long index, LeafReading.Shared leaf, Digest hash) {
    Track track = leaf.previous() == null ? null : owed.remove(leaf.previous());
    if (track == null) {
      findings.add(index, leaf.type() + " on a request that is owed nothing, or a broken chain");
      return;
    }
    if (leaf.reference() == null
        || leaf.pseudonym() == null
        || !track.is(leaf.reference(), leaf.pseudonym())) {
      findings.add(index, "the leaf before it in its chain is of another request");
    }
    boolean over =
        switch (leaf.type()) {
          case "clarified" -> clarified(index, leaf, track);
          case "answered" -> answered(index, leaf, track);
          case "withdrawn" -> {
            tally(track.from()).withdrawn();
            yield true;
          }
          default -> {
            track.ask(leaf.time(), late(index, leaf.time(), track.due()));
            yield false;
          }
        };
    if (over) {
      references.remove(track.reference());
    } else {
      owed.put(hash, track);
    }
  }

  private boolean clarified(long index, LeafReading.Shared leaf, Track track) {
    Instant due = leaf.due();
    Instant asked = track.asked().orElse(null);
    if (asked == null || due == null || due.isBefore(track.due())) {
      findings.add(index, "clarified without having been asked, or with an earlier due time");
    } else if (due.isAfter(track.due())) {
      moved(index, track, due, asked, leaf.time());
    }
    track.clarified(due == null ? track.due() : due);
    return false;
  }

  /// The clock stands from the asking to the reply. What follows may be hours in which nobody
  /// works, but not months.
  private void moved(long index, Track track, Instant due, Instant asked, Instant replied) {
    if (asked.isAfter(track.due().plus(LAG))) {
      findings.add(index, "the due time moved though the requester was asked only after it");
    } else if (due.isAfter(track.due().plus(Duration.between(asked, replied)).plus(CLOSED))) {
      findings.add(index, "the due time moved by far more than the requester took to reply");
    }
  }

  private boolean answered(long index, LeafReading.Shared leaf, Track track) {
    Tally tally = tally(track.from());
    if (!track.due().equals(leaf.due())) {
      findings.add(index, "the due time was changed without a clarification");
    }
    if (!track.answer(number(leaf.attributes().get("subject")))) {
      findings.add(index, "an answer on a subject that is owed none");
      return false;
    }
    tally.outcome(leaf.attributes().getOrDefault("outcome", UNKNOWN));
    String grounds = leaf.attributes().get("grounds");
    if (grounds != null) {
      List.of(grounds.split(",", -1)).forEach(tally::refused);
    }
    if (!track.allAnswered()) {
      return false;
    }
    tally.answered(track.late() || late(index, leaf.time(), track.due()));
    return true;
  }

  /// By the witnesses where they decide it.
  private boolean late(long index, Instant stated, Instant due) {
    Instant there = witnesses.notAfter(index).orElse(null);
    if (there != null && !there.isAfter(due)) {
      return false;
    }
    boolean shownLater = witnesses.notBefore(index).filter(time -> time.isAfter(due)).isPresent();
    return shownLater || stated.isAfter(due);
  }

  /// Who asks; one name for all once there are more of them than any agreement has.
  private String party(LeafReading.Shared leaf) {
    String from = leaf.attributes().getOrDefault("from", UNKNOWN);
    boolean told =
        from.length() <= MOST_NAME && (tallies.containsKey(from) || tallies.size() < MOST_PARTIES);
    return told ? from : Tally.OTHER;
  }

  private Tally tally(String from) {
    return tallies.computeIfAbsent(from, _ -> new Tally());
  }

  private static int number(@Nullable String text) {
    return text == null || !text.matches("[1-9][0-9]{0,2}") ? 0 : Integer.parseInt(text);
  }

  private static String state(Track track, Instant at) {
    if (track.asked().isPresent() && !track.late()) {
      return WAITING;
    }
    return at.isAfter(track.due()) ? OVERDUE : OPEN;
  }

  /// What all entries say.
  ///
  /// @param at for which time to tell what is overdue
  public Report finish(Instant at) {
    long agreeing = receipts.finish(findings);
    List<Report.OpenRequest> open = new ArrayList<>();
    for (Track track : owed.values()) {
      String state = state(track, at);
      tally(track.from()).open(state);
      open.add(new Report.OpenRequest(track.reference(), track.from(), track.due(), state));
    }
    open.sort(
        Comparator.comparing(Report.OpenRequest::due).thenComparing(Report.OpenRequest::reference));
    return new Report(
        entries,
        steps,
        at,
        tallies.entrySet().stream().map(one -> one.getValue().figures(one.getKey())).toList(),
        open,
        agreeing,
        receipts.cosigned(),
        findings.kept(),
        findings.count());
  }
}
