package org.ventanilla.screening.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.screening.link.LinkQuery.Entry;
import org.ventanilla.screening.list.IdentifierType;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.Relation;
import org.ventanilla.screening.list.RelationType;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactKind;

class LinkGraphTests {
  private static ListedEntity.Builder person(String id, String name) {
    return ListedEntity.builder(id, Kind.PERSON).name(NameKind.PRIMARY, name);
  }

  private static Relation linked(String name) {
    return new Relation(RelationType.LINKED, new Relation.ByName(name), "");
  }

  private static Fact fact(FactKind kind, String value) {
    return new Fact(kind, value, "", "");
  }

  private static List<LinkPath> of(LinkGraph graph, int hops, Fact... facts) {
    return graph.paths(new LinkQuery(List.of(facts), List.of(), hops, 10));
  }

  private static LinkQuery self(int entity, int hops) {
    return new LinkQuery(
        List.of(), List.of(new Entry(entity, 1, StepKind.IDENTITY, "")), hops, 100);
  }

  @Test
  void whatIsDeclaredLeadsToWhoHasItAndOn() {
    LinkGraph graph =
        LinkLists.graph(
            person("1", "PRUEBA, Ximena")
                .address("Calle Ficticia 12", "Villa Ejemplo", "Mexico")
                .relation(linked("EMPRESA FICTICIA, S.A."))
                .build(),
            ListedEntity.builder("2", Kind.ORGANISATION)
                .name(NameKind.PRIMARY, "EMPRESA FICTICIA S.A.")
                .build());

    List<LinkPath> paths = of(graph, 2, fact(FactKind.ADDRESS, "C. Ficticia #12, Villa Ejemplo"));

    assertThat(paths).extracting(LinkPath::entity).containsExactly(0, 1);
    assertThat(paths.get(0).score()).isEqualTo(0.75);
    assertThat(paths.get(1).hops()).isEqualTo(2);
    assertThat(paths.get(1).score()).isCloseTo(0.75 * 0.85, within(1e-9));
    assertThat(paths.get(1).describe())
        .isEqualTo(
            "-[address: C. Ficticia #12, Villa Ejemplo]-> PRUEBA, Ximena (1)"
                + " -[linked]-> EMPRESA FICTICIA S.A. (2)");
    assertThat(of(graph, 1, fact(FactKind.ADDRESS, "Calle Ficticia 12, Villa Ejemplo"))).hasSize(1);
  }

  @Test
  void whoSharesAValueIsToldUnlessTooManyDo() {
    List<ListedEntity> entities = new ArrayList<>();
    entities.add(
        person("a", "PRUEBA, Ximena")
            .identifier(IdentifierType.PHONE, "555 0001")
            .identifier(IdentifierType.EMAIL, "casa@example.org")
            .build());
    for (int i = 0; i < LinkGraph.MOST_SHARING; i++) {
      entities.add(
          person("b" + i, "OTRA, Nadie " + i).identifier(IdentifierType.PHONE, "5550001").build());
    }
    entities.add(
        person("c", "OTRO, Nadie").identifier(IdentifierType.EMAIL, "Casa@example.org").build());
    LinkGraph graph = LinkGraph.of(List.of(LinkLists.of(entities)));
    LinkGraph fewer = LinkGraph.of(List.of(LinkLists.of(entities.subList(0, 3))));

    assertThat(graph.sharing(0)).containsExactly(LinkGraph.MOST_SHARING + 1);
    assertThat(graph.sharing(1)).isEmpty();
    assertThat(fewer.sharing(0)).containsExactly(1, 2);
  }

  @Test
  void aNameThatMeetsAnEntryIsAWayIn() {
    LinkGraph graph =
        LinkLists.graph(
            person("1", "PRUEBA, Ximena").build(),
            person("2", "OTRA, Nadie").relation(linked("PRUEBA, Ximena")).build());
    Entry self = new Entry(0, 0.9, StepKind.IDENTITY, "");
    Entry mother = new Entry(0, 0.8, StepKind.RELATIVE, "mother Jimena Prueba");

    assertThat(graph.paths(new LinkQuery(List.of(), List.of(self), 1, 10)))
        .extracting(LinkPath::entity)
        .containsExactly(1);
    List<LinkPath> paths = graph.paths(new LinkQuery(List.of(), List.of(mother), 2, 10));
    assertThat(paths).extracting(LinkPath::entity).containsExactly(0, 1);
    assertThat(paths.get(0).score()).isCloseTo(0.72, within(1e-9));
    assertThat(paths.get(1).describe())
        .isEqualTo(
            "-[relative: mother Jimena Prueba]-> PRUEBA, Ximena (1) <-[linked]- OTRA, Nadie (2)");
    assertThat(of(graph, 1, new Fact(FactKind.RELATIVE, "Ximena Prueba", "", "sister")))
        .extracting(LinkPath::describe)
        .containsExactly("-[relative: sister Ximena Prueba]-> PRUEBA, Ximena (1)");
  }

