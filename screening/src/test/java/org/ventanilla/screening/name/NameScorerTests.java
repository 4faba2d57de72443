package org.ventanilla.screening.name;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NameScorerTests {
  private static final double THRESHOLD = 0.7;
  private static final NameParser PARSER = new NameParser(NameTables.standard());
  private final NameScorer scorer = new NameScorer(TokenWeights.standard());

  private double score(String a, String b, NameType type) {
    return scorer.score(PARSER.parse(a, type), PARSER.parse(b, type));
  }

  @ParameterizedTest
  @CsvSource({
    "Olga Pruebova, Olga Pruebova",
    "Yusuf Abd al-Rahman Ejemplo, Yusuf Abdurrahman Ejemplo",
    "'EJEMPLO MUESTRA, María Prueba', Ma. Prueba Ejemplo Muestra",
    "OlgaPruebova, Olga Pruebova",
    "Ольга Прубова, Olga Prubova",
    "J. Pruebavez, Jorge Pruebavez",
    "Song Choljang, 'JANG, Song Chol'",
    "Songchol Jang, 'JANG, Song Chol'",
    "JANG Songchol, 'JANG, Song Chol'",
    "Felipeprueba Muestravez, 'PRUEBA MUESTRAVEZ, Felipe'",
    "Kamal Muestrawi, 'MUESTRAWI, Kamal al-Din'",
    "Ignacio Coronel, 'CORONEL PRUEBAREAL, Ignacio'",
    "Haji Muestrazai, 'MUESTRAZAI, Haji Prueba'",
    "Peggie Muestravez, Margaret Muestravez",
    "Mhd Muestrawi, Muhamed Muestrawi",
  })
  void waysToWriteOnePersonsNameMeet(String a, String b) {
    assertThat(score(a, b, NameType.PERSON)).isGreaterThan(THRESHOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "Hassan Prueba Farah, Hassan Prueba Aweys",
    "A. Pruebayev, Nursultan Pruebayev",
    "Olga Petrovna Muestrova, Olga Ivanovna Muestrova",
    "N.N., Nadia Nadie",
    "Friedrich Hans, 'FRIEDRICH, Hans'",
    "María Pruebana, Elena Pruebana",
    "José Aguilar Muestra, 'MUESTRA PRUEBADO, Maria A'",
    "Jesús Muestra Hernández, 'MUESTRA PRUEBADO, Hernan de Jesus'",
    "Ximeno Muestrado Jr., Ximeno Muestrado Senior",
    "Muestrazai, 'MUESTRAZAI, Haji Prueba'",
  })
  void otherPeopleDoNotMeet(String a, String b) {
    assertThat(score(a, b, NameType.PERSON)).isLessThan(THRESHOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "Muestra S.A. de C.V., MUESTRA SOCIEDAD ANONIMA DE CAPITAL VARIABLE",
    "MuestraAG, Muestra Aktiengesellschaft",
    "The Ejemplo & Hijos Company, Ejemplo and Hijos Co.",
    "1st Ejemplo Bank, First Ejemplo Bank",
  })
  void waysToWriteOneOrganisationMeet(String a, String b) {
    assertThat(score(a, b, NameType.ORGANISATION)).isGreaterThan(THRESHOLD);
  }

  @ParameterizedTest
  @CsvSource({
    "CORP, Muestra Corp",
    "Muestra AG, Muestra GmbH",
    "Muestra Systems Inc, Muestra Industries Inc",
  })
  void otherOrganisationsDoNotMeet(String a, String b) {
    assertThat(score(a, b, NameType.ORGANISATION)).isLessThan(THRESHOLD);
  }

  @Test
  void theExplanationScoresAsTheScorerDoes() {
    ParsedName a = PARSER.parse("Ma. Prueba Ejemplo", NameType.PERSON);
    ParsedName b = PARSER.parse("EJEMPLO MUESTRA, María Prueba", NameType.PERSON);

    NameMatch match = scorer.explain(a, b);

    assertThat(match.score()).isEqualTo(scorer.score(a, b));
    assertThat(match.pairings()).extracting(NameMatch.Pairing::relation).contains(Relation.EXACT);
    assertThat(match.leftovers())
        .singleElement()
        .satisfies(left -> {
          assertThat(left.inLeft()).isFalse();
          assertThat(left.conflicts()).isFalse();
        });
  }
}
