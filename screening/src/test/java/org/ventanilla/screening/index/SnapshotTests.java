package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.TokenWeights;

class SnapshotTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  private static ListedEntity.Builder entity(String id) {
    return ListedEntity.builder(id, Kind.PERSON).name(NameKind.PRIMARY, "PRUEBA, Ximena " + id);
  }

  private static Snapshot snapshot(List<ListedEntity> first, List<ListedEntity> second) {
    return Snapshot.of(
        List.of(InventedLists.list("one", first), InventedLists.list("other", second)),
        PARSER,
        TokenWeights.standard());
  }

  @Test
  void entriesAreNumberedThroughTheLists() {
    Snapshot snapshot =
        snapshot(
            List.of(entity("7").build(), entity("8").build()),
            List.of(entity("7").name(NameKind.ALIAS, "FICTICIA").build()));

    assertThat(snapshot.size()).isEqualTo(3);
    assertThat(snapshot.nameCount()).isEqualTo(4);
    assertThat(snapshot.entity(2).id()).isEqualTo("7");
    assertThat(snapshot.list(1)).isEqualTo("one");
    assertThat(snapshot.list(2)).isEqualTo("other");
    assertThat(snapshot.name(2, 1).text()).isEqualTo("FICTICIA");
    assertThat(snapshot.sources())
        .containsExactly(
            new Snapshot.Source("one", 0, 2, "sha256:0", Optional.empty()),
            new Snapshot.Source("other", 2, 1, "sha256:0", Optional.empty()));
  }

  @Test
  void anEmptyListBetweenOthersOwnsNothing() {
    Snapshot snapshot =
        Snapshot.of(
            List.of(
                InventedLists.list("one", List.of(entity("1").build())),
                InventedLists.list("empty", List.of()),
                InventedLists.list("other", List.of(entity("2").build()))),
            PARSER,
            TokenWeights.standard());

    assertThat(snapshot.list(0)).isEqualTo("one");
    assertThat(snapshot.list(1)).isEqualTo("other");
  }

  @Test
  void noListsGiveNoHits() {
    Snapshot snapshot = Snapshot.of(List.of(), PARSER, TokenWeights.standard());

    snapshot
        .searcher()
        .find(
            PARSER.parse("Ximena Prueba", NameType.PERSON),
            0.5,
            EntityFloor.of(0),
            (entity, name, score) -> {
              throw new AssertionError("nothing is listed");
            });

    assertThat(snapshot.size()).isZero();
  }
}
