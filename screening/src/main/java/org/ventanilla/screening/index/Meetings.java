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

  private int units;
  private int required;
  private int[] covers = new int[0];
  private Expansion[] expansions = new Expansion[0];

  private int[] listedRows = new int[ParsedName.MAX_TOKENS];

  Meetings(WordTable table, NameTable names, ExpansionCache tokens, ExpansionCache joins) {
    this.table = table;
    this.names = names;
    this.tokens = tokens;
    this.joins = joins;
    this.rowOf = new int[table.size()];
  }

  void begin(ParsedName query) {
    for (int row = 0; row < rows; row++) {
      rowOf[rowWord[row]] = 0;
    }
    rows = 0;
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
    int metQuery = 0;
    int metListed = 0;
    boolean any = false;
    int end = names.firstUnit()[name + 1];
    for (int i = names.firstUnit()[name]; i < end; i++) {
      int row = rowOf[names.words()[i]] - 1;
      if (row >= 0) {
        metQuery |= met[row];
        metListed |= names.covers()[i];
        any |= strong[row];
      }
    }
    return any && ((required & ~metQuery) == 0 || (names.required()[name] & ~metListed) == 0);
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
