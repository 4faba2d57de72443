package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class EditDistanceTests {
  private final EditDistance distance = new EditDistance();

  private int between(String one, String other, int most) {
    distance.compile(one);
    String padded = "xy" + other + "z";
    return distance.to(padded.toCharArray(), 2, other.length(), most);
  }

  @ParameterizedTest
  @CsvSource({
    "perez, perez, 0",
    "perez, peres, 1",
    "perez, prez, 1",
    "perez, perrez, 1",
    "perez, preez, 1",
    "gonzalez, gonsales, 2",
    "ca, abc, 3",
    "a, '', 1",
    "'', ab, 2"
  })
  void knownDistances(String one, String other, int expected) {
    assertThat(between(one, other, 64)).isEqualTo(expected);
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "abcdefghijklmnopqrstuvwxyz", "aeñ雨ж"})
  void agreesWithTheWholeMatrix(String alphabet) {
    long seed = 5;
    Words words = new Words(seed, alphabet);
    for (int i = 0; i < 20_000; i++) {
      int longest = i % 3 == 0 ? EditDistance.LONGEST : 12;
      String one = words.next(longest);
      String other = i % 2 == 0 ? words.next(longest) : words.near(one, words.below(5), longest);
      int slow = SlowEditDistance.between(one, other);
      int most = words.below(6);

      assertThat(between(one, other, 200)).as("seed %d: %s %s", seed, one, other).isEqualTo(slow);
      assertThat(Math.min(between(one, other, most), most + 1))
          .as("seed %d: %s %s within %d", seed, one, other, most)
          .isEqualTo(Math.min(slow, most + 1));
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"ab", "abcdefghijklmnopqrstuvwxyz", "aeñ雨ж019"})
  void lettersNeverPromiseMoreDistanceThanThereIs(String alphabet) {
    long seed = 6;
    Words words = new Words(seed, alphabet);
    int bounded = 0;
    for (int i = 0; i < 20_000; i++) {
      int longest = i % 3 == 0 ? EditDistance.LONGEST : 12;
      String one = words.next(longest);
      String other = i % 2 == 0 ? words.next(longest) : words.near(one, words.below(5), longest);

      int least = LetterBag.leastDistance(LetterBag.of(one), LetterBag.of(other));

      assertThat(least)
          .as("seed %d: %s %s", seed, one, other)
          .isLessThanOrEqualTo(SlowEditDistance.between(one, other));
      bounded += least;
    }
    assertThat(bounded).isPositive();
  }

  @Test
  void aTokenLongerThanAWordIsRefused() {
    String tooLong = "a".repeat(EditDistance.LONGEST + 1);

    assertThatThrownBy(() -> distance.compile(tooLong))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("64");
  }
}
