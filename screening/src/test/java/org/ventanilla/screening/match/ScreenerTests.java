package org.ventanilla.screening.match;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
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
import org.ventanilla.screening.person.Sex;
import org.ventanilla.screening.suppression.Suppression;
import org.ventanilla.screening.suppression.Suppressions;

class ScreenerTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  private static final ListedEntity XIMENA =
      ListedEntity.builder("7", Kind.PERSON)
          .name(NameKind.PRIMARY, "PRUEBAL FICTONDO, Ximena")
          .name(NameKind.WEAK_ALIAS, "LA GOLONDRINA")
          .birthDate("1950-11-02")
          .nationality("Mexico")
          .gender("female")
          .identifier(IdentifierType.CURP, "PUFX501102MDFRCM09")
          .identifier(IdentifierType.PASSPORT, "Z000001")
          .build();

  private static final ListedEntity NAMESAKE =
      ListedEntity.builder("8", Kind.PERSON)
          .name(NameKind.PRIMARY, "PRUEBAL FICTONDO, Ximena")
          .birthDate("1980-01-09")
          .build();

  private static final LocalDate TODAY = LocalDate.of(2026, 11, 27);

  static LoadedList list(List<ListedEntity> entities) {
    ReadReport report =
        new ReadReport(
            entities.size(), new TreeMap<>(), List.of(), 0, List.of(), "", Optional.empty());
    return new LoadedList("ofac", ListType.OFAC, entities, report);
  }

  static Snapshot snapshot(List<ListedEntity> entities) {
    return Snapshot.of(List.of(list(entities)), PARSER, TokenWeights.standard());
  }

  private static List<Hit> screen(Person person, Fact... facts) {
    Snapshot snapshot = snapshot(List.of(XIMENA, NAMESAKE));
    return new Screener(snapshot, ScreeningOptions.USUAL).worker().screen(person, List.of(facts));
  }

  private static Person named(String name) {
    return Person.named("p", name);
  }

  static DateExpression date(String text) {
    return DateExpression.parse(text).orElseThrow();
  }

  @Test
  void theNameAloneFindsBothAndTheBirthDateTellsThemApart() {
    List<Hit> both = screen(named("Ximena Pruebal Fictondo"));
    List<Hit> one = screen(named("Ximena Pruebal Fictondo").bornOn(date("1950-11-02")));

    assertThat(both).extracting(hit -> hit.entity().id()).containsExactly("7", "8");
    assertThat(both).extracting(Hit::rank).containsExactly(1, 2);
    assertThat(one).extracting(hit -> hit.entity().id()).containsExactly("7");
    assertThat(one.getFirst().score()).isGreaterThan(0.99);
  }

  @Test
  void aNumberFindsItsBearerUnderAnotherName() {
    Person person =
        new Person("p", "Otra Cosa", "", "", "", null, Sex.UNKNOWN, "", "", "", "z-000001");

    List<Hit> hits = screen(person);

    assertThat(hits).extracting(hit -> hit.entity().id()).containsExactly("7");
    assertThat(pieces(hits.getFirst())).contains("number passport");
  }

  @Test
  void aDeclaredNameIsScreenedAsWell() {
    Fact name = new Fact(FactKind.NAME, "Ximena Pruebal Fictondo", "", "maiden");

    assertThat(screen(named("Otra Cosa"))).isEmpty();
    assertThat(screen(named("Otra Cosa"), name)).hasSize(2);
  }

  @Test
  void theBirthDateOfACurpCountsWhereNoneIsStated() {
    Person person =
        new Person(
            "p",
            "Ximena Pruebal Fictondo",
            "",
            "",
            "",
            null,
            Sex.UNKNOWN,
            "",
            "PUFX800109MDFRCM00",
            "",
            "");

    List<Hit> hits = screen(person);

    assertThat(hits.getFirst().entity().id()).isEqualTo("8");
    assertThat(pieces(hits.getFirst())).contains("birth-date exact");
  }

  @Test
  void aWeakAliasCountsOnlyBesideOtherEvidence() {
    assertThat(screen(named("La Golondrina"))).isEmpty();

    List<Hit> hits = screen(named("La Golondrina").bornOn(date("1950-11-02")));

    assertThat(hits).hasSize(1);
    assertThat(hits.getFirst().matched().kind()).isEqualTo(NameKind.WEAK_ALIAS);
    assertThat(pieces(hits.getFirst())).contains("weak-alias weak", "birth-date exact");
  }

  private static List<String> pieces(Hit hit) {
    return hit.explanation().orElseThrow().pieces().stream()
        .map(piece -> piece.kind().code() + " " + piece.outcome())
        .toList();
  }

  @Test
  void thePointsOfAllPiecesAddUpToTheScore() {
    Person person =
        new Person(
            "p",
            "Ximena Pruebal Fictono",
            "",
            "",
            "",
            date("1950-02-11"),
            Sex.MALE,
            "Spain",
            "",
            "",
            "Z000001");

    Hit hit = screen(person).getFirst();
    Explanation why = hit.explanation().orElseThrow();

    assertThat(why.pieces().stream().mapToDouble(Piece::points).sum())
        .isCloseTo(hit.score(), within(1e-9));
    assertThat(pieces(hit))
        .contains(
            "name met",
            "birth-date swapped",
            "sex conflicts",
            "country differs",
            "number passport");
  }

  @Test
  void whatWouldHaveChangedTheVerdictIsSaid() {
    Hit hit = screen(named("Ximena Pruebal Fictondo").bornOn(date("1950"))).getFirst();

    List<Change> changes = hit.explanation().orElseThrow().changes();

    assertThat(changes).isNotEmpty();
    assertThat(changes).allMatch(change -> !change.alerts() && change.score() < 0.6);
    assertThat(changes).extracting(Change::kind).contains(PieceKind.BIRTH_DATE);
  }

  @Test
  void theSentenceSaysItInBothLanguages() {
    Hit hit = screen(named("Ximena Pruebal Fictono").bornOn(date("1950-11-02"))).getFirst();

    String english = new Sentence(Language.EN).of(hit);
    String spanish = new Sentence(Language.ES).of(hit);

    assertThat(english)
        .contains("Fictono ~ FICTONDO (a typing error)", "the same birth date", "score 0.99");
    assertThat(spanish)
        .contains("Fictono ~ FICTONDO (un error de tecleo)", "la misma fecha de nacimiento");
  }

  @Test
  void aPieceIsSaidInBothLanguages() {
    Hit hit = screen(named("Ximena Pruebal Fictono").bornOn(date("1950-11-02"))).getFirst();
    List<Piece> pieces = hit.explanation().orElseThrow().pieces();

    assertThat(pieces)
        .extracting(new Sentence(Language.EN)::of)
        .startsWith(
            "\"Ximena Pruebal Fictono\" met \"PRUEBAL FICTONDO, Ximena\"",
            "the same birth date (1950-11-02)");
    assertThat(pieces)
        .extracting(new Sentence(Language.ES)::of)
        .startsWith(
            "«Ximena Pruebal Fictono» coincide con «PRUEBAL FICTONDO, Ximena»",
            "la misma fecha de nacimiento (1950-11-02)");
  }

  @Test
  void jsonSaysTheSameAsData() {
    Hit hit = screen(named("Ximena Pruebal Fictono").bornOn(date("1950-11-02"))).getFirst();

    String line = new HitJson(Language.EN).line(hit);

    assertThat(line)
        .startsWith("{\"id\":\"p\",\"rank\":1,\"relation\":\"direct\",\"list\":\"ofac\"")
        .contains(
            "\"how\":\"typing-error\"",
            "\"kind\":\"birth-date\",\"outcome\":\"exact\",\"person\":\"1950-11-02\"",
            "\"changes\":[{");
  }

  private static ListedEntity atHome(String id, String name) {
    return ListedEntity.builder(id, Kind.PERSON)
        .name(NameKind.PRIMARY, name)
        .address("7 Ejemplo Ln", "Inventada NV 89001", "")
        .build();
  }

  @Test
  void anAddressElsewhereTellsCommonNamesApart() {
    Snapshot snapshot =
        snapshot(List.of(atHome("9", "SMITH, Patricia"), atHome("10", "PRUEBALDO, Fictonda")));
    ScreeningWorker worker = new Screener(snapshot, ScreeningOptions.USUAL).worker();
    Fact elsewhere = new Fact(FactKind.ADDRESS, "12 Prueba Street, Ficticia FL 60001", "", "");

    assertThat(worker.screen(named("Patricia Smith"), List.of())).hasSize(1);
    assertThat(worker.screen(named("Patricia Smith"), List.of(elsewhere))).isEmpty();
    assertThat(worker.screen(named("Fictonda Pruebaldo"), List.of(elsewhere))).hasSize(1);
  }

  @Test
  void aCommonNameAloneIsNoAlertForAPersonWhoStatesMuch() {
    Snapshot snapshot =
        snapshot(List.of(atHome("9", "SMITH, Patricia"), atHome("10", "PRUEBALDO, Fictonda")));
    ScreeningWorker worker = new Screener(snapshot, ScreeningOptions.USUAL).worker();
    Person born = named("Patricia Smith").bornOn(date("1970-05-01"));
    Fact phone = new Fact(FactKind.PHONE, "555 010 4477", "", "");
    Fact home = new Fact(FactKind.ADDRESS, "7 Ejemplo Lane, Inventada NV 89001", "", "");

    assertThat(worker.screen(born, List.of())).hasSize(1);
    assertThat(worker.screen(named("Patricia Smith"), List.of(phone))).hasSize(1);
    assertThat(worker.screen(born, List.of(phone))).isEmpty();
    assertThat(worker.screen(born, List.of(phone, home))).hasSize(1);
    assertThat(
            worker.screen(named("Fictonda Pruebaldo").bornOn(date("1970-05-01")), List.of(phone)))
        .hasSize(1);
  }

  @Test
  void theNearerOfTwoSureNamesComesFirstAndNoneTie() {
    List<ListedEntity> entities = new ArrayList<>();
    for (String name :
        List.of(
            "FICTONDO PRUEBAL, Ximena",
            "PRUEBAL FICTONDO, Ximena Marisel",
            "PRUEBÁL FICTONDO, Ximena",
            "PRUEBAL FICTONDO, Ximena")) {
      entities.add(
          ListedEntity.builder("" + entities.size(), Kind.PERSON)
              .name(NameKind.PRIMARY, name)
              .build());
    }

    List<Hit> hits =
        new Screener(snapshot(entities), ScreeningOptions.USUAL)
            .worker()
            .screen(named("Pruebal Fictondo, Ximena"), List.of());

    assertThat(hits).extracting(hit -> hit.entity().id()).startsWith("3", "2");
    assertThat(hits).hasSizeGreaterThan(2).extracting(Hit::score).doesNotHaveDuplicates();
  }

  @Test
  void charactersAreNotReadAsChineseInAJapaneseName() {
    ListedEntity listed =
        ListedEntity.builder("9", Kind.PERSON).name(NameKind.PRIMARY, "GAO QIAO, Meihui").build();
    ListedEntity japanese =
        ListedEntity.builder("10", Kind.PERSON)
            .name(NameKind.PRIMARY, "GAO QIAO, Meihui")
            .nationality("Japan")
            .build();
    ScreeningWorker worker =
        new Screener(snapshot(List.of(listed, japanese)), ScreeningOptions.USUAL).worker();

    assertThat(worker.screen(named("高桥美惠"), List.of()))
        .extracting(hit -> hit.entity().id())
        .containsExactly("9");
    assertThat(worker.screen(named("Gao Qiao Meihui"), List.of())).hasSize(2);
  }

  @Test
  void clearedHitsTakeNoLinkedHitsPlace() {
    List<ListedEntity> entities = new ArrayList<>();
    List<Suppression> cleared = new ArrayList<>();
    Person person = named("Nadie Ficticia");
    Fact home = new Fact(FactKind.ADDRESS, "7 Ejemplo Lane, Inventada NV 89001", "", "");
    for (int i = 0; i < 30; i++) {
      ListedEntity entity =
          ListedEntity.builder("" + i, Kind.PERSON)
              .name(NameKind.PRIMARY, "PRUEBAL " + (char) ('A' + i / 26) + (char) ('A' + i % 26))
              .address("7 Ejemplo Ln", "Inventada NV 89001", "")
              .build();
      entities.add(entity);
      if (i < 29) {
        cleared.add(Suppression.of(person, List.of(home), "ofac", entity, "otra", "quien", TODAY));
      }
    }
    Snapshot snapshot = snapshot(entities);
    LinkGraph graph = LinkGraph.of(List.of(list(entities)));
    Screener screener =
        new Screener(snapshot, new ScreeningOptions(0.6, 1, 2, true))
            .withLinks(graph)
            .withCleared(Suppressions.of(cleared), TODAY);

    List<Hit> hits = screener.worker().screen(person, List.of(home));

    assertThat(hits).extracting(hit -> hit.entity().id()).containsExactly("29");
    assertThat(new Sentence(Language.ES).of(hits.getFirst()))
        .startsWith("vinculado con lo listado, no es lo mismo: ")
        .contains("PRUEBAL BD (29)");
  }

  @Test
  void hitsBeyondTheLimitAreCounted() {
    List<ListedEntity> entities = new ArrayList<>();
    for (int i = 0; i < 30; i++) {
      boolean direct = i < 4;
      entities.add(
          ListedEntity.builder("" + i, Kind.PERSON)
              .name(NameKind.PRIMARY, direct ? "FICTICIA, Nadie" : "PRUEBAL " + (char) ('A' + i))
              .address("7 Ejemplo Ln", "Inventada NV 89001", "")
              .build());
    }
    Snapshot snapshot = snapshot(entities);
    LinkGraph graph = LinkGraph.of(List.of(list(entities)));
    for (int limit : new int[] {2, 4, 10, 30}) {
      ScreeningOptions options = new ScreeningOptions(0.6, limit, 2, false);
      ScreeningWorker worker = new Screener(snapshot, options).withLinks(graph).worker();

      List<Hit> hits = worker.screen(named("Nadie Ficticia"), List.of());

      assertThat(hits).as("limit %d", limit).hasSize(limit);
      assertThat(worker.directLeftOut()).isEqualTo(Math.max(0, 4 - limit));
      assertThat(worker.linkedLeftOut()).isEqualTo(26 - Math.max(0, limit - 4));
      worker.screen(named("Otra Cosa"), List.of());
      assertThat(worker.directLeftOut() + worker.linkedLeftOut()).isEqualTo(30 - limit);
    }
  }

  @Test
  void linksAreNotWaitedForWhileNobodyNeedsThem() {
    ListedEntity entity =
        ListedEntity.builder("1", Kind.PERSON)
            .name(NameKind.PRIMARY, "PRUEBAL, Ximena")
            .address("7 Ejemplo Ln", "Inventada NV 89001", "")
            .build();
    AtomicInteger asked = new AtomicInteger();
    LinkGraph graph = LinkGraph.of(List.of(list(List.of(entity))));
    ScreeningWorker worker =
        new Screener(snapshot(List.of(entity)), ScreeningOptions.USUAL)
            .withLinks(() -> {
              asked.incrementAndGet();
              return graph;
            })
            .worker();
    Person nobody = named("Otra Cosa");
    Fact home = new Fact(FactKind.ADDRESS, "7 Ejemplo Lane, Inventada NV 89001", "", "");

    assertThat(worker.screen(nobody, List.of())).isEmpty();
    assertThat(asked).hasValue(0);
    assertThat(worker.screen(nobody, List.of(home))).hasSize(1);
    assertThat(worker.screen(nobody, List.of(home))).hasSize(1);
    assertThat(asked).hasValue(1);
  }
}
