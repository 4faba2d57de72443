package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.Word;
import org.ventanilla.screening.name.WordComparer;

class WordTableTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  /// The word of a text; a letter beside it keeps it from being read as anything else.
  private static List<Word> words(Set<String> texts) {
    List<Word> words = new ArrayList<>();
    for (String text : texts) {
      words.add(PARSER.parse(text, NameType.PERSON).unitWord(0));
    }
    return words.stream()
        .distinct()
        .sorted(
            Comparator.comparingInt((Word word) -> word.text().length()).thenComparing(Word::text))
        .toList();
  }

  /// Numbered as they come.
  static WordRegion region(List<String> texts) {
    return WordRegion.of(texts, IntStream.range(0, texts.size()).toArray());
  }

  private static KeyTable keys(List<Word> words) {
    KeyTable.Builder keys = new KeyTable.Builder();
    words.forEach(keys::add);
    return keys.build(IntStream.range(0, words.size()).toArray());
  }

  private static Set<String> made(long seed, int count) {
    Words letters = new Words(seed, "aeionrsldzcbv");
    List<String> texts = new ArrayList<>();
    while (texts.size() < count) {
      texts.add(
          texts.size() < count / 3
              ? letters.next(14)
              : letters.near(texts.get(letters.below(texts.size())), 2, 20));
    }
    return new TreeSet<>(texts);
  }

  @ParameterizedTest
  @ValueSource(longs = {7, 8})
  void expansionGivesWhatAskingEveryPairGives(long seed) {
    List<Word> tokens = words(made(seed, 900));
    List<Word> joins = words(made(seed + 100, 600));
    WordTable table =
        new WordTable(
            new NearTexts(region(tokens.stream().map(Word::text).toList())),
            region(joins.stream().map(Word::text).toList()),
            keys(tokens),
            tokens::get,
            PARSER::join);
    EditDistance distance = new EditDistance();
    int related = 0;
    for (Word query : words(made(seed + 50, 200))) {
      Set<List<Integer>> asToken = new HashSet<>();
      Set<List<Integer>> asJoin = new HashSet<>();
      for (int i = 0; i < tokens.size(); i++) {
        keep(asToken, i, WordComparer.packed(query, tokens.get(i)));
        keep(asJoin, i, WordComparer.joined(query, tokens.get(i)));
      }
      for (int i = 0; i < joins.size(); i++) {
        keep(asToken, tokens.size() + i, WordComparer.joined(query, joins.get(i)));
      }

      assertThat(pairs(table.expandToken(query, distance)))
          .as("seed %d: %s", seed, query)
          .isEqualTo(asToken);
      ParsedName name = PARSER.parse(query.text(), NameType.PERSON);
      assertThat(pairs(table.expandJoin(name, 0))).as("seed %d: %s", seed, query).isEqualTo(asJoin);
      related += asToken.size() + asJoin.size();
    }
    assertThat(related).isGreaterThan(400);
  }

  private static void keep(Set<List<Integer>> pairs, int number, int likeness) {
    if (likeness != WordComparer.NONE) {
      pairs.add(List.of(number, likeness));
    }
  }

  private static Set<List<Integer>> pairs(Expansion expansion) {
    Set<List<Integer>> pairs = new HashSet<>();
    IntStream.range(0, expansion.numbers().length)
        .forEach(i -> pairs.add(List.of(expansion.numbers()[i], expansion.likenesses()[i])));
    assertThat(pairs).hasSize(expansion.numbers().length);
    return pairs;
  }

  @Test
  void nearTextsMissNothingOneEditAway() {
    long seed = 9;
    Words letters = new Words(seed, "abc");
    TreeSet<String> texts =
        new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(s -> s));
    for (int i = 0; i < 500; i++) {
      texts.add(letters.next(9));
    }
    WordRegion region = region(List.copyOf(texts));
    NearTexts near = new NearTexts(region);
    for (int i = 0; i < 300; i++) {
      String query = letters.next(9);
      Set<String> found = new HashSet<>();

      near.each(query.toCharArray(), query.length(), number -> found.add(region.text(number)));

      assertThat(found)
          .as("seed %d: %s", seed, query)
          .containsAll(
              texts.stream()
                  .filter(t -> t.length() > 1 && query.length() > 1)
                  .filter(t -> SlowEditDistance.between(query, t) <= 1)
                  .toList());
    }
  }

  @Test
  void aTextIsFoundByItself() {
    WordRegion region = region(List.of("de", "ana", "ana", "eva", "perez"));
    IntList found = new IntList();

    region.equal("ana", found::add);
    region.equal("nadie", found::add);
    region.equal("", found::add);

    assertThat(found.toArray()).containsExactly(1, 2);
    assertThat(region.text(4)).isEqualTo("perez");
    assertThat(region.longest()).isEqualTo(5);
  }
}
