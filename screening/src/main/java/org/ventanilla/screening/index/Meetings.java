package org.ventanilla.screening.index;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.Relation;
import org.ventanilla.screening.name.Word;
import org.ventanilla.screening.name.WordComparer;

/// How the words of one query are like the words of the lists, laid out so that a listed name can
/// be held against it by looking up its words.
///
/// Of each listed word one number says which tokens of the query it may meet, which is all that
/// most names are asked. How alike the words are is looked up only for the few names that are
/// compared.
///
/// One searcher's; [#begin] forgets the query before.
final class Meetings implements NameScorer.Likenesses {
  /// In a mark: the word meets some token as more than an initial.
  private static final int STRONG = 1 << ParsedName.MAX_TOKENS;

  private static final int COVER = STRONG - 1;

  private final WordTable table;
  private final NameTable names;
  private final TokenUnits tokenUnits;
  private final ExpansionCache tokens;
  private final EditDistance distance = new EditDistance();

  /// Of each listed word the query's tokens that may meet it, and [#STRONG].
  private final int[] marks;

  /// How each unit of the listed name being compared is like each of the query, row by row.
  private int[] cells = new int[0];

  private int listedUnits;

  /// Whether neighbours in the query written together meet a token of a listed name.
  private boolean queryJoinsMet;

  /// Whether only words near the query's matter.
  private boolean nearOnly;

  private int units;
  private int required;
  private int[] covers = new int[0];
  private Reach[] reaches = new Reach[0];
  private final float[] queryShares = new float[ParsedName.MAX_TOKENS];
  private final float[] listedShares = new float[ParsedName.MAX_TOKENS];

  Meetings(WordTable table, NameTable names, TokenUnits tokenUnits, ExpansionCache tokens) {
    this.table = table;
    this.names = names;
    this.tokenUnits = tokenUnits;
    this.tokens = tokens;
    this.marks = new int[table.size()];
  }

  /// @param floor of the search: words too unlike the query's for any name to reach it are not
  ///   marked
  void begin(ParsedName query, double floor) {
    for (int unit = 0; unit < units; unit++) {
      for (int word : expansion(unit).numbers()) {
        marks[word] = 0;
      }
    }
    nearOnly = floor >= Reach.FLOOR;
    queryJoinsMet = false;
    units = 0;
    required = Units.required(query);
    if (covers.length < query.unitCount()) {
      covers = new int[query.unitCount()];
      reaches = new Reach[query.unitCount()];
    }
    for (int unit = 0; unit < query.unitCount(); unit++) {
      covers[unit] = Units.cover(query, unit);
      boolean token = Units.single(covers[unit]);
      reaches[unit] = token ? token(query.unitWord(unit)) : join(query, unit);
      units = unit + 1;
      mark(covers[unit], expansion(unit));
      queryJoinsMet |= !token && expansion(unit).numbers().length > 0;
    }
  }

  private Reach token(Word word) {
    Reach known = tokens.get(word);
    if (known != null) {
      return known;
    }
    Reach reach = Reach.of(table.expandToken(word, distance), names, tokenUnits);
    tokens.put(word, reach);
    return reach;
  }

  private Reach join(ParsedName query, int unit) {
    return Reach.of(table.expandJoin(query, unit), names, tokenUnits);
  }

  private void mark(int cover, Expansion expansion) {
    int[] numbers = expansion.numbers();
    int[] likenesses = expansion.likenesses();
    for (int i = 0; i < numbers.length; i++) {
      boolean initial = WordComparer.relation(likenesses[i]) == Relation.INITIAL;
      marks[numbers[i]] |= initial ? cover : cover | STRONG;
    }
  }

  int units() {
    return units;
  }

  int cover(int unit) {
    return covers[unit];
  }

  int required() {
    return required;
  }

  /// The listed words that matter for a unit of the query.
  Expansion expansion(int unit) {
    return nearOnly ? reaches[unit].near() : reaches[unit].expansion();
  }

  /// The names listed under one of these words as their rarest, each followed by what [#mayMeetAll]
  /// is to be asked; null if they are to be looked up.
  int @Nullable [] rarest(int unit) {
    return nearOnly ? reaches[unit].rarest() : null;
  }

  /// How many names have one of these words, counted once for each word.
  long names(int unit) {
    if (nearOnly) {
      return reaches[unit].names();
    }
    long count = 0;
    for (int word : expansion(unit).numbers()) {
      count += names.anywhere().count(word);
    }
    return count;
  }

  /// Whether a listed name none of whose joins is met may have all its required tokens met, by one
  /// of them.
  ///
  /// @param other as [TokenUnits#others] has it
  boolean mayMeetAll(int other) {
    return other == TokenUnits.ANY || marks[other] != 0;
  }

  /// Of a name that [#mayMeetAll] was not asked about, whose rarest word this is: the two tokens
  /// may not be met by the same one of the query.
  boolean mayMeetAllOf(int name, int rarest) {
    int other = tokenUnits.others()[name];
    if (other == TokenUnits.ANY) {
      return true;
    }
    int mark = marks[other] & COVER;
    return mark != 0 && !Units.single(mark | (marks[rarest] & COVER));
  }

