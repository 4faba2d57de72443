package org.ventanilla.screening.index;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.IntFunction;
import org.ventanilla.screening.list.CompiledList;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.TokenWeights;
import org.ventanilla.screening.name.Word;

/// One or more lists, ready to be searched. Built once, never changed, read by any number of
/// threads; whoever holds one replaces it by a newer with one assignment.
///
/// Entries are numbered from 0 through the lists in the order given, and an entry's names from 0 in
/// its own order.
public final class Snapshot {
  private final List<Source> sources;
  private final List<ListedEntity> entities;
  private final NameParser parser;
  private final TokenWeights weights;
  private final NameTable names;
  private final WordTable words;
  private final CommonWords common;
  private final TokenUnits tokenUnits;
  private final ParsedNames parsed;
  private final Bearers bearers;
  private final boolean indexed;
  private final ExpansionCache tokens = new ExpansionCache();

  /// What is looked up of the lists' names.
  ///
  /// @param words given what makes the word at a unit, if they need it
  /// @param read the first names if they are read already, at most [ParsedNames#MOST_KEPT]
  record Contents(
      NameTable names,
      Function<IntFunction<Word>, WordTable> words,
      Bearers bearers,
      List<ParsedName> read) {}

  /// @param contents of the lists' entries, in their order
  /// @param indexed whether they came with the list
  Snapshot(
      List<LoadedList> lists,
      NameParser parser,
      TokenWeights weights,
      Contents contents,
      boolean indexed) {
    this.parser = parser;
    this.weights = weights;
    List<Source> numbered = new ArrayList<>();
    List<ListedEntity> all = new ArrayList<>();
    for (LoadedList list : lists) {
      numbered.add(
          new Source(
              list.name(),
              all.size(),
              list.entities().size(),
              list.report().digest(),
              list.report().sourceDate()));
      all.addAll(list.entities());
    }
    this.sources = List.copyOf(numbered);
    this.entities = List.copyOf(all);
    this.names = contents.names();
    this.words = contents.words().apply(this::word);
    this.bearers = contents.bearers();
    this.parsed = new ParsedNames(entities, parser, names, words, contents.read());
    this.common = CommonWords.of(names.anywhere(), names.size());
    this.tokenUnits = TokenUnits.of(names, words.tokens().size());
    this.indexed = indexed;
  }

  /// The word at a unit.
  private Word word(int unit) {
    int name = Arrays.binarySearch(names.firstUnit(), unit);
    int number = name < 0 ? -name - 2 : name;
    while (names.firstUnit()[number + 1] <= unit) {
      number++;
    }
    return parsed.get(number).unitWord(unit - names.firstUnit()[number]);
  }

  /// Builds the snapshot of these lists.
  ///
  /// @param parser reads the lists' names; it must be the one that reads the queries' too
  /// @param weights how much a word tells
  public static Snapshot of(List<LoadedList> lists, NameParser parser, TokenWeights weights) {
    SnapshotBuilder builder = new SnapshotBuilder(() -> parser, weights);
    lists.forEach(list -> list.entities().forEach(builder::add));
    return builder.build(lists);
  }

  /// The snapshot of a compiled list. Its tables are taken from the file if it has any that were
  /// made with this parser's tables, and made anew otherwise.
  public static Snapshot of(CompiledList compiled, NameParser parser, TokenWeights weights) {
    LoadedList list = compiled.list();
    int[] nameCounts = list.entities().stream().mapToInt(entity -> entity.names().size()).toArray();
    return compiled
        .section(IndexSection.NAME)
        .flatMap(index -> IndexSection.read(index, nameCounts, parser.fingerprint()))
        .map(tables -> new Snapshot(List.of(list), parser, weights, tables.contents(parser), true))
        .orElseGet(() -> of(List.of(list), parser, weights));
  }

  /// A list with the tables of its search, to be written to a file.
  public static CompiledList compile(LoadedList list, NameParser parser) {
    Snapshot snapshot = of(List.of(list), parser, TokenWeights.standard());
    byte[] index =
        IndexSection.write(snapshot.words, snapshot.names, snapshot.bearers, parser.fingerprint());
    return new CompiledList(list, new TreeMap<>(Map.of(IndexSection.NAME, index)));
  }

  /// Whether the tables came with the list.
  public boolean indexed() {
    return indexed;
  }

  /// One of the lists.
  ///
  /// @param name what hits call it
  /// @param first the number of its first entry
  /// @param size how many entries it has
  /// @param digest of what was read
  /// @param date when it was published, if known
  public record Source(String name, int first, int size, String digest, Optional<LocalDate> date) {}

  /// How a name is read that something of this kind bears.
  public static NameType type(ListedEntity.Kind kind) {
    return switch (kind) {
      case PERSON -> NameType.PERSON;
      case ORGANISATION -> NameType.ORGANISATION;
      case VESSEL, AIRCRAFT, OTHER -> NameType.VESSEL;
      case UNKNOWN -> NameType.UNKNOWN;
    };
  }

  /// The lists, in their order.
  public List<Source> sources() {
    return sources;
  }

  /// How many entries there are.
  public int size() {
    return entities.size();
  }

  /// How many names they have.
  public int nameCount() {
    return names.size();
  }

  /// How many different words these have, joins of neighbours included.
  public int wordCount() {
    return words.size();
  }

  /// How many entries have this word in a name, besides one that has it.
  public int others(Word word) {
    return bearers.others(word.text());
  }

  /// An entry.
  public ListedEntity entity(int number) {
    return entities.get(number);
  }

  /// The list an entry is of.
  public Source source(int entity) {
    int low = 0;
    for (int i = 1; i < sources.size() && sources.get(i).first() <= entity; i++) {
      low = i;
    }
    return sources.get(low);
  }

  /// What hits call the list an entry is of.
  public String list(int entity) {
    return source(entity).name();
  }

  /// A name of an entry, as it is compared.
  public ParsedName name(int entity, int nameIndex) {
    return name(names.firstName()[entity] + nameIndex);
  }

  ParsedName name(int number) {
    return parsed.get(number);
  }

  /// The parser of the lists' names; queries are read with it too.
  public NameParser parser() {
    return parser;
  }

  /// How much a word tells.
  public TokenWeights weights() {
    return weights;
  }

  /// A searcher for one thread.
  public Searcher searcher() {
    return new Searcher(this, names, words, common, new Meetings(words, names, tokenUnits, tokens));
  }
}
