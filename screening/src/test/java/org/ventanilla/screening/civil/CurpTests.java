package org.ventanilla.screening.civil;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.person.Sex;

class CurpTests {
  private static final LocalDate TODAY = LocalDate.of(2020, 3, 4);

  private static String complete(String first17) {
    return first17 + Curp.checkDigit(first17);
  }

  private static Curp valid(String first17) {
    return ((Curp.Valid) Curp.parse(complete(first17), TODAY)).curp();
  }

  @Test
  void aKeySaysBirthDateSexAndState() {
    Curp woman = valid("PUFX610403MDFRCM0");
    Curp child = valid("EEIN040229XNEJMXA");

    assertThat(woman.birthDate()).isEqualTo(LocalDate.of(1961, 4, 3));
    assertThat(woman.sex()).isEqualTo(Sex.FEMALE);
    assertThat(woman.state()).isEqualTo(State.DF);
    assertThat(woman.initials()).isEqualTo("PUFX");
    assertThat(child.birthDate()).isEqualTo(LocalDate.of(2004, 2, 29));
    assertThat(child.sex()).isEqualTo(Sex.OTHER);
    assertThat(child.state()).isEqualTo(State.NE);
  }

  @Test
  void aDigitBeforeTheLastMeansTheCenturyOf1900() {
    assertThat(valid("AAAA000101HDFCCC0").birthDate()).isEqualTo(LocalDate.of(1900, 1, 1));
  }

  @ParameterizedTest
  @CsvSource({
    "'', LENGTH, 1",
    "PUFX610403MDFRCM0, LENGTH, 18",
    "PUFX610403MDFRCM000, LENGTH, 19",
    "1UFX610403MDFRCM00, CHARACTER, 1",
    "PRFX610403MDFRCM00, CHARACTER, 2",
    "PUFX61O403MDFRCM00, CHARACTER, 7",
    "PUFX611303MDFRCM00, DATE, 5",
    "PUFX610230MDFRCM00, DATE, 5",
    "PUFX610003MDFRCM00, DATE, 5",
    "PUFX610400MDFRCM00, DATE, 5",
    "PUFX610403QDFRCM00, CHARACTER, 11",
    "PUFX610403MQQRCM00, STATE, 12",
    "PUFX610403MDFACM00, CHARACTER, 14",
    "PUFX610403MDFRCM0A, CHARACTER, 18",
    "PÚFX610403MDFRCM00, CHARACTER, 2",
  })
  void whatIsNoCurpSaysWhereAndWhy(String text, KeyProblem problem, int position) {
    assertThat(Curp.parse(text, TODAY)).isEqualTo(new Curp.Malformed(problem, position));
  }

  @Test
  void whatTheRegisterWouldNotIssueIsDoubted() {
    char right = Curp.checkDigit("PUFX610403MDFRCM0");
    char wrong = (char) (right == '9' ? '0' : right + 1);

    assertThat(Curp.parse("PUFX610403MDFRCM0" + wrong, TODAY))
        .isInstanceOfSatisfying(
            Curp.Doubtful.class,
            d -> assertThat(d.problems()).containsExactly(KeyProblem.CHECK_DIGIT));
    assertThat(Curp.parse(complete("BACA890909MJCRMS0"), TODAY))
        .isInstanceOfSatisfying(
            Curp.Doubtful.class,
            d -> assertThat(d.problems()).containsExactly(KeyProblem.INCONVENIENT_WORD));
    assertThat(Curp.parse(complete("PUFX880403MDFRCMO"), TODAY))
        .isInstanceOfSatisfying(
            Curp.Doubtful.class,
            d -> {
              assertThat(d.problems()).containsExactly(KeyProblem.FUTURE_DATE);
              assertThat(d.curp().birthDate()).isEqualTo(LocalDate.of(2088, 4, 3));
            });
  }

