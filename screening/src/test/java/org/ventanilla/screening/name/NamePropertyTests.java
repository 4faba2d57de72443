package org.ventanilla.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class NamePropertyTests {
  private static final long SEED = 20261127;
  private static final NameTables TABLES = NameTables.standard();
  private static final NameParser PARSER = new NameParser(TABLES);
  private static final String[] WORDS = {
    "Ximena",
    "jimena",
    "José",
    "de la",
    "Cruz",
    "Prueba",
    "Ejemplo",
    "bin",
    "Abdul",
    "Rahman",
    "al-Din",
    "Kim",
    "Jong",
    "Un",
    "O'Muestra",
    "Ма́рия",
    "Пробова",
    "محمد",
    "习近平",
    "김",
    "S.A. de C.V.",
    "GmbH",
    "Ltd",
    "Bank",
    "II",
    "44",
    "J.",
    "(Chile)",
    ",",
    "/",
    "-",
    "Ñandú",
    "3%ers",
    "Dr.",
    "LO",
    "",
    "   ",
    "\uD800",
    "\u200D",
    "Ｆｕｌｌ",
    "ß",
    "ʻOkina"
  };
  private final NameScorer scorer = new NameScorer(TokenWeights.standard());

  private static ParsedName any(Random random) {
    StringBuilder text = new StringBuilder();
    for (int i = random.nextInt(6); i >= 0; i--) {
      text.append(WORDS[random.nextInt(WORDS.length)]).append(random.nextInt(5) == 0 ? "" : " ");
    }
    NameType[] types = NameType.values();
    return PARSER.parse(text.toString(), types[random.nextInt(types.length)]);
  }

  @Test
  void aNameIsReadTheSameWhateverWasReadBefore() {
    Random random = new Random(SEED + 9);
    for (int i = 0; i < 400; i++) {
      ParsedName name = any(random);
      ParsedName first = new NameParser(TABLES).parse(name.text(), name.type());

      assertThat(PARSER.parse(name.text(), name.type()).tokens().toString())
          .as("seed %d: %s", SEED + 9, name)
          .isEqualTo(first.tokens().toString());
    }
  }

  @Test
  void scoresAreSymmetricBoundedAndExplained() {
    Random random = new Random(SEED);
    for (int i = 0; i < 4_000; i++) {
      ParsedName a = any(random);
      ParsedName b = any(random);

      double score = scorer.score(a, b);

      double known = scorer.score(a, b, (x, y) -> NameScorer.likeness(a, x, b, y));
      assertThat(List.of(scorer.score(b, a), scorer.explain(a, b).score(), known, score))
          .as(() -> "seed " + SEED + ": " + a + " | " + b)
          .containsOnly(score)
          .allMatch(one -> one >= 0 && one <= 1);
    }
  }

  @Test
  void noNameScoresAnotherHigherThanItself() {
    Random random = new Random(SEED + 1);
    for (int i = 0; i < 4_000; i++) {
      ParsedName a = any(random);
      ParsedName b = any(random);

      double score = scorer.score(a, b);

      assertThat(score)
          .as(() -> "seed " + SEED + ": " + a + " | " + b)
          .isLessThanOrEqualTo(Math.max(scorer.score(a, a), scorer.score(b, b)));
    }
  }

  @Test
  void wordsThatAreRelatedShareAKeyOrAreFewLettersApart() {
    Random random = new Random(SEED + 2);
    List<Word> words = new ArrayList<>();
    for (int i = 0; i < 2_000; i++) {
      ParsedName name = any(random);
      for (int unit = 0; unit < name.unitCount(); unit++) {
        words.add(name.unitWord(unit));
      }
    }
    int related = 0;
    for (int i = 0; i < 30_000; i++) {
      Word a = words.get(random.nextInt(words.size()));
      Word b = words.get(random.nextInt(words.size()));
      Likeness likeness = WordComparer.compare(a, b);
      if (likeness.relation() == Relation.NONE) {
        continue;
      }
      related++;
      Set<String> shared = new HashSet<>(a.keys());
      shared.retainAll(b.keys());
      int limit = WordComparer.maxEdits(a.text().length(), b.text().length());
      boolean found =
          a.text().equals(b.text())
              || !shared.isEmpty()
              || EditDistance.bounded(a.text(), a.masks(), b.text(), limit) <= limit
              || likeness.relation() == Relation.INITIAL;
      assertThat(found).as(() -> a + " " + b + " " + likeness).isTrue();
    }
    assertThat(related).isGreaterThan(200);
  }

  @Test
  void contradictingNamesStayAtOrBelowTheBound() {
    Random random = new Random(SEED + 3);
    int seen = 0;
    for (int i = 0; i < 4_000; i++) {
      ParsedName a = any(random);
      ParsedName b = any(random);
      NameMatch match = scorer.explain(a, b);
      boolean left = unmet(match, true);
      boolean right = unmet(match, false);
      if (left
          && right
          && match.pairings().stream().noneMatch(p -> p.relation() == Relation.ACRONYM)) {
        seen++;
        assertThat(match.score())
            .as(() -> a + " | " + b)
            .isLessThanOrEqualTo(NameScorer.CONTRADICTION);
      }
    }
    assertThat(seen).isGreaterThan(200);
  }

  private static boolean unmet(NameMatch match, boolean left) {
    return match.leftovers().stream()
        .anyMatch(leftover ->
            leftover.inLeft() == left
                && !leftover.token().isInitial()
                && !leftover.token().word().isNumber()
                && leftover.token().role() != Role.NUMBER);
  }
}
