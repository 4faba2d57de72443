package org.ventanilla.screening.index;

import java.util.Arrays;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.Relation;
import org.ventanilla.screening.name.Word;
import org.ventanilla.screening.name.WordComparer;

/// How the words of one query are like the words of the lists, laid out so that a listed name can
/// be held against it by looking up its words. A listed word related to any of the query's has a
/// row.
///
/// One searcher's; [#begin] forgets the query before.
final class Meetings implements NameScorer.Likenesses {
  private static final int FIRST_ROWS = 256;

  private final WordTable table;
  private final NameTable names;
  private final TokenUnits tokenUnits;
  private final ExpansionCache tokens;
  private final ExpansionCache joins;
  private final EditDistance distance = new EditDistance();

  /// The row of each listed word, plus one; 0 for none.
  private final int[] rowOf;

  private int rows;
  private int[] rowWord = new int[FIRST_ROWS];

  /// How the word of a row is like each unit of the query, row by row.
  private int[] cells = new int[0];

  /// The query's tokens that may meet the word.
  private int[] met = new int[FIRST_ROWS];

  /// Whether any meets it as more than an initial.
  private boolean[] strong = new boolean[FIRST_ROWS];

  /// Whether a join of a listed name meets a token of the query.
  private boolean joinsMet;

  private int units;
  private int required;
  private int[] covers = new int[0];
  private Expansion[] expansions = new Expansion[0];

  private final float[] queryShares = new float[ParsedName.MAX_TOKENS];
  private final float[] listedShares = new float[ParsedName.MAX_TOKENS];
  private int[] listedRows = new int[ParsedName.MAX_TOKENS];

  Meetings(
      WordTable table,
      NameTable names,
      TokenUnits tokenUnits,
      ExpansionCache tokens,
      ExpansionCache joins) {
    this.table = table;
    this.names = names;
    this.tokenUnits = tokenUnits;
    this.tokens = tokens;
    this.joins = joins;
    this.rowOf = new int[table.size()];
  }

  void begin(ParsedName query) {
    for (int row = 0; row < rows; row++) {
      rowOf[rowWord[row]] = 0;
    }
    rows = 0;
    joinsMet = false;
    units = query.unitCount();
    required = Units.required(query);
    if (covers.length < units) {
      covers = new int[units];
      expansions = new Expansion[units];
    }
    for (int unit = 0; unit < units; unit++) {
      covers[unit] = Units.cover(query, unit);
      expansions[unit] = expand(query.unitWord(unit), Units.single(covers[unit]));
    }
    for (int unit = 0; unit < units; unit++) {
      add(unit, expansions[unit]);
    }
  }

  private Expansion expand(Word word, boolean token) {
    ExpansionCache cache = token ? tokens : joins;
    Expansion known = cache.get(word);
    if (known != null) {
      return known;
    }
    Expansion expansion = token ? table.expandToken(word, distance) : table.expandJoin(word);
    cache.put(expansion);
    return expansion;
  }

  private void add(int unit, Expansion expansion) {
    for (int i = 0; i < expansion.numbers().length; i++) {
      int row = row(expansion.numbers()[i]);
      int likeness = expansion.likenesses()[i];
      cells[row * units + unit] = likeness;
      met[row] |= covers[unit];
      strong[row] |= WordComparer.relation(likeness) != Relation.INITIAL;
    }
  }

  private int row(int word) {
    if (rowOf[word] != 0) {
      return rowOf[word] - 1;
    }
    if (rows == rowWord.length) {
      rowWord = Arrays.copyOf(rowWord, 2 * rows);
      met = Arrays.copyOf(met, 2 * rows);
      strong = Arrays.copyOf(strong, 2 * rows);
    }
    int end = Math.multiplyExact(rows + 1, units);
    if (end > cells.length) {
      cells = Arrays.copyOf(cells, 2 * end);
    }
    Arrays.fill(cells, end - units, end, WordComparer.NONE);
    rowWord[rows] = word;
    met[rows] = 0;
    strong[rows] = false;
    rowOf[word] = rows + 1;
    joinsMet |= word >= table.tokens().size();
    return rows++;
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

  Expansion expansion(int unit) {
    return expansions[unit];
  }

  /// Whether the listed name could score above a contradiction: more than initials can meet, and
  /// all required tokens of the query can meet something, or all of the listed name can.
  boolean contains(int name) {
    return joinsMet
        ? contains(name, names.firstUnit(), names.words(), names.covers())
        : contains(name, tokenUnits.first(), tokenUnits.words(), tokenUnits.covers());
  }

  private boolean contains(int name, int[] first, int[] words, int[] unitCovers) {
    int metQuery = 0;
    int metListed = 0;
    boolean any = false;
    int end = first[name + 1];
    for (int i = first[name]; i < end; i++) {
      int row = rowOf[words[i]] - 1;
      if (row >= 0) {
        metQuery |= met[row];
        metListed |= unitCovers[i];
        any |= strong[row];
      }
    }
    return any && ((required & ~metQuery) == 0 || (names.required()[name] & ~metListed) == 0);
  }

  /// At most the cost of comparing the query with this name, if that scores above a contradiction.
  /// Then one of the two names has all its required tokens met, each by a pair that costs at least
  /// what its cheapest does; a pair's cost is shared among the tokens it covers.
  float leastCost(int name) {
    Arrays.fill(queryShares, Float.POSITIVE_INFINITY);
    Arrays.fill(listedShares, Float.POSITIVE_INFINITY);
    int end = names.firstUnit()[name + 1];
    for (int i = names.firstUnit()[name]; i < end; i++) {
      int row = rowOf[names.words()[i]] - 1;
      if (row >= 0) {
        share(row, names.covers()[i]);
      }
    }
    return Math.min(sum(queryShares, required), sum(listedShares, names.required()[name]));
  }

  private void share(int row, int listedCover) {
    for (int unit = 0; unit < units; unit++) {
      int cell = cells[row * units + unit];
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

  /// Makes this name the one whose cells [#packed(int, int)] gives.
  void listed(int name) {
    int first = names.firstUnit()[name];
    int count = names.firstUnit()[name + 1] - first;
    if (listedRows.length < count) {
      listedRows = new int[2 * count];
    }
    for (int i = 0; i < count; i++) {
      listedRows[i] = rowOf[names.words()[first + i]] - 1;
    }
  }

  @Override
  public int packed(int unitOfQuery, int unitOfListed) {
    int row = listedRows[unitOfListed];
    return row < 0 ? WordComparer.NONE : cells[row * units + unitOfQuery];
  }
}
