package org.ventanilla.screening.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.link.LinkGraph;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.list.ReadReport;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.TokenWeights;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.suppression.Suppression;
import org.ventanilla.screening.suppression.Suppressions;

/// Records that are known and not listed.
class HoldingsTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());
  private static final String HOUSE = "Calle Ficticia 12";

  private static ListedEntity.Builder person(String id, String name) {
    return ListedEntity.builder(id, Kind.PERSON).name(NameKind.PRIMARY, name);
  }

  private static ListedEntity.Builder inTheHouse(String id, String name) {
    return person(id, name).address(HOUSE, "Villa Ejemplo", "Mexico");
  }

  private static LoadedList list(String name, ListedEntity... entities) {
    ReadReport report =
        new ReadReport(
            entities.length, new TreeMap<>(), List.of(), 0, List.of(), "", Optional.empty());
    return new LoadedList(name, ListType.CSV, List.of(entities), report);
  }

  private static Screener alone(LoadedList list) {
    return alone(list, ScreeningOptions.USUAL.limit());
  }

  private static Screener alone(LoadedList list, int limit) {
    Snapshot snapshot = Snapshot.of(List.of(list), PARSER, TokenWeights.standard());
    return new Screener(snapshot, new ScreeningOptions(0.6, limit, 2, true));
  }

  private static Screener screener(LoadedList listed, ListedEntity... known) {
    LoadedList holding = list("neighbours", known);
    return alone(listed)
        .withLinks(LinkGraph.of(List.of(listed)))
        .withHoldings(alone(holding), () -> LinkGraph.of(List.of(listed), List.of(holding)));
  }

  private static List<Hit> screen(Screener screener, Person person, Fact... facts) {
    return screener.worker().screen(person, List.of(facts));
  }

  private static Person named(String name, String born) {
    return Person.named("p", name).bornOn(DateExpression.parse(born).orElseThrow());
  }

  @Test
  void aRecordConnectsAndIsNoHit() {
    LoadedList listed =
        list(
            "watched",
            person("1", "PRUEBAL, Nadie").identifier(IdentifierType.PHONE, "5550001").build());
    ListedEntity known =
        person("77", "Ximena Muestra Quintal")
            .birthDate("1970-10-10")
            .identifier(IdentifierType.PHONE, "555-0001")
            .build();
    Person applicant = named("Ximena Muestra Quintal", "1970-10-10");

    assertThat(screen(alone(listed).withLinks(LinkGraph.of(List.of(listed))), applicant)).isEmpty();
    List<Hit> hits = screen(screener(listed, known), applicant);

    assertThat(hits)
        .singleElement()
        .satisfies(hit -> {
          assertThat(hit.relation()).isEqualTo(HitRelation.LINKED);
          assertThat(hit.list()).isEqualTo("watched");
          assertThat(hit.path())
              .isEqualTo(
                  "p -[identity: Ximena Muestra Quintal]-> Ximena Muestra Quintal (77)"
                      + " -[phone: 555-0001]-> PRUEBAL, Nadie (1)");
          assertThat(hit.namesake()).isEmpty();
        });
  }

  @Test
  void aRelativeIsFoundAmongRecords() {
    LoadedList listed = list("watched", inTheHouse("1", "PRUEBAL, Nadie").build());
    Screener screener = screener(listed, inTheHouse("77", "Marisel Ejemplar Quintal").build());

    List<Hit> hits =
        screen(
            screener,
            named("Otra Cosa", "1970-10-10"),
            new Fact(FactKind.RELATIVE, "Maricel Ejemplar Quintal", "", "mother"));

    assertThat(hits).extracting(Hit::relation).containsExactly(HitRelation.LINKED);
    assertThat(hits.getFirst().path()).startsWith("p -[relative: Maricel Ejemplar Quintal]-> ");
  }

  @Test
  void whatAListScoresStaysAsItIs() {
    ListedEntity entry = person("1", "QUINTALO, Zenobia").birthDate("1970-10-10").build();
    LoadedList listed = list("watched", entry);
    ListedEntity[] crowd = new ListedEntity[200];
    for (int i = 0; i < crowd.length; i++) {
      crowd[i] = person("k" + i, "Zenobia Quintalo " + "ABCDEFGH".charAt(i % 8)).build();
    }
    ListedEntity[] both = Arrays.copyOf(crowd, crowd.length + 1);
    both[crowd.length] = entry;
    Person applicant = named("Zenobia Quintalo Muestra", "1970-10-10");

    double alone = screen(alone(listed), applicant).getFirst().score();

    assertThat(screen(alone(list("both", both)), applicant))
        .filteredOn(hit -> hit.entity().id().equals("1"))
        .singleElement()
        .satisfies(hit -> assertThat(hit.score()).isLessThan(alone));
    assertThat(screen(screener(listed, crowd), applicant))
        .singleElement()
        .extracting(Hit::score)
        .isEqualTo(alone);
  }

  @Test
  void whoFitsNoBetterThanSomebodyElseIsLinkedAndSaidToBeSo() {
    LoadedList listed = list("watched", inTheHouse("1", "PRUEBAL, Juan").build());
    ListedEntity father = inTheHouse("76", "Juan Pruebal").birthDate("1940-03-01").build();
    ListedEntity son = inTheHouse("77", "Juan Pruebal").birthDate("1970-10-10").build();
    Person applicant = named("Juan Pruebal", "1970-10-10");

    assertThat(screen(screener(listed, son), applicant))
        .extracting(Hit::relation)
        .containsExactly(HitRelation.DIRECT);
    List<Hit> hits = screen(screener(listed, father, son), applicant);

    assertThat(hits)
        .singleElement()
        .satisfies(hit -> {
          assertThat(hit.relation()).isEqualTo(HitRelation.LINKED);
          assertThat(hit.entity().id()).isEqualTo("1");
          assertThat(hit.namesake()).isEqualTo("Juan Pruebal (neighbours 76)");
          assertThat(new Sentence(Language.EN).of(hit)).contains("fits as well Juan Pruebal");
          assertThat(new Sentence(Language.ES).of(hit))
              .contains("corresponde igual a Juan Pruebal", "-[domicilio: ");
          assertThat(new HitJson(Language.EN).line(hit)).contains("\"namesake\":\"Juan Pruebal");
        });
  }

  @Test
  void anAddressThatIsDeclaredIsALinkOfItsOwn() {
    LoadedList listed = list("watched", inTheHouse("1", "PRUEBAL, Juan").build());
    Screener screener =
        screener(listed, inTheHouse("76", "Juan Pruebal").birthDate("1940-03-01").build());
    Fact home = new Fact(FactKind.ADDRESS, HOUSE + ", Villa Ejemplo", "Mexico", "");

    List<Hit> hits = screen(screener, named("Juan Pruebal", "1970-10-10"), home);

    assertThat(hits).extracting(Hit::relation).containsExactly(HitRelation.LINKED);
    assertThat(hits.getFirst().path()).startsWith("p -[address: " + HOUSE);
  }

  @Test
  void noHitIsLostForWantOfALink() {
    LoadedList listed = list("watched", inTheHouse("1", "PRUEBAL, Juan").build());
    Screener screener =
        screener(listed, inTheHouse("76", "Juan Pruebal").birthDate("1940-03-01").build());

    assertThat(screen(screener, named("Juan Pruebal", "1970-10-10")))
        .extracting(Hit::relation)
        .containsExactly(HitRelation.DIRECT);
  }

  @Test
  void aBirthDateOrANumberOfTheEntryDecides() {
    LoadedList listed =
        list(
            "watched",
            inTheHouse("1", "PRUEBAL, Juan").birthDate("1970-10-10").build(),
            inTheHouse("2", "PRUEBAL, Juan")
                .identifier(IdentifierType.PASSPORT, "Z000001")
                .build());
    Screener screener =
        screener(
            listed,
            inTheHouse("76", "Juan Pruebal").birthDate("1940-03-01").build(),
            inTheHouse("77", "Juan Pruebal").birthDate("1970-10-10").build());
    Fact passport = new Fact(FactKind.DOCUMENT, "Z000001", "", "passport");

    assertThat(screen(screener, named("Juan Pruebal", "1970-10-10"), passport))
        .allSatisfy(hit -> assertThat(hit.relation()).isEqualTo(HitRelation.DIRECT))
        .extracting(hit -> hit.entity().id())
        .containsExactlyInAnyOrder("1", "2");
  }

  @Test
  void aRecordOfAnotherNameOrHouseIsNoNamesake() {
    LoadedList listed = list("watched", inTheHouse("1", "PRUEBAL, Juan").build());
    Screener screener =
        screener(
            listed,
            inTheHouse("75", "Juana Ejemplar").birthDate("1940-03-01").build(),
            person("76", "Juan Pruebal").birthDate("1940-03-01").build(),
            inTheHouse("77", "Juan Pruebal").birthDate("1970-10-10").build());

    assertThat(screen(screener, named("Juan Pruebal", "1970-10-10")))
        .extracting(Hit::relation)
        .containsExactly(HitRelation.DIRECT);
  }

  @Test
  void whoFitsIsNotPushedOutByWhoIsOnlyLinked() {
    ListedEntity[] entries = new ListedEntity[11];
    for (int i = 0; i < 10; i++) {
      entries[i] =
          person("b" + i, "OTRA, Nadie " + i)
              .identifier(IdentifierType.EMAIL, "casa@example.org")
              .build();
    }
    entries[10] = inTheHouse("1", "PRUEBAL, Juan").build();
    ListedEntity[] known = new ListedEntity[30];
    for (int i = 0; i < 28; i++) {
      known[i] = inTheHouse("n" + i, "Vecina Ejemplar " + i).build();
    }
    known[28] = inTheHouse("76", "Juan Pruebal").birthDate("1940-03-01").build();
    known[29] =
        inTheHouse("77", "Juan Pruebal")
            .birthDate("1970-10-10")
            .identifier(IdentifierType.EMAIL, "casa@example.org")
            .build();
    Screener screener = screener(list("watched", entries), known);

    List<Hit> hits = screen(screener, named("Juan Pruebal", "1970-10-10"));

    assertThat(hits).hasSize(10).first().extracting(hit -> hit.entity().id()).isEqualTo("1");
    assertThat(hits.getFirst().relation()).isEqualTo(HitRelation.LINKED);
    assertThat(hits).extracting(Hit::rank).containsExactly(1, 2, 3, 4, 5, 6, 7, 8, 9, 10);
  }

  @Test
  void holdingsOnlyAddLinks() {
    LoadedList listed =
        list(
            "watched",
            inTheHouse("1", "PRUEBAL, Juan")
                .identifier(IdentifierType.EMAIL, "uno@example.org")
                .build(),
            person("2", "OTRA, Nadie")
                .identifier(IdentifierType.EMAIL, "uno@example.org")
                .identifier(IdentifierType.PHONE, "5550001")
                .build(),
            person("3", "OTRO, Nadie").identifier(IdentifierType.PHONE, "5550001").build());
    ListedEntity[] known = new ListedEntity[62];
    for (int i = 0; i < 60; i++) {
      known[i] =
          person("c" + i, "Clienta " + i).identifier(IdentifierType.PHONE, "5550001").build();
    }
    known[60] = inTheHouse("76", "Juan Pruebal").birthDate("1940-03-01").build();
    known[61] = inTheHouse("77", "Juan Pruebal").birthDate("1970-10-10").build();
    Person applicant = named("Juan Pruebal", "1970-10-10");
    Fact phone = new Fact(FactKind.PHONE, "5550001", "", "");

    List<Hit> without =
        screen(alone(listed).withLinks(LinkGraph.of(List.of(listed))), applicant, phone);
    List<Hit> with = screen(screener(listed, known), applicant, phone);

    assertThat(without).extracting(hit -> hit.entity().id()).containsExactly("1", "2", "3");
    assertThat(with).extracting(hit -> hit.entity().id()).containsExactly("1", "2", "3");
    assertThat(with.getFirst().namesake()).isNotEmpty();
    assertThat(with.subList(1, 3))
        .extracting(Hit::score)
        .isEqualTo(without.subList(1, 3).stream().map(Hit::score).toList());
  }

  @Test
  void aClearedHitDoesNotComeBackAsALink() {
    LoadedList listed = list("watched", inTheHouse("1", "PRUEBAL, Juan").build());
    Person applicant = named("Juan Pruebal", "1970-10-10");
    LocalDate today = LocalDate.of(2026, 11, 28);
    Suppression cleared =
        Suppression.of(
            applicant,
            List.of(),
            "watched",
            listed.entities().getFirst(),
            "his father",
            "officer",
            today);
    Screener screener =
        screener(
                listed,
                inTheHouse("76", "Juan Pruebal").birthDate("1940-03-01").build(),
                inTheHouse("77", "Juan Pruebal").birthDate("1970-10-10").build())
            .withCleared(Suppressions.of(List.of(cleared)), today);

    assertThat(screen(screener, applicant)).isEmpty();
  }

  private static final String[] DAYS = {"1950-10-10", "1961-03-02", "1975-07-23"};
  private static final String[] NAMES = "Juan Juana Ana Pruebal Pruebalo Muestra".split(" ");

  private static ListedEntity somebody(String id, Random random) {
    ListedEntity.Builder entity =
        person(id, NAMES[random.nextInt(3)] + " " + NAMES[3 + random.nextInt(3)]);
    if (random.nextInt(3) > 0) {
      entity.address("Calle Ficticia " + (11 + random.nextInt(4)), "Villa Ejemplo", "Mexico");
    }
    if (random.nextBoolean()) {
      entity.birthDate(DAYS[random.nextInt(DAYS.length)]);
    }
    return entity.build();
  }

  private static ListedEntity[] somebodies(int count, Random random) {
    ListedEntity[] all = new ListedEntity[count];
    Arrays.setAll(all, i -> somebody("" + i, random));
    return all;
  }

  /// At any limit no direct hit is, and without one no linked hit either.
  @Test
  void noHitIsLostWhateverIsKnown() {
    long seed = 20261128;
    Random random = new Random(seed);
    int linked = 0;
    for (int round = 0; round < 500; round++) {
      ListedEntity[] entries = somebodies(12, random);
      ListedEntity[] known = somebodies(12, random);
      LoadedList listed = list("watched", entries);
      LoadedList holding = list("neighbours", known);
      boolean cut = random.nextBoolean();
      Screener less = alone(listed, cut ? 1 + random.nextInt(6) : 100);
      Screener linking = cut ? less : less.withLinks(LinkGraph.of(List.of(listed)));
      Screener more =
          less.withLinks(LinkGraph.of(List.of(listed)))
              .withHoldings(alone(holding), () -> LinkGraph.of(List.of(listed), List.of(holding)));
      Person applicant =
          named(
              NAMES[random.nextInt(3)] + " " + NAMES[3 + random.nextInt(3)],
              DAYS[random.nextInt(DAYS.length)]);
      String street = "Calle Ficticia " + (11 + random.nextInt(5));
      Fact home = new Fact(FactKind.ADDRESS, street + ", Villa Ejemplo", "Mexico", "");

      List<Hit> hits = screen(more, applicant, home);

      assertThat(hits)
          .as("seed %d, round %d", seed, round)
          .extracting(hit -> hit.entity().id())
          .containsAll(
              screen(linking, applicant, home).stream().map(hit -> hit.entity().id()).toList())
          .doesNotHaveDuplicates();
      assertThat(hits).allSatisfy(hit -> assertThat(hit.list()).isEqualTo("watched"));
      linked += (int) hits.stream().filter(hit -> !hit.namesake().isEmpty()).count();
    }
    assertThat(linked).isGreaterThan(5);
  }
}
