package org.ventanilla.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameParserTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  private static String roles(String text, NameType type) {
    List<String> roles =
        PARSER.parse(text, type).tokens().stream()
            .map(token -> token.word().text() + "=" + token.role())
            .toList();
    return String.join(" ", roles);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ana María García López | ana=GIVEN maria=MIDDLE garcia=FAMILY lopez=MATERNAL",
        "GARCÍA LÓPEZ, Ana María | ana=GIVEN maria=MIDDLE garcia=FAMILY lopez=MATERNAL",
        "Juan de la Cruz | juan=GIVEN de=PARTICLE la=PARTICLE cruz=FAMILY",
        "Dr. José Prueba | dr=TITLE jose=GIVEN prueba=FAMILY",
        "Kim Jong-un | kim=FAMILY jongun=GIVEN",
        "Yusuf Abd al-Rahman Ejemplo | yusuf=GIVEN abdulrahman=MIDDLE ejemplo=FAMILY",
        "Ivan Petrovich Probov | ivan=GIVEN petrovich=PATRONYMIC probov=FAMILY",
        "J.C. Ejemplo | j=WORD c=WORD ejemplo=WORD",
        "LO, Stephen | lo=FAMILY stephen=GIVEN",
        "Song Chol JANG | songchol=GIVEN jang=FAMILY",
        "Ignacio Coronel | ignacio=GIVEN coronel=FAMILY",
        "CORONEL PRUEBA, Ignacio | ignacio=GIVEN coronel=FAMILY prueba=FAMILY",
        "Coronel Ignacio Prueba | coronel=TITLE ignacio=GIVEN prueba=FAMILY",
      })
  void aPersonsTokensHaveRoles(String text, String expected) {
    assertThat(roles(text, NameType.PERSON)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Ejemplo S.A. de C.V. | ejemplo=WORD sa=LEGAL_FORM de=LEGAL_FORM cv=LEGAL_FORM",
        "EjemploAG | ejemplo=WORD ag=LEGAL_FORM",
        "First Ejemplo Bank | first=NUMBER ejemplo=WORD bank=GENERIC",
        "Ejemplo Forty-Four | ejemplo=WORD 44=NUMBER",
        "Ejemplo Fund IV L.P. | ejemplo=WORD fund=GENERIC 4=NUMBER lp=LEGAL_FORM",
        "CORP | corp=GENERIC",
      })
  void anOrganisationsWordsHaveRoles(String text, String expected) {
    assertThat(roles(text, NameType.ORGANISATION)).isEqualTo(expected);
  }

  @ParameterizedTest
  @CsvSource({
    "Щербаков, shcherbakov",
    "Βασίλης, vasilis",
    "ბარაკ, barak",
    "Þórður, thordur",
    "Łukasz, lukasz",
    "I9or, igor",
    "Sech1n, sechin",
    "Рutin, putin",
  })
  void everyScriptComesInLatinLetters(String text, String folded) {
    assertThat(PARSER.parse(text, NameType.PERSON).tokens())
        .singleElement()
        .satisfies(token -> assertThat(token.word().text()).isEqualTo(folded));
  }

  @Test
  void partsSayTheirRoles() {
    ParsedName name = PARSER.parse(NameParts.of("Ana María", "Díaz de León", "Prueba"));

    assertThat(name.tokens())
        .extracting(NameToken::role)
        .containsExactly(
            Role.GIVEN, Role.MIDDLE, Role.FAMILY, Role.PARTICLE, Role.FAMILY, Role.MATERNAL);
    assertThat(name.tokens()).filteredOn(NameToken::stated).hasSize(5);
  }

  @Test
  void aLegalFormMakesAnUnknownBearerAnOrganisation() {
    assertThat(PARSER.parse("Ejemplo GmbH", NameType.UNKNOWN).type())
        .isEqualTo(NameType.ORGANISATION);
    assertThat(PARSER.parse("Ana Ejemplo", NameType.UNKNOWN).type()).isEqualTo(NameType.UNKNOWN);
  }

  @Test
  void aCompoundIsWrittenAsItStoodEachTimeItStands() {
    ParsedName name = PARSER.parse("Abdul Karim Abdul Qadir Prueba", NameType.PERSON);

    assertThat(name.tokens())
        .extracting(NameToken::written)
        .containsExactly("Abdul Karim", "Abdul Qadir", "Prueba");
  }

  @Test
  void anEndlessNameIsCut() {
    ParsedName name = PARSER.parse("a b ".repeat(10_000), NameType.PERSON);

    assertThat(name.tokens()).hasSizeLessThanOrEqualTo(ParsedName.MAX_TOKENS);
  }
}
