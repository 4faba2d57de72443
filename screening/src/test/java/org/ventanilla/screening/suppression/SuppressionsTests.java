package org.ventanilla.screening.suppression;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.suppression.Suppressions.Problem;
import org.ventanilla.screening.suppression.Suppressions.State;

class SuppressionsTests {
  private static final LocalDate UNTIL = LocalDate.of(2020, 12, 31);
  private static final Person PERSON = Person.named("p-1", "Ximena Prueba");
  private static final ListedEntity ENTITY =
      ListedEntity.builder("7", Kind.PERSON)
          .name(NameKind.PRIMARY, "PRUEBA, Ximena")
          .nationality("Mexico")
          .citizenship("Mexico")
          .build();
  private static final Suppression CLEARED =
      Suppression.of(
          PERSON, List.of(), "ofac", ENTITY, "another \"birth\" date", "officer 4", UNTIL);

  @TempDir Path directory;

  private Suppressions read(String text) throws IOException {
    Path path = directory.resolve("cleared.jsonl");
    Files.writeString(path, text, StandardCharsets.UTF_8);
    return Suppressions.read(path);
  }

  @Test
  void aClearedHitDoesNotAlertUntilItsLastDayIsOver() throws IOException {
    Suppressions cleared = read(CLEARED.line() + "\n\n");

    assertThat(cleared.size()).isEqualTo(1);
    assertThat(cleared.wrongLines()).isZero();
    assertThat(cleared.suppresses(PERSON, List.of(), "ofac", ENTITY, UNTIL)).isTrue();
    assertThat(cleared.state(PERSON, List.of(), "ofac", ENTITY, UNTIL.plusDays(1)))
        .isEqualTo(State.LAPSED);
  }

  @Test
  void anotherPersonEntryOrListIsNotCleared() {
    Suppressions cleared = Suppressions.of(List.of(CLEARED));
    ListedEntity other =
        ListedEntity.builder("8", Kind.PERSON).name(NameKind.PRIMARY, "PRUEBA, Ximena").build();

    assertThat(
            cleared.state(Person.named("p-2", "Ximena Prueba"), List.of(), "ofac", ENTITY, UNTIL))
        .isEqualTo(State.NOT_CLEARED);
    assertThat(cleared.state(PERSON, List.of(), "un", ENTITY, UNTIL)).isEqualTo(State.NOT_CLEARED);
    assertThat(cleared.state(PERSON, List.of(), "ofac", other, UNTIL)).isEqualTo(State.NOT_CLEARED);
    assertThat(Suppressions.none().state(PERSON, List.of(), "ofac", ENTITY, UNTIL))
        .isEqualTo(State.NOT_CLEARED);
  }

  @Test
  void itAlertsAgainWhenThePersonOrTheEntryStatesSomethingElse() {
    Suppressions cleared = Suppressions.of(List.of(CLEARED));
    Person born = PERSON.bornOn(DateExpression.parse("1961").orElseThrow());
    ListedEntity alias =
        ListedEntity.builder("7", Kind.PERSON)
            .name(NameKind.PRIMARY, "PRUEBA, Ximena")
            .name(NameKind.ALIAS, "PRUEBA, X.")
            .nationality("Mexico")
            .citizenship("Mexico")
            .build();

    assertThat(cleared.state(born, List.of(), "ofac", ENTITY, UNTIL))
        .isEqualTo(State.PERSON_CHANGED);
    assertThat(cleared.state(PERSON, List.of(), "ofac", alias, UNTIL))
        .isEqualTo(State.ENTITY_CHANGED);
  }

  @Test
  void whatThePersonDeclaresIsPartOfWhatTheyState() {
    Fact mother = new Fact(FactKind.RELATIVE, "Marisel Ejemplar", "MX", "mother");
    Fact phone = new Fact(FactKind.PHONE, "555 000 0000", "", "");
    Suppressions cleared =
        Suppressions.of(
            List.of(
                Suppression.of(
                    PERSON, List.of(mother, phone), "ofac", ENTITY, "other", "officer 4", UNTIL)));

    assertThat(cleared.suppresses(PERSON, List.of(phone, mother), "ofac", ENTITY, UNTIL)).isTrue();
    assertThat(cleared.state(PERSON, List.of(mother), "ofac", ENTITY, UNTIL))
        .isEqualTo(State.PERSON_CHANGED);
    assertThat(
            Suppressions.of(List.of(CLEARED)).state(PERSON, List.of(phone), "ofac", ENTITY, UNTIL))
        .isEqualTo(State.PERSON_CHANGED);
  }

  @Test
  void theOrderInWhichAnEntryStatesThingsDoesNotMatter() {
    ListedEntity.Builder one = ListedEntity.builder("7", Kind.PERSON).name(NameKind.PRIMARY, "X Y");
    ListedEntity.Builder other =
        ListedEntity.builder("7", Kind.PERSON).name(NameKind.PRIMARY, "X Y");
    one.program("A").program("B");
    other.program("B").program("A");
    Suppressions cleared =
        Suppressions.of(
            List.of(
                Suppression.of(
                    PERSON, List.of(), "ofac", one.build(), "reason", "officer 4", UNTIL)));

    assertThat(cleared.suppresses(PERSON, List.of(), "ofac", other.build(), UNTIL)).isTrue();
  }

  @Test
  void aWrongLineClearsNothingAndIsTold() throws IOException {
    String sound = CLEARED.line();

    Suppressions cleared =
        read(
            String.join(
                "\n",
                "not json",
                sound.replace("\"by\"", "\"who\""),
                sound.replace("2020-12-31", "soon"),
                sound.replace("officer 4", " "),
                sound.replaceFirst("\"person_state\":\"..", "\"person_state\":\"zz"),
                sound.replace("\"7\"", "\"9\"")));

    assertThat(cleared.problems()).extracting(Problem::line).containsExactly(1L, 2L, 3L, 4L, 5L);
    assertThat(cleared.wrongLines()).isEqualTo(5);
    assertThat(cleared.size()).isEqualTo(1);
    assertThat(cleared.suppresses(PERSON, List.of(), "ofac", ENTITY, UNTIL)).isFalse();
  }

  @Test
  void theLaterLineCounts() throws IOException {
    Suppressions cleared =
        read(CLEARED.line() + "\n" + CLEARED.line().replace("2020-12-31", "2019-12-31"));

    assertThat(cleared.state(PERSON, List.of(), "ofac", ENTITY, UNTIL)).isEqualTo(State.LAPSED);
  }

  @Test
  void anAbsentFileIsAFault() {
    assertThatThrownBy(() -> Suppressions.read(directory.resolve("absent")))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.FILE_UNREADABLE));
  }

  @Test
  void damagedBytesClearNothingElse() throws IOException {
    long seed = 4;
    Random random = new Random(seed);
    byte[] sound = CLEARED.line().getBytes(StandardCharsets.UTF_8);
    int told = 0;
    for (int round = 0; round < 3_000; round++) {
      byte[] bytes = sound.clone();
      bytes[random.nextInt(bytes.length)] = (byte) random.nextInt(256);
      Path path = directory.resolve("cleared.jsonl");
      Files.write(path, bytes);

      Suppressions cleared = Suppressions.read(path);

      assertThat(cleared.size() + cleared.wrongLines())
          .as("seed %d round %d", seed, round)
          .isBetween(1L, 2L);
      told += cleared.wrongLines() > 0 ? 1 : 0;
    }
    assertThat(told).isGreaterThan(500);
  }
}
