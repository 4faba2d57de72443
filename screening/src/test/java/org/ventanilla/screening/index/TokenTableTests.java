package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class TokenTableTests {
  /// Edits by length, or the same first letter and consonants, or one of two classes.
  static final class Likeness implements TokenRelation {
    @Override
    public double similarity(String query, String listed) {
      int distance = SlowEditDistance.between(query, listed);
      if (distance <= mostEdits(query.length(), listed.length())) {
        return 1 - distance / (1.0 + Math.max(query.length(), listed.length()));
      }
      return keys(query).stream().anyMatch(keys(listed)::contains) ? 0.5 : 0;
    }

    @Override
    public Set<String> keys(String token) {
      return Set.of(
          "s:" + token.charAt(0) + token.replaceAll("[aeiou]", ""), "c:" + token.charAt(0) % 9);
    }

    @Override
    public int mostEdits(int queryLength, int listedLength) {
      return Math.min(queryLength, listedLength) / 4;
    }
  }

  @Test
  void expansionGivesWhatAskingEveryPairGives() {
    long seed = 7;
    Words words = new Words(seed, "abcdeilmnorst");
    TreeSet<String> tokens = new TreeSet<>();
    while (tokens.size() < 1_500) {
      tokens.add(
          tokens.size() % 2 == 0 || tokens.isEmpty()
              ? words.next(12)
              : words.near(tokens.ceiling("m") == null ? "a" : tokens.ceiling("m"), 3, 12));
    }
    Likeness likeness = new Likeness();
    TokenTable table = TokenTable.of(tokens, likeness);
    EditDistance distance = new EditDistance();
    int related = 0;
    for (int i = 0; i < 150; i++) {
      String query = words.near(table.token(words.below(table.size())), words.below(3), 12);
      Map<String, Double> every = new HashMap<>();
      for (String token : tokens) {
        if (likeness.similarity(query, token) > 0) {
          every.put(token, likeness.similarity(query, token));
        }
      }

      Expansion expansion = table.expand(query, likeness, distance);

      Map<String, Double> found = new HashMap<>();
      for (int k = 0; k < expansion.numbers().length; k++) {
        found.put(table.token(expansion.numbers()[k]), expansion.similarities()[k]);
      }
      assertThat(found).as("seed %d: %s", seed, query).isEqualTo(every);
      assertThat(expansion.similarities())
          .as("seed %d: %s", seed, query)
          .isSortedAccordingTo((a, b) -> Double.compare(b, a));
      related += every.size();
    }
    assertThat(related).isGreaterThan(150);
  }

  @Test
  void aTokenKnowsItsNumberAndNoOtherHasOne() {
    TokenTable table = TokenTable.of(Set.of("perez", "ana", "de"), new Likeness());

    assertThat(table.number("ana")).isEqualTo(1);
    assertThat(table.token(2)).isEqualTo("perez");
    assertThat(table.number("nadie")).isNegative();
  }
}
