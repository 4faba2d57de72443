package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashFilterTests {
  private static final int COUNT = 10_000;

  @Test
  void whatIsInIsFoundAndLittleElse() {
    int[] in = new Random(11).ints(COUNT).toArray();
    int[] others = new Random(12).ints(COUNT).toArray();
    HashFilter filter = new HashFilter(COUNT);

    IntStream.of(in).forEach(filter::add);

    assertThat(IntStream.of(in).allMatch(filter::mayHave)).isTrue();
    assertThat(IntStream.of(others).filter(filter::mayHave).count()).isLessThan(COUNT / 6);
  }

  @Test
  void aFilterForNothingHasNothing() {
    HashFilter filter = new HashFilter(0);

    assertThat(new Random(13).ints(COUNT).anyMatch(filter::mayHave)).isFalse();
  }
}
