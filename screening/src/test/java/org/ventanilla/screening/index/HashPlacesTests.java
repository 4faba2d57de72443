package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class HashPlacesTests {
  private static List<Integer> found(HashPlaces places, int hash) {
    List<Integer> found = new ArrayList<>();
    places.each(hash, found::add);
    return found;
  }

  @Test
  void everyNumberOfAHashIsFoundAndNoOther() {
    Random random = new Random(11);
    int[] hashes = random.ints(5_000, -900, 900).map(hash -> hash * 0x1000_0001).toArray();
    HashPlaces places = new HashPlaces(hashes);

    for (int i = -1_000; i < 1_000; i++) {
      int hash = i * 0x1000_0001;
      assertThat(found(places, hash))
          .containsExactlyInAnyOrderElementsOf(
              IntStream.range(0, hashes.length).filter(n -> hashes[n] == hash).boxed().toList());
    }
  }

  @Test
  void nothingIsFoundAmongNothing() {
    assertThat(found(new HashPlaces(new int[0]), 0)).isEmpty();
  }
}
