package org.ventanilla.screening.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;

class MarkTests {
  private static Person person(String curp, String rfc, String passport) {
    return new Person("1", "Ximena Prueba", "", "", "", null, Sex.UNKNOWN, "", curp, rfc, passport);
  }

  private static ListedEntity entity(IdentifierType type, String value) {
    return ListedEntity.builder("7", Kind.PERSON)
        .name(NameKind.PRIMARY, "PRUEBA, Ximena")
        .identifier(type, value)
        .build();
  }

  private static MarkEvidence evidence(Person person, List<Fact> facts, ListedEntity entity) {
    return MarkEvidence.of(person, Mark.of(person, facts).toArray(Mark[]::new), entity);
  }

  @Test
  void theSameNumberIsSharedHoweverItIsWritten() {
    MarkEvidence curp =
        evidence(
            person("pufx501102mdfrcm09", "", ""),
            List.of(),
            entity(IdentifierType.CURP, "PUFX-501102-MDFRCM09"));

    assertThat(curp.identified()).isTrue();
    assertThat(curp.shared()).extracting(Mark::kind).containsExactly(MarkKind.CURP);
    assertThat(curp.logOdds()).isEqualTo(MarkKind.CURP.weight());
  }

  @Test
  void aDeclaredDocumentMeetsAPassport() {
    Fact document = new Fact(FactKind.DOCUMENT, "Z 000001", "", "something");

    MarkEvidence shared =
        evidence(person("", "", ""), List.of(document), entity(IdentifierType.PASSPORT, "Z000001"));

    assertThat(shared.identified()).isTrue();
  }

  @Test
  void telephonesMeetWithAndWithoutTheCountry() {
    Fact phone = new Fact(FactKind.PHONE, "(55) 5555-0100", "", "");

    MarkEvidence shared =
        evidence(
            person("", "", ""), List.of(phone), entity(IdentifierType.PHONE, "+52 55 5555 0100"));

    assertThat(shared.shared()).extracting(Mark::kind).containsExactly(MarkKind.PHONE);
    assertThat(shared.identified()).isFalse();
  }

  @Test
  void anRfcAndACurpShareInitialsAndBirthDate() {
    MarkEvidence stem =
        evidence(
            person("PUFX501102MDFRCM09", "", ""),
            List.of(),
            entity(IdentifierType.RFC, "PUFX-501102-AB3"));

    assertThat(stem.shared()).extracting(Mark::kind).containsExactly(MarkKind.CIVIL_STEM);
    assertThat(stem.contradicting()).isEmpty();
  }

  @Test
  void anotherCurpSpeaksAgainstButASlipAtItsEndDoesNot() {
    ListedEntity listed = entity(IdentifierType.CURP, "PUFX501102MDFRCM09");

    MarkEvidence other = evidence(person("GAHJ601203HDFRRN02", "", ""), List.of(), listed);
    MarkEvidence wrong = evidence(person("GAHJ601203HDFRRN03", "", ""), List.of(), listed);
    MarkEvidence slip = evidence(person("PUFX501102MDFRCM08", "", ""), List.of(), listed);

    assertThat(other.logOdds()).isEqualTo(ScoreModel.OTHER_CURP);
    assertThat(slip.logOdds()).isPositive();
    // Its check digit does not fit, so nobody knows whose it is.
    assertThat(wrong.logOdds()).isZero();
  }

  @Test
  void aNumberForEverybodyAndAVehicleIdentifyNobody() {
    ListedEntity generic = entity(IdentifierType.RFC, "XAXX010101000");
    ListedEntity vessel = entity(IdentifierType.IMO, "IMO 9000001");
    Fact vehicle = new Fact(FactKind.VEHICLE, "9000001", "", "");

    MarkEvidence shared = evidence(person("", "XAXX-010101-000", ""), List.of(), generic);

    assertThat(shared.identified()).isFalse();
    assertThat(shared.shared()).isEmpty();
    assertThat(evidence(person("", "", ""), List.of(vehicle), vessel).shared()).isEmpty();
  }

  @Test
  void shortOrWordlyNumbersIdentifyNobody() {
    List<Fact> facts =
        List.of(
            new Fact(FactKind.DOCUMENT, "12345", "", ""),
            new Fact(FactKind.DOCUMENT, "UNKNOWN", "", ""),
            new Fact(FactKind.PHONE, "911", "", ""));

    assertThat(Mark.of(person("", "", ""), facts)).isEmpty();
  }

  /// The slow twin of the table: every entity is looked through.
  @Test
  void theTableFindsEveryBearerAndNobodyElse() {
    long seed = 3;
    Random random = new Random(seed);
    MarkTable table = new MarkTable();
    List<MarkKind> kinds = List.of(MarkKind.values());
    List<List<Mark>> borne = new ArrayList<>();
    for (int entity = 0; entity < 5000; entity++) {
      List<Mark> marks = new ArrayList<>();
      for (int i = random.nextInt(4); i > 0; i--) {
        MarkKind kind = kinds.get(random.nextInt(kinds.size()));
        marks.add(new Mark(kind, "N" + random.nextInt(3000)));
      }
      borne.add(marks);
      table.add(entity, marks);
    }
    for (int value = 0; value < 3100; value++) {
      Mark asked = new Mark(MarkKind.PHONE, "N" + value);
      List<Integer> twin = new ArrayList<>();
      for (int entity = 0; entity < borne.size(); entity++) {
        if (borne.get(entity).contains(asked)) {
          twin.add(entity);
        }
      }
      assertThat(table.bearers(asked))
          .as("seed %d", seed)
          .containsExactly(twin.toArray(Integer[]::new));
      assertThat(table.any(asked.key())).isEqualTo(!twin.isEmpty());
    }
  }
}