  @Test
  void numbersAreTheSameHoweverTheyAreWritten() {
    LinkGraph graph =
        LinkLists.graph(
            person("1", "PRUEBA, Ximena")
                .identifier(IdentifierType.PHONE, "+52 (55) 1234-0000")
                .identifier(IdentifierType.EMAIL, "X@Ejemplo.example")
                .identifier(IdentifierType.PASSPORT, "Z-000 001")
                .identifier(IdentifierType.AIRCRAFT_TAIL, "XX-ABC1")
                .identifier(IdentifierType.IMO, "9000001")
                .build());

    for (Fact fact :
        List.of(
            fact(FactKind.PHONE, "5512340000"),
            fact(FactKind.EMAIL, " x@ejemplo.example"),
            fact(FactKind.DOCUMENT, "z000001"),
            fact(FactKind.VEHICLE, "xxabc1"),
            fact(FactKind.VEHICLE, "IMO 9000001"))) {
      assertThat(of(graph, 1, fact)).as(fact.kind().code()).hasSize(1);
    }
    assertThat(of(graph, 1, fact(FactKind.PHONE, "5512340001"))).isEmpty();
    assertThat(of(graph, 1, fact(FactKind.PHONE, "0000000000"))).isEmpty();
    assertThat(of(graph, 1, fact(FactKind.DOCUMENT, "12345"))).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "123 Main Street, Ejemplo City NV 89132 | 123 Main St, Ejemplo City | true",
        "1515 Ficticia Lane, Ejemplo, NV, 89111 | 1515 Ficticia Ln, NV, 89132 | true",
        "Av. Ficticia No. 22, Col. Prueba, Villa Ejemplo | Avenida Ficticia 22, Villa Ejemplo |"
            + " true",
        "Calle Ficticia 12, Depto 4, Villa Ejemplo | Calle Ficticia 12, Villa Ejemplo | true",
        "Fieldstrasse 10, FL-2198 Ejemplo | Fieldstrasse 10, FL-2198 Ejemplo, Utopia | true",
        "160 Ficticia Pl, Ejemplo | 1602 Ficticia Pl, Ejemplo | false",
        "Calle Ficticia 12, Villa Ejemplo | Calle Ficticia 12, Otra Parte | false",
        "Calle Ficticia 12, Villa Ejemplo, Mexico | Calle Ficticia 12, Otra Parte, Mexico | false",
        "Calle Ficticia 12, Mexico | Calle Ficticia 12, Spain | false",
        "Calle Ficticia 12, Villa Ejemplo | Calle Inventada 12, Villa Ejemplo | false",
        "Villa Ejemplo | Villa Ejemplo | false",
        "Villa Ejemplo, 89132 | Villa Ejemplo, 89132 | false",
      })
  void addressesAreTheSameWhenNumberStreetAndPlaceAre(String one, String other, boolean same) {
    LinkGraph graph = LinkLists.graph(person("1", "PRUEBA, X.").address(one, "", "").build());

    assertThat(of(graph, 1, fact(FactKind.ADDRESS, other))).hasSize(same ? 1 : 0);
  }

  @Test
  void aHubConnectsNobodyAndWhatManyShareLittle() {
    List<ListedEntity> many = new ArrayList<>();
    for (int i = 0; i < 500; i++) {
      ListedEntity.Builder one =
          person("" + i, "PRUEBA " + i + ", X.").address("Calle Ficticia 12", "", "");
      if (i < 10) {
        one.identifier(IdentifierType.PHONE, "5512340000");
      }
      many.add(one.build());
    }
    LinkGraph graph = LinkGraph.of(List.of(LinkLists.of(many)));

    assertThat(of(graph, 2, fact(FactKind.ADDRESS, "Calle Ficticia 12"))).isEmpty();
    assertThat(graph.counts().hubs()).isEqualTo(1);
    List<LinkPath> byPhone = of(graph, 1, fact(FactKind.PHONE, "5512340000"));
    assertThat(byPhone).extracting(LinkPath::entity).containsExactly(0, 1, 2, 3, 4, 5, 6, 7, 8, 9);
    assertThat(byPhone.getFirst().score()).isCloseTo(0.85 / 2, within(1e-9));
  }

  @Test
  void onlyTheDesignatedAreTargetsAndOthersArePassedThrough() {
    ListedEntity company =
        ListedEntity.builder("c", Kind.ORGANISATION)
            .name(NameKind.PRIMARY, "EMPRESA FICTICIA")
            .identifier(IdentifierType.PHONE, "5512340000")
            .identifier(IdentifierType.EMAIL, "x@ejemplo.example")
            .build();
    ListedEntity listed =
        person("1", "PRUEBA, X.").identifier(IdentifierType.EMAIL, "x@ejemplo.example").build();
    LinkGraph graph =
        LinkGraph.builder()
            .add(LinkLists.of(List.of(company)), false)
            .add(LinkLists.of(List.of(listed)), true)
            .build();

    List<LinkPath> paths = of(graph, 2, fact(FactKind.PHONE, "5512340000"));

    assertThat(paths).extracting(LinkPath::entity).containsExactly(1);
    assertThat(paths.getFirst().steps()).extracting(LinkPath.Step::id).containsExactly("c", "1");
  }

  @Test
  void whatCannotBeJoinedIsCounted() {
    LinkGraph graph =
        LinkLists.graph(
            person("1", "PRUEBA, X.")
                .relation(linked("NADIE CONOCIDO"))
                .relation(new Relation(RelationType.FAMILY, new Relation.ById("absent"), ""))
                .relation(linked("GEMELO, X."))
                .address("", "Villa Ejemplo", "Mexico")
                .build(),
            person("2", "GEMELO, X.").build(),
            person("3", "GEMELO, X.").build());

    assertThat(graph.counts()).isEqualTo(new LinkCounts(3, 2, 1, 1, 1, 1, 0, 0, 1));
  }

  @Test
  void aQueryHasBounds() {
    assertThatThrownBy(() -> new LinkQuery(List.of(), List.of(), 0, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinkQuery(List.of(), List.of(), 4, 1))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LinkQuery(List.of(), List.of(), 1, 0))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Entry(0, Double.NaN, StepKind.IDENTITY, ""))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Entry(0, 1, StepKind.PHONE, ""))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void theSearchFindsWhatWalkingEveryPathFinds() {
    long seed = 31;
    Random random = new Random(seed);
    int links = 0;
    for (int round = 0; round < 400; round++) {
      List<ListedEntity> entities = invented(random);
      LinkGraph graph = LinkGraph.of(List.of(LinkLists.of(entities)));
      int start = random.nextInt(entities.size());
      int hops = 1 + random.nextInt(LinkQuery.MOST_HOPS);

      Map<Integer, Double> found =
          graph.paths(self(start, hops)).stream()
              .collect(Collectors.toMap(LinkPath::entity, LinkPath::score));

      Map<Integer, Double> expected = new LinkTwin(entities).scores(start, 1, hops);
      assertThat(found.keySet()).as("seed %d round %d", seed, round).isEqualTo(expected.keySet());
      found.forEach((entity, score) ->
          assertThat(score)
              .as("seed %d", seed)
              .isCloseTo(expected.getOrDefault(entity, 0.0), within(1e-12)));
      links += found.size();
    }
    assertThat(links).isGreaterThan(500);
  }

  private static List<ListedEntity> invented(Random random) {
    int size = 2 + random.nextInt(9);
    List<ListedEntity> entities = new ArrayList<>();
    RelationType[] types = {RelationType.LINKED, RelationType.FAMILY, RelationType.OWNERSHIP};
    for (int i = 0; i < size; i++) {
      ListedEntity.Builder entity = person("" + i, "PRUEBA " + i + ", X.");
      for (int j = random.nextInt(3); j > 0; j--) {
        int to = random.nextInt(size + 1);
        entity.relation(
            new Relation(
                types[random.nextInt(types.length)],
                random.nextBoolean()
                    ? new Relation.ById("" + to)
                    : new Relation.ByName("PRUEBA " + to + ", X."),
                ""));
      }
      if (random.nextInt(3) == 0) {
        entity.identifier(IdentifierType.PHONE, "551234000" + random.nextInt(3));
      }
      entities.add(entity.build());
    }
    return entities;
  }

  @Test
  void theAnswerDependsOnNothingButTheQuestion() {
    long seed = 8;
    Random random = new Random(seed);
    for (int round = 0; round < 100; round++) {
      List<ListedEntity> entities = invented(random);
      LinkGraph graph = LinkGraph.of(List.of(LinkLists.of(entities)));
      List<Entry> entries =
          new ArrayList<>(
              List.of(
                  new Entry(0, 0.9, StepKind.IDENTITY, ""),
                  new Entry(entities.size() - 1, 0.8, StepKind.RELATIVE, "one"),
                  new Entry(0, 0.7, StepKind.EMPLOYER, "two")));
      List<LinkPath> paths = graph.paths(new LinkQuery(List.of(), entries, 3, 100));
      Collections.shuffle(entries, random);

      assertThat(graph.paths(new LinkQuery(List.of(), entries, 3, 100)))
          .as("seed %d round %d", seed, round)
          .isEqualTo(paths);
      assertThat(LinkGraph.of(List.of(LinkLists.of(entities))).counts()).isEqualTo(graph.counts());
    }
  }
}
