package org.ventanilla.screening.match;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.ventanilla.screening.index.Snapshot;
import org.ventanilla.screening.list.DateExpression;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameScorer;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.TokenWeights;
import org.ventanilla.screening.person.Person;
import org.ventanilla.screening.person.Sex;

/// Compares screening with its slow twin.
class ScreenerTwinTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  /// The slow twin: every name of every entity is scored, nothing is searched.
  @Test
  void nothingIsLostAgainstScoringEverything() {
    long seed = 20130415;
    Random random = new Random(seed);
    List<ListedEntity> entities = new ArrayList<>();
    for (int i = 0; i < 400; i++) {
      entities.add(entity(i, random));
    }
    Snapshot snapshot = ScreenerTests.snapshot(entities);
    Screener screener =
        new Screener(snapshot, new ScreeningOptions(0.6, ScreeningOptions.MOST_HITS, 0, false));
    ScreeningWorker worker = screener.worker();
    int hits = 0;
    for (int i = 0; i < 600; i++) {
      Person person = person(random);
      List<String> found =
          worker.screen(person, List.of()).stream().map(hit -> hit.entity().id()).sorted().toList();
      hits += found.size();

      assertThat(found).as("seed %d, %s", seed, person).isEqualTo(twin(screener, person));
    }
    assertThat(hits).isGreaterThan(200);
  }

  private static List<String> twin(Screener screener, Person person) {
    NameScorer scorer = new NameScorer(TokenWeights.standard());
    ParsedName query = PARSER.parse(person.name(), NameType.UNKNOWN);
    EntityTable table = screener.table();
    PersonEvidence evidence = table.evidence(person, List.of());
    List<String> found = new ArrayList<>();
    for (int i = 0; i < screener.snapshot().size(); i++) {
      ListedEntity entity = screener.snapshot().entity(i);
      int code = table.code(i, evidence);
      for (int n = 0; n < entity.names().size(); n++) {
        ParsedName listed = screener.snapshot().name(i, n);
        double common = screener.coincidence().logOdds(query, scorer.explain(query, listed));
        NameKind kind = entity.names().get(n).kind();
        double name = scorer.score(query, listed);
        if (ScoreModel.score(name, kind, code, common, false) >= 0.6) {
          found.add(entity.id());
          break;
        }
      }
    }
    return found.stream().sorted().toList();
  }

  private static final String[] WORDS =
      "ximena pruebal fictondo marisela ejemplar ficton prueba golondra marina ejempla quintal"
          .split(" ");

  private static String name(Random random) {
    StringBuilder name = new StringBuilder();
    for (int i = 2 + random.nextInt(2); i > 0; i--) {
      name.append(WORDS[random.nextInt(WORDS.length)]).append(' ');
    }
    return name.toString().strip();
  }

  private static String day(Random random) {
    return String.format(
        Locale.ROOT,
        "19%d-%02d-%02d",
        50 + random.nextInt(3),
        1 + random.nextInt(3),
        1 + random.nextInt(12));
  }

  private static ListedEntity entity(int id, Random random) {
    ListedEntity.Builder builder =
        ListedEntity.builder("" + id, Kind.PERSON).name(NameKind.PRIMARY, name(random));
    if (random.nextBoolean()) {
      builder.name(random.nextBoolean() ? NameKind.WEAK_ALIAS : NameKind.ALIAS, name(random));
    }
    if (random.nextInt(3) > 0) {
      builder.birthDate(random.nextBoolean() ? day(random) : "195" + random.nextInt(3));
    }
    if (random.nextInt(3) == 0) {
      builder.gender(random.nextBoolean() ? "male" : "female");
    }
    return builder.nationality(random.nextBoolean() ? "Mexico" : "Colombia").build();
  }

  private static Person person(Random random) {
    DateExpression born = random.nextInt(3) == 0 ? null : ScreenerTests.date(day(random));
    Sex sex = List.of(Sex.values()).get(random.nextInt(4));
    String country = random.nextBoolean() ? "mx" : "";
    return new Person("p", name(random), "", "", "", born, sex, country, "", "", "");
  }
}
