package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.ParsedName;
import org.ventanilla.screening.name.TokenWeights;

@Timeout(value = 2, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class SnapshotBuilderTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  /// The tables, made by one thread that takes name after name.
  private static byte[] oneByOne(List<ListedEntity> entities) {
    NameTableBuilder tables = new NameTableBuilder();
    Bearers.Counter bearers = new Bearers.Counter();
    for (ListedEntity entity : entities) {
      tables.entity();
      bearers.entity();
      for (ListedEntity.Name name : entity.names()) {
        ParsedName parsed = PARSER.parse(name.text(), Snapshot.type(entity.kind()));
        tables.name(parsed);
        bearers.name(parsed);
      }
    }
    NameTableBuilder.Tables built = tables.build(PARSER);
    return IndexSection.write(
        built.words(), built.names(), bearers.counted(), PARSER.fingerprint());
  }

  private static byte[] tables(LoadedList list) {
    return Snapshot.compile(list, PARSER).section(IndexSection.NAME).orElseThrow();
  }

  private static List<ListedEntity> small(int count) {
    List<ListedEntity> entities = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      entities.add(
          ListedEntity.builder(Integer.toString(i), Kind.PERSON)
              .name(NameKind.PRIMARY, "PRUEBA" + (char) ('A' + i % 26) + ", Ximena" + i % 700)
              .build());
    }
    return entities;
  }

  @Test
  void whateverTheThreadsDoTheTablesAreThoseOfOneThread() {
    for (int count : new int[] {0, 1, 255, 256, 257, 1_500}) {
      List<ListedEntity> entities = new InventedLists(count).entities(count);
      byte[] expected = oneByOne(entities);

      for (int round = 0; round < 4; round++) {
        assertThat(tables(InventedLists.list("test", entities)))
            .as("%d entities, round %d", count, round)
            .isEqualTo(expected);
      }
    }
  }

  @Test
  void moreEntriesThanMayWaitAreReadByTheThreadThatBringsThem() {
    List<ListedEntity> entities = small(40_000);

    assertThat(tables(InventedLists.list("test", entities))).isEqualTo(oneByOne(entities));
  }

  @Test
  void aParserThatComesLateIsWaitedFor() {
    CompletableFuture<NameParser> parser = new CompletableFuture<>();
    LoadedList list = InventedLists.list("test", small(2_000));
    SnapshotBuilder builder = new SnapshotBuilder(parser::join, TokenWeights.standard());
    list.entities().forEach(builder::add);

    parser.complete(PARSER);
    Snapshot snapshot = builder.build(List.of(list));

    assertThat(snapshot.size()).isEqualTo(2_000);
    assertThat(snapshot.name(1_999, 0).text()).isEqualTo("PRUEBAX, Ximena599");
  }

  @Test
  void aParserThatNeverComesIsSaidToWhoeverAsksForTheSnapshot() {
    LoadedList list = InventedLists.list("test", small(600));
    SnapshotBuilder builder =
        new SnapshotBuilder(
            () -> {
              throw new IllegalArgumentException("no tables");
            },
            TokenWeights.standard());
    list.entities().forEach(builder::add);

    assertThatThrownBy(() -> builder.build(List.of(list)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a name could not be read")
        .hasRootCauseMessage("no tables");
  }

  @Test
  void otherListsThanCameAreRefused() {
    SnapshotBuilder builder = new SnapshotBuilder(() -> PARSER, TokenWeights.standard());
    small(3).forEach(builder::add);

    assertThatThrownBy(() -> builder.build(List.of(InventedLists.list("test", small(2)))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("the lists have other entries than came");
  }
}
