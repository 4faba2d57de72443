package org.ventanilla.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class EditDistanceTests {
  private static final long SEED = 7;

  @Test
  void bitsCountAsTheTableDoes() {
    Random random = new Random(SEED);
    for (int i = 0; i < 10_000; i++) {
      String a = word(random, 1 + random.nextInt(i % 50 == 0 ? 64 : 9));
      String b = random.nextBoolean() ? changed(a, random) : word(random, 1 + random.nextInt(9));
      int limit = random.nextInt(4);

      int bits = EditDistance.bounded(a, EditDistance.masks(a), b, limit);

      assertThat(bits)
          .as(() -> "seed " + SEED + ": " + a + " " + b + " limit " + limit)
          .isEqualTo(Math.min(table(a, b), limit + 1));
    }
  }

  @Test
  void aSwapOfNeighboursIsOneEdit() {
    assertThat(EditDistance.bounded("donald", EditDistance.masks("donald"), "donlad", 3))
        .isEqualTo(1);
  }

  /// The slow, obvious twin.
  private static int table(String a, String b) {
    int[][] d = new int[a.length() + 1][b.length() + 1];
    for (int i = 0; i <= a.length(); i++) {
      for (int j = 0; j <= b.length(); j++) {
        if (i == 0 || j == 0) {
          d[i][j] = i + j;
          continue;
        }
        int same = a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1;
        d[i][j] = Math.min(d[i - 1][j - 1] + same, 1 + Math.min(d[i - 1][j], d[i][j - 1]));
        if (i > 1
            && j > 1
            && a.charAt(i - 1) == b.charAt(j - 2)
            && a.charAt(i - 2) == b.charAt(j - 1)) {
          d[i][j] = Math.min(d[i][j], d[i - 2][j - 2] + 1);
        }
      }
    }
    return d[a.length()][b.length()];
  }

  private static String word(Random random, int length) {
    StringBuilder word = new StringBuilder();
    for (int i = 0; i < length; i++) {
      word.append((char) ('a' + random.nextInt(4)));
    }
    return word.toString();
  }

  private static String changed(String word, Random random) {
    StringBuilder changed = new StringBuilder(word);
    for (int i = random.nextInt(3); i > 0 && changed.length() > 1; i--) {
      int at = random.nextInt(changed.length() - 1);
      switch (random.nextInt(3)) {
        case 0 -> changed.setCharAt(at, 'z');
        case 1 -> changed.deleteCharAt(at);
        default -> {
          char c = changed.charAt(at);
          changed.setCharAt(at, changed.charAt(at + 1));
          changed.setCharAt(at + 1, c);
        }
      }
    }
    return changed.toString();
  }
}
