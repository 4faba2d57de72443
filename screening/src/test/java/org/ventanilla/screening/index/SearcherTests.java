package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.TokenWeights;

class SearcherTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());
  private static final List<NameType> TYPES = List.of(NameType.values());
  private static final double NEVER = 2;

  /// A listed name and what it scores.
  record Found(int entity, int name, double score) {}

  private static Snapshot snapshot(List<ListedEntity> entities) {
    return Snapshot.of(
        List.of(InventedLists.list("test", entities)), PARSER, TokenWeights.standard());
  }

  private static List<Found> fast(
      Searcher searcher, ParsedName query, double floor, EntityFloor floors) {
    List<Found> found = new ArrayList<>();
    searcher.find(query, floor, floors, (e, n, score) -> found.add(new Found(e, n, score)));
    return found;
  }

  /// The slow twin: scores every listed name.
  private static List<Found> slow(
      Snapshot snapshot, ParsedName query, double floor, EntityFloor floors) {
    NameScorer scorer = new NameScorer(TokenWeights.standard());
    List<Found> found = new ArrayList<>();
    for (int entity = 0; entity < snapshot.size(); entity++) {
      for (int name = 0; name < snapshot.entity(entity).names().size(); name++) {
        double score = scorer.score(query, snapshot.name(entity, name));
        if (score >= Math.max(floor, floors.floor(entity))) {
          found.add(new Found(entity, name, score));
        }
      }
    }
    return found;
  }

  @ParameterizedTest
  @ValueSource(longs = {1, 2, 3})
  void nothingIsLostAndNoScoreDiffers(long seed) {
    InventedLists lists = new InventedLists(seed);
    List<ListedEntity> entities = lists.entities(400);
    Snapshot snapshot = snapshot(entities);
    Searcher searcher = snapshot.searcher();
    int hits = 0;
    for (int i = 0; i < 200; i++) {
      String text = lists.query(entities);
      NameType type = i % 8 < 5 ? NameType.PERSON : TYPES.get(i % 4);
      ParsedName query = PARSER.parse(text, type);
      double floor = new double[] {0.301, 0.5, 0.7, 0.85}[i % 4];
      EntityFloor floors = e -> e % 7 == 0 ? NEVER : e % 5 == 0 ? 0.9 : 0;

      List<Found> found = fast(searcher, query, floor, floors);

      assertThat(found)
          .as("seed %d: %s as %s at %s", seed, text, type, floor)
          .isEqualTo(slow(snapshot, query, floor, floors));
      hits += found.size();
    }
    assertThat(hits).isGreaterThan(200);
  }

  /// Where one word's names are too many to be looked at, those of two are intersected.
  @ParameterizedTest
  @ValueSource(longs = {1, 2})
  void nothingIsLostAmongNamesOfCommonWords(long seed) {
    Random random = new Random(seed);
    List<ListedEntity> entities =
        IntStream.range(0, 3_000)
            .mapToObj(i -> person("" + i, common(random) + (i % 9 == 0 ? " Quintal" : "")))
            .toList();
    Snapshot snapshot = snapshot(entities);
    Searcher searcher = snapshot.searcher();
    int hits = 0;
    for (int i = 0; i < 45; i++) {
      String text = common(random);
      double floor = new double[] {0.35, 0.6, 0.8}[i % 3];
      ParsedName query = PARSER.parse(text, NameType.PERSON);

      List<Found> found = fast(searcher, query, floor, EntityFloor.of(0));

      assertThat(found)
          .as("seed %d: %s at %s", seed, text, floor)
          .isEqualTo(slow(snapshot, query, floor, EntityFloor.of(0)));
      hits += found.size();
    }
    assertThat(hits).isGreaterThan(500);
  }

  private static String common(Random random) {
    String given =
        pick(random, "José José José María Maria Ma. J. Josefa Juan Juana JoséMaría Luz");
    String second =
        pick(random, "María Luis Guadalupe de_la_Luz L. García Delaluz").replace('_', ' ');
    String family =
        pick(random, "García García García Hernández Hernandes Garza Gracia H. GarcíaLuz");
    String last = pick(random, "Hernández Hernández Hernández García Fernández Luz Mar");
    return switch (random.nextInt(4)) {
      case 0 -> given + " " + family + " " + last;
      case 1 -> family + " " + last + ", " + given;
      case 2 -> given + " " + family;
      default -> given + " " + second + " " + family + " " + last;
    };
  }

  private static String pick(Random random, String words) {
    String[] all = words.split(" ", -1);
    return all[random.nextInt(all.length)];
  }

  @Test
  void aFloorAtWhichContradictionsCountStillLosesNothing() {
    InventedLists lists = new InventedLists(4);
    List<ListedEntity> entities = lists.entities(60);
    Snapshot snapshot = snapshot(entities);
    for (int i = 0; i < 20; i++) {
      ParsedName query = PARSER.parse(lists.query(entities), NameType.PERSON);

      List<Found> found = fast(snapshot.searcher(), query, 0.05, EntityFloor.of(0));

      assertThat(found).isEqualTo(slow(snapshot, query, 0.05, EntityFloor.of(0)));
    }
  }

  @Test
  void whatWasAskedBeforeChangesNothing() {
    InventedLists lists = new InventedLists(5);
    List<ListedEntity> entities = lists.entities(200);
    Snapshot snapshot = snapshot(entities);
    List<ParsedName> queries =
        IntStream.range(0, 100)
            .mapToObj(i -> PARSER.parse(lists.query(entities), NameType.PERSON))
            .toList();
    Searcher old = snapshot.searcher();
    queries.forEach(query -> fast(old, query, 0.5, EntityFloor.of(0)));

    for (ParsedName query : queries) {
      assertThat(fast(old, query, 0.5, EntityFloor.of(0)))
          .isEqualTo(fast(snapshot(entities).searcher(), query, 0.5, EntityFloor.of(0)));
    }
  }

  @Test
  void namesAreFoundByEveryWayTheyMeet() {
    List<ListedEntity> entities =
        List.of(
            person("1", "PRUEBA FICTICIA, Guadalupe"),
            person("2", "DELACRUZ, Ximena"),
            person("4", "PRUEBA"),
            ListedEntity.builder("5", Kind.ORGANISATION)
                .name(NameKind.PRIMARY, "Banco Nacional Ficticio")
                .build());
    Searcher searcher = snapshot(entities).searcher();

    assertThat(entitiesOf(searcher, "Lupe Prueba Ficticia", NameType.PERSON)).contains(0);
    assertThat(entitiesOf(searcher, "Guadalupe Prueva Ficticia", NameType.PERSON)).contains(0);
    assertThat(entitiesOf(searcher, "Guadalupe Prueba", NameType.PERSON)).contains(0);
    assertThat(entitiesOf(searcher, "Ximena de la Cruz", NameType.PERSON)).contains(1);
    assertThat(entitiesOf(searcher, "BNF", NameType.ORGANISATION)).contains(3);
  }

  private static ListedEntity person(String id, String name) {
    return ListedEntity.builder(id, Kind.PERSON).name(NameKind.PRIMARY, name).build();
  }

  private static List<Integer> entitiesOf(Searcher searcher, String name, NameType type) {
    return fast(searcher, PARSER.parse(name, type), 0.5, EntityFloor.of(0)).stream()
        .map(Found::entity)
        .toList();
  }
}
