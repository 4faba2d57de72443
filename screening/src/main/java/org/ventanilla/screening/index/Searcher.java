package org.ventanilla.screening.index;

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

  /// So many names are looked at without more ado.
  private static final int MANY = 512;

  /// Looking at a name takes at least so many times what putting one into a set does.
  private static final int LOOK_OVER_PUT = 4;

  private final Snapshot snapshot;
  private final NameTable names;
  private final WordTable words;
  private final CommonWords common;
  private final Meetings meetings;
  private final NameScorer scorer;
  private final IntList possible = new IntList();
  private final IntList acronym = new IntList();

  /// Names that a second required token of the query brings, where the first alone brings many.
  private final NameSet partners;

  Searcher(
      Snapshot snapshot, NameTable names, WordTable words, CommonWords common, Meetings meetings) {
    this.snapshot = snapshot;
    this.names = names;
    this.words = words;
    this.common = common;
    this.meetings = meetings;
    this.scorer = new NameScorer(snapshot.weights());
    this.partners = new NameSet(names.size());
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
      possible.distinct();
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
    int token = cheapest(meetings.required());
    boolean narrow = narrow(token);
    for (int unit = 0; unit < meetings.units(); unit++) {
      Expansion expansion = meetings.expansion(unit);
      int[] rarest = meetings.rarest(unit);
      if ((meetings.cover(unit) & token) != 0) {
        anywhere(expansion, narrow, floors);
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

  /// Where the cheapest token of the query brings many names, keeps those that the next cheapest
  /// brings: a name that meets all of them is among both. Putting names into a set, in their order,
  /// takes a small part of looking at them, and those of common words are in one already.
  ///
  /// @return whether [#partners] are kept
  private boolean narrow(int token) {
    int others = meetings.required() & ~token;
    long many = count(token);
    if (many < MANY || others == 0) {
      return false;
    }
    int other = cheapest(others);
    if (listed(other) > many * LOOK_OVER_PUT) {
      return false;
    }
    partners.clear();
    for (int unit = 0; unit < meetings.units(); unit++) {
      if ((meetings.cover(unit) & other) != 0) {
        for (int word : meetings.expansion(unit).numbers()) {
          NameSet all = common.names(word);
          if (all == null) {
            partners.addAll(names.anywhere(), word);
          } else {
            partners.addAll(all);
          }
        }
      }
    }
    return true;
  }

  /// How many names a token of the query brings by words that are not common.
  private long listed(int token) {
    long count = 0;
    for (int unit = 0; unit < meetings.units(); unit++) {
      if ((meetings.cover(unit) & token) != 0) {
        for (int word : meetings.expansion(unit).numbers()) {
          count += common.names(word) == null ? names.anywhere().count(word) : 0;
        }
      }
    }
    return count;
  }

  private void anywhere(Expansion expansion, boolean narrow, EntityFloor floors) {
    Postings postings = names.anywhere();
    for (int word : expansion.numbers()) {
      int end = postings.starts()[word + 1];
      for (int i = postings.starts()[word]; i < end; i++) {
        int name = postings.names()[i];
        if ((!narrow || partners.contains(name)) && meetings.mayBeMetAll(name)) {
          look(name, false, floors);
        }
      }
    }
  }

  private void rarest(Expansion expansion, EntityFloor floors) {
    Postings postings = names.rarest();
    for (int word : expansion.numbers()) {
      int end = postings.starts()[word + 1];
      for (int i = postings.starts()[word]; i < end; i++) {
        if (meetings.mayMeetAllOf(postings.names()[i], word)) {
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
    if (floors.mayMatter(names.entities()[name])
        && (joins ? meetings.contains(name) : meetings.containsTokens(name))) {
      possible.add(name);
    }
  }

  /// That of these tokens of the query whose words bring the fewest names, as a cover.
  private int cheapest(int tokens) {
    int cheapest = 0;
    long fewest = Long.MAX_VALUE;
    for (int left = tokens; left != 0; left &= left - 1) {
      int token = left & -left;
      long count = count(token);
      if (count < fewest) {
        fewest = count;
        cheapest = token;
      }
    }
    return cheapest;
  }

  /// How many names a token of the query brings, counted once for each word.
  private long count(int token) {
    long count = 0;
    for (int unit = 0; unit < meetings.units(); unit++) {
      count += (meetings.cover(unit) & token) == 0 ? 0 : meetings.names(unit);
    }
    return count;
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
    possible.add(name);
    acronym.add(name);
  }
}