  /// Whether a listed name has tokens enough to meet all required tokens of the query, one each.
  boolean mayBeMetAll(int name) {
    return queryJoinsMet || tokenUnits.counts()[name] >= Integer.bitCount(required);
  }

  /// Whether the listed name could score above a contradiction: more than initials can meet, and
  /// all required tokens of the query can meet something, or all of the listed name can.
  boolean contains(int name) {
    int metQuery = 0;
    int metListed = 0;
    int end = names.firstUnit()[name + 1];
    for (int i = names.firstUnit()[name]; i < end; i++) {
      int mark = marks[names.words()[i]];
      if (mark != 0) {
        metQuery |= mark;
        metListed |= names.covers()[i];
      }
    }
    return (metQuery & STRONG) != 0
        && ((required & ~metQuery) == 0 || (names.required()[name] & ~metListed) == 0);
  }

  /// The same of a name none of whose joins is met. Each of its tokens then meets one of the
  /// query's at most, unless joins of the query are met, and each of the query's one of its own:
  /// enough of them must be met, too.
  boolean containsTokens(int name) {
    int metQuery = 0;
    int metListed = 0;
    int[] tokensOfNames = tokenUnits.units();
    int start = tokenUnits.starts()[name];
    int end = tokenUnits.starts()[name + 1];
    for (int i = start + 1; i < end; i += 2) {
      int mark = marks[tokensOfNames[i]];
      if (mark != 0) {
        metQuery |= mark;
        metListed |= tokensOfNames[i + 1];
      }
    }
    if ((metQuery & STRONG) == 0) {
      return false;
    }
    int listed = tokensOfNames[start];
    boolean allOfQuery =
        (required & ~metQuery) == 0
            && (queryJoinsMet || Integer.bitCount(metListed) >= Integer.bitCount(required));
    return allOfQuery
        || ((listed & ~metListed) == 0
            && Integer.bitCount(metQuery & COVER) >= Integer.bitCount(listed));
  }

  /// Whether a listed word is neighbours written together.
  boolean isJoin(int word) {
    return word >= table.tokens().size();
  }

  /// Makes this name the one that is compared, for [#leastCost]: by the words that matter.
  void listed(int name) {
    int first = cleared(name);
    for (int i = 0; i < listedUnits; i++) {
      int word = names.words()[first + i];
      int mark = marks[word] & COVER;
      for (int unit = 0; mark != 0 && unit < units; unit++) {
        if ((mark & covers[unit]) != 0) {
          cells[i * units + unit] = expansion(unit).likeness(word);
        }
      }
    }
  }

  /// Makes this name the one that is compared, for [#packed]: by all its words.
  void listedWhole(int name) {
    int first = cleared(name);
    for (int unit = 0; unit < units; unit++) {
      Expansion expansion = reaches[unit].expansion();
      for (int i = 0; i < listedUnits && expansion.numbers().length > 0; i++) {
        cells[i * units + unit] = expansion.likeness(names.words()[first + i]);
      }
    }
  }

  /// @return the name's first unit
  private int cleared(int name) {
    int first = names.firstUnit()[name];
    listedUnits = names.firstUnit()[name + 1] - first;
    int size = Math.multiplyExact(listedUnits, units);
    if (cells.length < size) {
      cells = new int[2 * size];
    }
    Arrays.fill(cells, 0, size, WordComparer.NONE);
    return first;
  }

  /// At most the cost of comparing the query with the name that is compared, if that scores above a
  /// contradiction. Then one of the two names has all its required tokens met, each by a pair that
  /// costs at least what its cheapest does; a pair's cost is shared among the tokens it covers.
  float leastCost(int name) {
    Arrays.fill(queryShares, Float.POSITIVE_INFINITY);
    Arrays.fill(listedShares, Float.POSITIVE_INFINITY);
    int first = names.firstUnit()[name];
    for (int i = 0; i < listedUnits; i++) {
      share(i * units, names.covers()[first + i]);
    }
    return Math.min(sum(queryShares, required), sum(listedShares, names.required()[name]));
  }

  private void share(int row, int listedCover) {
    for (int unit = 0; unit < units; unit++) {
      int cell = cells[row + unit];
      if (cell != WordComparer.NONE) {
        float cost = WordComparer.cost(cell);
        lower(queryShares, covers[unit], cost);
        lower(listedShares, listedCover, cost);
      }
    }
  }

  private static void lower(float[] shares, int cover, float cost) {
    float share = cost / Integer.bitCount(cover);
    for (int left = cover; left != 0; left &= left - 1) {
      int token = Integer.numberOfTrailingZeros(left);
      shares[token] = Math.min(shares[token], share);
    }
  }

  private static float sum(float[] shares, int tokens) {
    float sum = 0;
    for (int left = tokens; left != 0; left &= left - 1) {
      sum += shares[Integer.numberOfTrailingZeros(left)];
    }
    return sum;
  }

  @Override
  public int packed(int unitOfQuery, int unitOfListed) {
    return cells[unitOfListed * units + unitOfQuery];
  }
}
