package org.ventanilla.screening.civil;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.list.DateExpression;

class RfcTests {
  private static final LocalDate TODAY = LocalDate.of(2020, 3, 4);

  private static String complete(String start) {
    return start + Rfc.checkDigit(start.length() == 12 ? start + "0" : start);
  }

  private static Rfc valid(String text) {
    return ((Rfc.Valid) Rfc.parse(text, TODAY)).rfc();
  }

  @Test
  void aPersonsKeySaysTheBirthDateWithoutItsCentury() {
    Rfc rfc = valid(complete("PUFX610403AB"));

    assertThat(rfc.holder()).isEqualTo(Rfc.Holder.PERSON);
    assertThat(rfc.dates()).containsExactly(LocalDate.of(1961, 4, 3));
    assertThat(rfc.initials()).isEqualTo("PUFX");
    assertThat(rfc.homoclave()).isEqualTo("AB");
    assertThat(valid(complete("PUFX110403AB")).dates())
        .containsExactly(LocalDate.of(1911, 4, 3), LocalDate.of(2011, 4, 3));
  }

  @Test
  void hyphensAndSmallLettersDoNotMatter() {
    String rfc = complete("PUFX610403AB");

    assertThat(valid("pufx-610403-" + rfc.substring(10).toLowerCase(java.util.Locale.ROOT)).value())
        .isEqualTo(rfc);
  }

  @Test
  void companiesGenericKeysAndKeysWithoutHomoclaveAreTold() {
    Rfc company = valid(complete("ÑF&930714AB"));

    assertThat(company.holder()).isEqualTo(Rfc.Holder.COMPANY);
    assertThat(company.initials()).isEqualTo("ÑF&");
    assertThat(valid("XAXX010101000").holder()).isEqualTo(Rfc.Holder.GENERIC_PUBLIC);
    assertThat(valid("XEXX010101000").holder()).isEqualTo(Rfc.Holder.GENERIC_FOREIGNER);
    assertThat(valid("PUFX610403").homoclave()).isEmpty();
    assertThat(valid("XAXX010101000").dates()).isEqualTo(List.of());
  }

  @Test
  void aWrongDigitOrAnInconvenientWordIsOnlyDoubted() {
    String right = complete("PUFX610403AB");
    char digit = right.charAt(12);

    assertThat(Rfc.parse(right.substring(0, 12) + (digit == '5' ? '6' : '5'), TODAY))
        .isInstanceOfSatisfying(
            Rfc.Doubtful.class,
            d -> assertThat(d.problems()).containsExactly(KeyProblem.CHECK_DIGIT));
    assertThat(Rfc.parse(complete("CACA610403AB"), TODAY))
        .isInstanceOfSatisfying(
            Rfc.Doubtful.class,
            d -> assertThat(d.problems()).containsExactly(KeyProblem.INCONVENIENT_WORD));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "PUF",
        "PUFX61040",
        "PUFX610403A",
        "PUFX611303AB1",
        "PUFX610230AB1",
        "PUFX610400AB1",
        "1UFX610403AB1",
        "PUFX610403AB%",
        "PUFX610403ABB",
        "PUFX6104O3AB1",
        "PUFX610403AB11"
      })
  void whatIsNoRfcIsMalformed(String text) {
    assertThat(Rfc.parse(text, TODAY)).isInstanceOf(Rfc.Malformed.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Ximena, Prueba, Ficticia, PUFX610403, AGREES",
    "María Ximena, de la Prueba, Ficticia, PUFX610403, AGREES",
    "Ximena, Prueba, '', PRXI610403, AGREES",
    "Ximena, Prueba, '', PUFX610403, AGREES",
    "Ximena, Li, Ficticia, LFXI610403, AGREES",
    "Ana, Caso, Cano, CACX610403, AGREES",
    "Ana, Prueba, Ficticia, PUFX610403, NEARLY",
    "Otro, Nombre, Cualquiera, PUFX610403, DIFFERS",
    "Ximena, '', '', PUFX610403, UNKNOWN",
  })
  void theLettersAreHeldAgainstTheName(
      String given, String paternal, String maternal, String text, Agreement expected) {
    assertThat(valid(text).agreesWithName(given, paternal, maternal)).isEqualTo(expected);
  }

  @Test
  void theHomoclaveComesFromTheWholeName() {
    String homoclave = Rfc.homoclaveOf("Ximena", "Prueba", "Ficticia");
    String right = complete("PUFX610403" + homoclave);
    String other = complete("PUFX610403" + (homoclave.equals("11") ? "12" : "11"));

    assertThat(valid(right).agreesWithName("Ximena", "Prueba", "Ficticia"))
        .isEqualTo(Agreement.AGREES);
    assertThat(valid(other).agreesWithName("Ximena", "Prueba", "Ficticia"))
        .isEqualTo(Agreement.NEARLY);
  }

  @Test
  void theBirthDateIsHeldAgainstThePerson() {
    Rfc rfc = valid("PUFX610403");

    assertThat(rfc.agreesWithBirthDate(DateExpression.parse("~1962").orElseThrow()))
        .isEqualTo(Agreement.AGREES);
    assertThat(rfc.agreesWithBirthDate(DateExpression.parse("1961-04-04").orElseThrow()))
        .isEqualTo(Agreement.DIFFERS);
    assertThat(
            valid("XAXX010101000").agreesWithBirthDate(DateExpression.parse("1961").orElseThrow()))
        .isEqualTo(Agreement.UNKNOWN);
  }

  @Test
  void anyTextIsReadOrSaysWhyNot() {
    long seed = 13;
    Random random = new Random(seed);
    String sound = complete("PUFX610403AB");
    int readable = 0;
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder(sound);
      for (int i = random.nextInt(4); i > 0; i--) {
        text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(200)));
      }
      if (random.nextInt(10) == 0) {
        text.setLength(random.nextInt(14));
      }
      switch (Rfc.parse(text.toString(), TODAY)) {
        case Rfc.Valid(Rfc rfc) -> {
          readable++;
          assertThat(Rfc.parse(rfc.value(), TODAY)).isEqualTo(new Rfc.Valid(rfc));
        }
        case Rfc.Doubtful doubtful -> assertThat(doubtful.problems()).isNotEmpty();
        case Rfc.Malformed malformed ->
            assertThat(malformed.position()).as("seed %d", seed).isBetween(1, 14);
      }
    }
    assertThat(readable).isGreaterThan(20_000);
  }
}
