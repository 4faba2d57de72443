package org.ventanilla.screening.index;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;
import org.ventanilla.screening.ScreeningException;
import org.ventanilla.screening.list.CompiledList;
import org.ventanilla.screening.list.ListedEntity;
import org.ventanilla.screening.list.ListedEntity.Kind;
import org.ventanilla.screening.list.ListedEntity.NameKind;
import org.ventanilla.screening.list.LoadedList;
import org.ventanilla.screening.name.NameParser;
import org.ventanilla.screening.name.NameTables;
import org.ventanilla.screening.name.NameType;
import org.ventanilla.screening.name.TokenWeights;
import org.ventanilla.screening.name.Word;

class IndexSectionTests {
  private static final NameParser PARSER = new NameParser(NameTables.standard());

  private static List<String> hits(Snapshot snapshot, List<String> queries) {
    List<String> hits = new ArrayList<>();
    Searcher searcher = snapshot.searcher();
    for (String query : queries) {
      searcher.find(
          PARSER.parse(query, NameType.UNKNOWN),
          0.5,
          EntityFloor.of(0),
          (entity, name, score) -> hits.add(query + "|" + entity + "|" + name + "|" + score));
    }
    return hits;
  }

  private static Snapshot of(CompiledList compiled) {
    return Snapshot.of(compiled, PARSER, TokenWeights.standard());
  }

  @Test
  void aCompiledListAnswersAsTheListDoes() {
    InventedLists lists = new InventedLists(11);
    List<ListedEntity> entities = lists.entities(300);
    LoadedList list = InventedLists.list("test", entities);
    List<String> queries = new ArrayList<>();
    for (int i = 0; i < 150; i++) {
      queries.add(lists.query(entities));
    }

    Snapshot compiled = of(Snapshot.compile(list, PARSER));

    assertThat(compiled.indexed()).isTrue();
    assertThat(hits(compiled, queries))
        .isNotEmpty()
        .isEqualTo(hits(Snapshot.of(List.of(list), PARSER, TokenWeights.standard()), queries));
  }

  @Test
  void aCompiledListKnowsHowManyOthersHaveAWord() {
    LoadedList list = InventedLists.list("test", new InventedLists(15).entities(200));
    Snapshot read = Snapshot.of(List.of(list), PARSER, TokenWeights.standard());
    Snapshot compiled = of(Snapshot.compile(list, PARSER));
    List<Set<Word>> words = new ArrayList<>();
    for (int entity = 0; entity < read.size(); entity++) {
      Set<Word> own = new HashSet<>();
      for (int name = 0; name < read.entity(entity).names().size(); name++) {
        read.name(entity, name).tokens().forEach(token -> own.add(token.word()));
      }
      words.add(own);
    }

    int shared = 0;
    for (Set<Word> own : words) {
      for (Word word : own) {
        int others =
            (int)
                    words.stream()
                        .filter(one -> one.stream().anyMatch(w -> w.text().equals(word.text())))
                        .count()
                - 1;
        assertThat(read.others(word)).as(word.text()).isEqualTo(others);
        assertThat(compiled.others(word)).as(word.text()).isEqualTo(others);
        shared += others > 0 ? 1 : 0;
      }
    }
    assertThat(shared).isGreaterThan(20);
  }

  @Test
  void tablesOfAnotherVersionOrOfOtherNamesAreMadeAnew() {
    LoadedList list = InventedLists.list("test", new InventedLists(12).entities(50));
    byte[] index = Snapshot.compile(list, PARSER).section(IndexSection.NAME).orElseThrow();
    byte[] otherVersion = index.clone();
    otherVersion[3]++;
    byte[] otherTables = index.clone();
    otherTables[11]++;
    LoadedList longer = InventedLists.list("test", new InventedLists(12).entities(51));

    assertThat(of(withIndex(list, index)).indexed()).isTrue();
    assertThat(of(withIndex(list, otherVersion)).indexed()).isFalse();
    assertThat(of(withIndex(list, otherTables)).indexed()).isFalse();
    assertThat(of(withIndex(longer, index)).indexed()).isFalse();
    assertThat(of(new CompiledList(list, new TreeMap<>())).indexed()).isFalse();
  }

  private static CompiledList withIndex(LoadedList list, byte[] index) {
    return new CompiledList(list, new TreeMap<>(Map.of(IndexSection.NAME, index)));
  }

  @Test
  void tablesOfOtherNamesOfTheSameNumberAreAFaultNotAWrongAnswer() {
    LoadedList one = named("PRUEBA FICTICIA, Ximena");
    LoadedList other = named("EJEMPLO, Ana");
    byte[] index = Snapshot.compile(one, PARSER).section(IndexSection.NAME).orElseThrow();
    Snapshot wrong = of(withIndex(other, index));

    assertThatThrownBy(() -> hits(wrong, List.of("Ximena Prueba Ficticia")))
        .isInstanceOfSatisfying(
            ScreeningException.class,
            e -> assertThat(e.code()).isEqualTo(ScreeningException.Code.INDEX_STALE));
  }

  private static LoadedList named(String name) {
    return InventedLists.list(
        "test",
        List.of(ListedEntity.builder("1", Kind.PERSON).name(NameKind.PRIMARY, name).build()));
  }

  @Test
  void damagedTablesAreNoTablesOrAnswerWithoutCrashing() {
    InventedLists lists = new InventedLists(13);
    List<ListedEntity> entities = lists.entities(30);
    LoadedList list = InventedLists.list("test", entities);
    byte[] index = Snapshot.compile(list, PARSER).section(IndexSection.NAME).orElseThrow();
    List<String> queries = List.of(lists.query(entities), lists.query(entities));
    long seed = 14;
    Random random = new Random(seed);
    int refused = 0;
    for (int round = 0; round < 400; round++) {
      byte[] damaged = index.clone();
      for (int i = 0; i <= round % 3; i++) {
        damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
      }
      Snapshot snapshot = of(withIndex(list, damaged));
      refused += snapshot.indexed() ? 0 : 1;
      try {
        assertThat(hits(snapshot, queries)).as("seed %d round %d", seed, round).isNotNull();
      } catch (ScreeningException e) {
        assertThat(e.code())
            .as("seed %d round %d", seed, round)
            .isEqualTo(ScreeningException.Code.INDEX_STALE);
      }
    }
    assertThat(refused).isPositive();
  }
}
