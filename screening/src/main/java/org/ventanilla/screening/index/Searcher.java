package org.ventanilla.screening.index;

import java.util.Arrays;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.Relation;
import org.ventanilla.screening.name.WordComparer;

/// Finds the listed names that score at least as much as wanted, and scores no others but a few.
/// One thread's; made by [Snapshot#searcher].
///
/// The score of two names of which each has a token left over that is neither initial nor number is
/// at most [NameScorer#CONTRADICTION], and so is that of names of which only initials meet. Above
/// it, then, a listed name is found in one of two places. Either every required token of the query
/// meets a word of it: it stands among the names with a word related to that token of the query
/// that brings the fewest. Or every required token of the listed name meets a word of the query: it
/// stands among the names listed under such a word as their rarest ([NameTable#rarest]). Tokens are
/// met one by one, so that of the first place names with too few tokens are left out, and of the
/// second those of which one other required token is not met. All names that are left are held
/// against the query's words once more, and those still possible are scored. Names that are the
/// other's initials are looked up by them, and names of the same letters cut otherwise by these.
///
/// Nothing else is left out, so nothing is lost; `SearcherTests` compares with scoring every name.
public final class Searcher {
  static final float ROUNDING = 1e-3f;

  private final Snapshot snapshot;
  private final NameTable names;
  private final WordTable words;
  private final Meetings meetings;
  private final NameScorer scorer;
  private final int[] seen;
  private int round;
  private final IntList possible = new IntList();
  private final IntList acronym = new IntList();

  Searcher(Snapshot snapshot, NameTable names, WordTable words, Meetings meetings) {
    this.snapshot = snapshot;
    this.names = names;
    this.words = words;
    this.meetings = meetings;
    this.scorer = new NameScorer(snapshot.weights());
    this.seen = new int[names.size()];
  }

  /// Gives every listed name whose score is at least the floor and its entry's own floor, in the
  /// order of the lists.
  ///
  /// @param floor the least score that matters whatever the entry. At or below
  ///   [NameScorer#CONTRADICTION] every listed name is scored, which takes long
  /// @param floors the least score that matters for one entry
  public void find(ParsedName query, double floor, EntityFloor floors, CandidateSink sink) {
    meetings.begin(query, floor);
    possible.clear();
    boolean all = floor <= NameScorer.CONTRADICTION;
    if (!all) {
      gather(query, floors);
      possible.sort();
    } else {
      for (int name = 0; name < names.size(); name++) {
        possible.add(name);
      }
    }
    for (int i = 0; i < possible.size(); i++) {
      int name = possible.get(i);
      int entity = names.entities()[name];
      double least = Math.max(floor, floors.floor(entity));
      if (least <= 1) {
        meetings.listed(name);
        if (all || reachable(name, least)) {
          meetings.listedWhole(name);
          double score = scorer.score(query, snapshot.name(name), meetings);
          if (score >= least) {
            sink.candidate(entity, name - names.firstName()[entity], score);
          }
        }
      }
    }
  }

  /// Whether the name's cost may be low enough; floats add up to a little more or less.
  private boolean reachable(int name, double least) {
    return acronym.contains(name)
        || meetings.leastCost(name) <= NameScorer.mostCost(least) + ROUNDING;
  }

  private void gather(ParsedName query, EntityFloor floors) {
    if (++round == 0) {
      Arrays.fill(seen, 0);
      round = 1;
    }
    acronym.clear();
    acronyms(query);
    if (meetings.required() == 0) {
      for (int unit = 0; unit < meetings.units(); unit++) {
        sharing(unit, floors);
      }
      return;
    }
    for (int unit = 0; unit < meetings.units(); unit++) {
      joins(meetings.expansion(unit).numbers(), floors);
    }
    int token = cheapest();
    for (int unit = 0; unit < meetings.units(); unit++) {
      Expansion expansion = meetings.expansion(unit);
      int[] rarest = meetings.rarest(unit);
      if ((meetings.cover(unit) & token) != 0) {
        anywhere(expansion, floors);
      }
      if (rarest == null) {
        rarest(expansion, floors);
      } else {
        for (int i = 0; i < rarest.length; i += 2) {
          if (meetings.mayMeetAll(rarest[i + 1])) {
            look(rarest[i], false, floors);
          }
        }
      }
    }
  }

  /// Names with a join that is met are few and looked at first, by all their words; the others are
  /// told by their tokens alone.
  private void joins(int[] numbers, EntityFloor floors) {
    for (int i = numbers.length - 1; i >= 0 && meetings.isJoin(numbers[i]); i--) {
      names.anywhere().each(numbers[i], name -> look(name, true, floors));
    }
  }

  private void anywhere(Expansion expansion, EntityFloor floors) {
    Postings postings = names.anywhere();
    for (int word : expansion.numbers()) {
      int end = postings.starts()[word + 1];
      for (int i = postings.starts()[word]; i < end; i++) {
        if (meetings.mayBeMetAll(postings.names()[i])) {
          look(postings.names()[i], false, floors);
        }
      }
    }
  }

  private void rarest(Expansion expansion, EntityFloor floors) {
    Postings postings = names.rarest();
    for (int word : expansion.numbers()) {
      int end = postings.starts()[word + 1];
      for (int i = postings.starts()[word]; i < end; i++) {
        if (meetings.mayMeetAllOf(postings.names()[i])) {
          look(postings.names()[i], false, floors);
        }
      }
    }
  }

  /// A query of nothing but initials and numbers: the names that share one as it is.
  private void sharing(int unit, EntityFloor floors) {
    Expansion expansion = meetings.expansion(unit);
    for (int i = 0; i < expansion.numbers().length; i++) {
      if (WordComparer.relation(expansion.likenesses()[i]) != Relation.INITIAL) {
        names.anywhere().each(expansion.numbers()[i], name -> look(name, true, floors));
      }
    }
  }

  /// @param joins whether a join of the name may be met
  private void look(int name, boolean joins, EntityFloor floors) {
    if (seen[name] != round) {
      seen[name] = round;
      if (floors.mayMatter(names.entities()[name])
          && (joins ? meetings.contains(name) : meetings.containsTokens(name))) {
        possible.add(name);
      }
    }
  }

  /// The required token of the query whose words bring the fewest names, as a cover.
  private int cheapest() {
    int cheapest = 0;
    long fewest = Long.MAX_VALUE;
    for (int left = meetings.required(); left != 0; left &= left - 1) {
      int token = left & -left;
      long count = 0;
      for (int unit = 0; unit < meetings.units(); unit++) {
        count += (meetings.cover(unit) & token) == 0 ? 0 : meetings.names(unit);
      }
      if (count < fewest) {
        fewest = count;
        cheapest = token;
      }
    }
    return cheapest;
  }

  private void acronyms(ParsedName query) {
    for (String letters : query.letters()) {
      names.acronyms().each(letters, this::take);
    }
    if (query.type() != NameType.ORGANISATION) {
      return;
    }
    if (query.size() == 1) {
      names.acronyms().each(query.unitWord(0).text(), this::take);
    }
    String initials = Units.initials(query);
    if (!initials.isEmpty()) {
      words.tokens().equal(initials, word -> names.anywhere().each(word, this::takeSingle));
    }
  }

  private void takeSingle(int name) {
    if (names.firstUnit()[name + 1] - names.firstUnit()[name] == 1) {
      take(name);
    }
  }

  private void take(int name) {
    if (seen[name] != round) {
      seen[name] = round;
      possible.add(name);
      acronym.add(name);
    }
  }
}
