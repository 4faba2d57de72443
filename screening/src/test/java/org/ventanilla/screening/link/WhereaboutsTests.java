package org.ventanilla.screening.link;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.screening.list.ListedEntity.Address;

class WhereaboutsTests {
  private static Whereabouts at(String... lines) {
    return Whereabouts.of(
        List.of(lines).stream().map(line -> new Address(line, "", "", "")).toList());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 Prueba Street, Ficticia FL 60001 | 7 Ejemplo Ln, Inventada NV 89001 | true",
        "12 Prueba Street, Ficticia NV 89002 | 7 Ejemplo Ln, Inventada NV 89001 | false",
        "12 Prueba Street, Ficticia NV 89002 | 12 Prueba St, Ficticia NV 89002 | false",
        "12 Prueba Street | 7 Ejemplo Ln, Inventada NV 89001 | false",
        "Ficticia | 7 Ejemplo Ln, Inventada NV 89001 | false",
      })
  void twoWholeAddressesInOtherPlacesAreElsewhere(String one, String other, boolean elsewhere) {
    assertThat(at(one).elsewhere(at(other))).isEqualTo(elsewhere);
    assertThat(at(other).elsewhere(at(one))).isEqualTo(elsewhere);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "12 Prueba Street, Ficticia NV 89002 | 12 Prueba St, Ficticia NV | true",
        "12 Prueba Street, Ficticia NV 89002 | 21 Prueba St, Ficticia NV 89002 | false",
        "12 Prueba Street, Ficticia NV 89002 | 12 Prueba St, Inventada FL 60001 | false",
      })
  void theSameStreetAndNumberInAPlaceThatMayBeTheSameIsShared(
      String one, String other, boolean shared) {
    assertThat(at(one).shares(at(other))).isEqualTo(shared);
    assertThat(at(other).shares(at(one))).isEqualTo(shared);
  }

  @Test
  void oneAddressInCommonPlaceIsEnough() {
    Whereabouts many =
        at("12 Prueba Street, Ficticia FL 60001", "7 Ejemplo Ln, Inventada NV 89001");

    assertThat(many.elsewhere(at("9 Muestra Rd, Inventada NV 89001"))).isFalse();
  }

  @Test
  void nothingStatedIsNoEvidence() {
    assertThat(at().unknown()).isTrue();
    assertThat(at().elsewhere(at("7 Ejemplo Ln, Inventada NV 89001"))).isFalse();
  }
}
