package org.ventanilla.window.holding;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameTokensTests {
  @ParameterizedTest
  @CsvSource({
    "'PRUEBA FICTICIA, Ximena', 'Ximena Prueba Ficticia', 3",
    "'Núñez-Ejemplo, Óscar', 'oscar nunez', 2",
    "'María de la Prueba', 'Maria Prueba', 2",
    "'María de la Prueba', 'María de la Muestra', 0",
    "'Empresa Ficticia, S.A. de C.V.', 'EMPRESA FICTICIA SA DE CV', 2",
    "'O''Muestra, Pat', 'Pat OMuestra', 2",
    "'Ximena', 'Ximena Prueba', 0",
    "'Ximena', 'Ximena', 0",
    "'', '', 0",
    "'de la', 'de la', 2",
    "'Прueba Тест', 'прueba тест', 2",
  })
  void namesMatchOnTheTokensOfTheShorter(String one, String other, int shared) {
    assertThat(NameTokens.of(one).matching(NameTokens.of(other))).isEqualTo(shared);
    assertThat(NameTokens.of(other).matching(NameTokens.of(one))).isEqualTo(shared);
  }

  @Test
  void namesThatMatchShareAPairInTheIndex() {
    long seed = 7;
    Random random = new Random(seed);
    int matches = 0;
    for (int i = 0; i < 20_000; i++) {
      NameTokens one = NameTokens.of(name(random));
      NameTokens other = NameTokens.of(name(random));
      if (one.matching(other) > 0) {
        matches++;
        assertThat(one.pairs()).as("seed %d", seed).containsAnyElementsOf(other.pairs());
      }
    }
    assertThat(matches).isPositive();
  }

  private static String name(Random random) {
    List<String> words = List.of("ana", "Bértha", "de", "la", "CRUZ", "prueba", "S.A.", "x-y", "'");
    return IntStream.range(0, 1 + random.nextInt(5))
        .mapToObj(_ -> words.get(random.nextInt(words.size())))
        .collect(Collectors.joining(" "));
  }
}
