package org.ventanilla.window.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ReferenceTests {
  private static final long SEED = 20_260_601L;
  private static final String TYPED = "ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-";

  @Test
  void whatIsDrawnIsReadBackInAnyCase() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      Reference drawn = Reference.draw("MX", 2026, i % 2 == 0, random);

      assertThat(Reference.parse(" " + drawn.text().toLowerCase(Locale.ROOT) + " "))
          .as("seed %d", SEED)
          .contains(drawn);
      assertThat(drawn.text()).startsWith("MX-26-");
    }
  }

  @Test
  void everySingleWrongCharacterIsFound() {
    Random random = new Random(SEED);
    for (int i = 0; i < 200; i++) {
      String text = Reference.draw("US", 2031, i % 2 == 0, random).text();
      for (int at = 0; at < text.length(); at++) {
        for (int other = 0; other < TYPED.length(); other++) {
          char wrong = TYPED.charAt(other);
          if (wrong != text.charAt(at)) {
            String slip = text.substring(0, at) + wrong + text.substring(at + 1);
            assertThat(Reference.parse(slip)).as("seed %d: %s, %s", SEED, text, slip).isEmpty();
          }
        }
      }
    }
  }

  @Test
  void everySwapOfNeighboursIsFoundAlsoAcrossAHyphen() {
    Random random = new Random(SEED);
    for (int i = 0; i < 2_000; i++) {
      String text = Reference.draw("MX", 2022 + i % 60, i % 2 == 0, random).text();
      for (int at = 0; at + 1 < text.length(); at++) {
        int next = text.charAt(at + 1) == '-' ? at + 2 : at + 1;
        if (text.charAt(at) != '-' && text.charAt(at) != text.charAt(next)) {
          StringBuilder slip = new StringBuilder(text);
          slip.setCharAt(at, text.charAt(next));
          slip.setCharAt(next, text.charAt(at));
          assertThat(Reference.parse(slip.toString()))
              .as("seed %d: %s, %s", SEED, text, slip)
              .isEmpty();
        }
      }
    }
  }

  @Test
  void noiseIsNoReferenceAndNoFault() {
    Random random = new Random(SEED);
    int read = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder noise = new StringBuilder();
      int length = random.nextInt(40);
      for (int c = 0; c < length; c++) {
        noise.append((char) random.nextInt(0x250));
      }
      read += Reference.parse(noise.toString()).isPresent() ? 1 : 0;
    }
    assertThat(read).as("seed %d", SEED).isZero();
  }
}
