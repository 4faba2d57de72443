package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Comparator;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.IntStream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;

class NearTextsTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());
  private static final int TEXTS = 400;
  private static final int QUERIES = 6_000;

  @ParameterizedTest
  @ValueSource(longs = {3, 4})
  void endsLeaveOutNoTextOneEditAway(long seed) {
    Words letters = new Words(seed, "aeionrsldz");
    TreeSet<String> made =
        new TreeSet<>(Comparator.comparingInt(String::length).thenComparing(t -> t));
    IntStream.range(0, TEXTS).forEach(i -> made.add(letters.next(9) + letters.next(9)));
    List<String> texts = List.copyOf(made);
    NearTexts near = new NearTexts(WordTableTests.region(texts));
    int passed = 0;
    int queries = 0;
    for (int i = 0; i < QUERIES; i++) {
      boolean edited = i % 2 == 0;
      String joined =
          edited
              ? letters.near(texts.get(letters.below(texts.size())), 1, 20)
              : letters.next(9) + letters.next(9);
      if (joined.length() < 4) {
        continue;
      }
      int cut = 1 + letters.below(joined.length() - 2);
      ParsedName name =
          PARSER.parse(joined.substring(0, cut) + " " + joined.substring(cut), NameType.PERSON);
      int join = join(name, joined);
      if (join >= 0 && edited) {
        assertThat(near.mayHave(name, join)).as(() -> "seed " + seed + ": " + joined).isTrue();
        queries++;
      } else if (join >= 0 && joined.length() > 12) {
        passed += near.mayHave(name, join) ? 1 : 0;
      }
    }
    assertThat(queries).isGreaterThan(QUERIES / 4);
    assertThat(passed).isLessThan(QUERIES / 20);
  }

  /// The unit that is the whole name written together, unless the reader took its words for others.
  private static int join(ParsedName name, String text) {
    return IntStream.range(name.size(), name.unitCount())
        .filter(unit -> name.unitText(unit).equals(text))
        .findFirst()
        .orElse(-1);
  }
}