  @Test
  void theCheckDigitDoesNotSeeEverything() {
    // Position 9 weighs ten, so that no change of it is seen.
    String one = complete("PUFX610417MDFRCM0");

    assertThat(Curp.parse(one.replace("610417", "610407"), TODAY)).isInstanceOf(Curp.Valid.class);
  }

  @ParameterizedTest
  @CsvSource({
    "Ximena, Prueba, Ficticia, PUFX610403MDFRCM0, AGREES",
    "María Ximena, Prueba, Ficticia, PUFX610403MDFRCM0, AGREES",
    "Ma. Ximena, de la Prueba, Ficticia, PUFX610403MDFRCM0, AGREES",
    "José, Prueba, Ficticia, PUFJ610403HDFRCS0, AGREES",
    "J. Jesús, Prueba, Ficticia, PUFJ610403HDFRCS0, AGREES",
    "Ximena, Prueba, '', PUFX610403MDFRCM0, AGREES",
    "Ximena, Prueba, '', PUXX610403MDFRXM0, AGREES",
    "Ximena, Ñandú, Muñoz, XAMX610403MDFNXM0, AGREES",
    "Ana, Barro, Cano, BXCA610403MDFRNN0, AGREES",
    "Ximena, Prueba, Ejemplo, PUFX610403MDFRCM0, DIFFERS",
    "Xaviera, Prueba, Ficticia, PUFX610403MDFRCM0, NEARLY",
    "Otro, Nombre, Cualquiera, PUFX610403MDFRCM0, DIFFERS",
    "'', Prueba, Ficticia, PUFX610403MDFRCM0, UNKNOWN",
  })
  void theLettersAreHeldAgainstTheName(
      String given, String paternal, String maternal, String first17, Agreement expected) {
    Curp curp =
        switch (Curp.parse(complete(first17), TODAY)) {
          case Curp.Valid(Curp sound) -> sound;
          case Curp.Doubtful doubtful -> doubtful.curp();
          case Curp.Malformed malformed -> throw new AssertionError(malformed);
        };

    assertThat(curp.agreesWithName(given, paternal, maternal)).isEqualTo(expected);
  }

  @Test
  void birthDateAndSexAreHeldAgainstThePerson() {
    Curp curp = valid("PUFX610403MDFRCM0");

    assertThat(curp.agreesWithBirthDate(DateExpression.parse("1961-04").orElseThrow()))
        .isEqualTo(Agreement.AGREES);
    assertThat(curp.agreesWithBirthDate(DateExpression.parse("1961-04-04").orElseThrow()))
        .isEqualTo(Agreement.DIFFERS);
    assertThat(curp.agreesWithSex(Sex.FEMALE)).isEqualTo(Agreement.AGREES);
    assertThat(curp.agreesWithSex(Sex.MALE)).isEqualTo(Agreement.DIFFERS);
    assertThat(curp.agreesWithSex(Sex.UNKNOWN)).isEqualTo(Agreement.UNKNOWN);
  }

  @Test
  void anyTextIsReadOrSaysWhyNot() {
    long seed = 18;
    Random random = new Random(seed);
    String sound = complete("PUFX610403MDFRCM0");
    int readable = 0;
    for (int round = 0; round < 100_000; round++) {
      StringBuilder text = new StringBuilder(sound);
      for (int i = random.nextInt(4); i > 0; i--) {
        text.setCharAt(random.nextInt(text.length()), (char) (' ' + random.nextInt(70)));
      }
      if (random.nextInt(10) == 0) {
        text.setLength(random.nextInt(19));
      }
      switch (Curp.parse(text.toString(), TODAY)) {
        case Curp.Valid(Curp curp) -> {
          readable++;
          assertThat(Curp.parse(curp.value(), TODAY)).isEqualTo(new Curp.Valid(curp));
        }
        case Curp.Doubtful doubtful -> assertThat(doubtful.problems()).isNotEmpty();
        case Curp.Malformed malformed ->
            assertThat(malformed.position()).as("seed %d", seed).isBetween(1, 19);
      }
    }
    assertThat(readable).isGreaterThan(20_000);
  }
}
