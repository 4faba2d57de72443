package org.ventanilla.window.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Instant;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Enumeration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.AgreementFile;
import org.ventanilla.window.exchange.HeldRecord;
import org.ventanilla.window.exchange.Holder;
import org.ventanilla.window.exchange.Inquiry;
import org.ventanilla.window.platform.Ids;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.TestDatabase;

class HoldingsTests {
  private static final String SSPC = "mx-sspc";
  private static final String FGR = "mx-fgr";
  private static final String SOURCE = "people";
  private static final String XIMENA =
      SampleLines.person("1", "Ximena Prueba Ficticia", "1984-05-17", "PUFX840517MDFRCM00");
  private static final String OSCAR =
      SampleLines.person("2", "Óscar Muestra Inexistente", "1979", "MUIO791103HDFSNS00");

  @AutoClose static final TestDatabase db = TestDatabase.fresh();

  private static final Agreement AGREEMENT =
      ((AgreementFile.Loaded) AgreementFile.load(Path.of("../agreements/mx-us"))).agreement();

  private final RecordingNotary notary = new RecordingNotary(db.database());
  private final Holdings holdings = holdings();

  private Holdings holdings() {
    SecureRandom random = new SecureRandom();
    Clock clock = Clock.systemUTC();
    return new Holdings(
        db.database(), db.vault(), notary, AGREEMENT, new Ids(clock, random), clock, random);
  }

  @BeforeEach
  void startEmpty() {
    for (String holder : List.of(SSPC, FGR)) {
      holdings.sources(holder).forEach(source -> holdings.delete(holder, source.source()));
    }
    notary.forget();
  }

  private ImportOutcome.Imported imported(String holder, String... lines) {
    return (ImportOutcome.Imported)
        holdings.importLines(holder, SOURCE, SampleLines.stream(lines), false);
  }

  private Holder.Reply ask(String holder, String subject) {
    Inquiry inquiry =
        new Inquiry(
            UUID.randomUUID(),
            UUID.randomUUID(),
            1,
            holder,
            new TreeSet<>(List.of("identity", "address")),
            "investigation",
            Json.mapper().readTree(subject),
            Instant.now());
    return Holders.of(AGREEMENT, holdings.search()).stream()
        .filter(h -> h.agency().equals(holder))
        .findFirst()
        .orElseThrow()
        .ask(inquiry);
  }

  private static String named(String name) {
    return "{\"type\":\"person\",\"names\":[{\"kind\":\"legal\",\"full\":\"" + name + "\"}]}";
  }

  private long rows(String table) {
    return db.database()
        .asWindow(() ->
            db.database()
                .sql()
                .sql("select count(*) from holding." + table)
                .query(Long.class)
                .single());
  }

  @Test
  void anImportReplacesTheEarlierOneAndSaysWhatChanged() {
    imported(SSPC, XIMENA, OSCAR);
    String moved = OSCAR.replace("\"1979\"", "\"1980\"");
    String berta = SampleLines.person("3", "Berta Nadie Ninguna", "1990", "X3");

    ImportOutcome.Imported second = imported(SSPC, moved, berta);

    assertThat(second.counts()).isEqualTo(new ImportCounts(2, 1, 1, 1, 0, 0));
    assertThat(holdings.sources(SSPC)).containsExactly(second.source());
    assertThat(ask(SSPC, named("Ximena Prueba Ficticia"))).isInstanceOf(Holder.Reply.Nothing.class);
    assertThat(ask(SSPC, named("Berta Nadie Ninguna"))).isInstanceOf(Holder.Reply.Held.class);
    assertThat(rows("record")).as("what was replaced is gone").isEqualTo(2);
  }

  @Test
  void theSameLinesAgainChangeNothing() {
    imported(SSPC, XIMENA, OSCAR);

    // Another spelling of the same JSON is the same content.
    ImportOutcome.Imported again = imported(SSPC, OSCAR, XIMENA.replace("\":", "\" : "));

    assertThat(again.counts()).isEqualTo(new ImportCounts(2, 0, 0, 0, 2, 0));
  }

  @Test
  void aRejectedImportLeavesTheEarlierOneAndNamesEveryLine() {
    imported(SSPC, XIMENA);

    ImportOutcome outcome =
        holdings.importLines(
            SSPC,
            SOURCE,
            SampleLines.stream(
                OSCAR,
                OSCAR.replace("\"2\"", "\"4\"").replace("restricted", "cosmic"),
                "{not json\n",
                OSCAR.replace("\"identity\"", "\"gossip\"").replace("\"2\"", "\"5\"")),
            false);

    assertThat(outcome).isInstanceOf(ImportOutcome.Rejected.class);
    ImportOutcome.Rejected rejected = (ImportOutcome.Rejected) outcome;
    assertThat(rejected.problems()).isEqualTo(3);
    assertThat(rejected.listed())
        .contains(new LineProblem(2, "/classification", "value-unknown"))
        .contains(new LineProblem(4, "/fields/0/category", "value-unknown"))
        .anyMatch(p -> p.line() == 3 && p.code().equals("json-malformed"));
    assertThat(ask(SSPC, named("Ximena Prueba Ficticia"))).isInstanceOf(Holder.Reply.Held.class);
    assertThat(ask(SSPC, named("Oscar Muestra Inexistente")))
        .isInstanceOf(Holder.Reply.Nothing.class);
    assertThat(rows("record")).isEqualTo(1);
  }

  @Test
  void aSecondRecordWithTheSameIdIsAProblem() {
    ImportOutcome outcome =
        holdings.importLines(SSPC, SOURCE, SampleLines.stream(XIMENA, XIMENA), false);

    assertThat(outcome)
        .isEqualTo(
            new ImportOutcome.Rejected(1, List.of(new LineProblem(2, "/id", "duplicate-id"))));
    assertThat(holdings.sources(SSPC)).isEmpty();
  }

  @Test
  void linesAreSkippedOnlyWhenAskedAndAreCountedAndListed() {
    ImportOutcome outcome =
        holdings.importLines(SSPC, SOURCE, SampleLines.stream(XIMENA, "[]\n", OSCAR), true);

    assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
    ImportOutcome.Imported done = (ImportOutcome.Imported) outcome;
    assertThat(done.counts()).isEqualTo(new ImportCounts(2, 2, 0, 0, 0, 1));
    assertThat(done.skipped()).containsExactly(new LineProblem(2, "", "wrong-type"));
  }

  @Test
  void anImportWithoutRecordsIsRejected() {
    imported(SSPC, XIMENA);

    assertThat(holdings.importLines(SSPC, SOURCE, SampleLines.stream("\n\n"), false))
        .isInstanceOf(ImportOutcome.Rejected.class);
    assertThat(holdings.sources(SSPC)).hasSize(1);
  }

  @Test
  void whoHoldsNothingCannotImport() {
    assertThat(holdings.importLines("mx-ventanilla", SOURCE, SampleLines.stream(XIMENA), false))
        .isEqualTo(new ImportOutcome.Refused("not-a-holder"));
    assertThat(holdings.importLines("nobody", SOURCE, SampleLines.stream(XIMENA), false))
        .isEqualTo(new ImportOutcome.Refused("not-a-holder"));
    assertThat(holdings.importLines(SSPC, "../people", SampleLines.stream(XIMENA), false))
        .isEqualTo(new ImportOutcome.Refused("source-name"));
  }

  @Test
  void aStreamThatBreaksChangesNothing() {
    imported(SSPC, XIMENA);
    InputStream broken =
        new SequenceInputStream(
            SampleLines.stream(OSCAR),
            new InputStream() {
              @Override
              public int read() throws IOException {
                throw new IOException("gone");
              }

              @Override
              public int read(byte[] into, int from, int length) throws IOException {
                throw new IOException("gone");
              }
            });

    assertThatThrownBy(() -> holdings.importLines(SSPC, SOURCE, broken, false))
        .isInstanceOfSatisfying(
            HoldingFault.class,
            e -> assertThat(e.code()).isEqualTo(HoldingFault.Code.IMPORT_INTERRUPTED));
    assertThat(ask(SSPC, named("Ximena Prueba Ficticia"))).isInstanceOf(Holder.Reply.Held.class);
    assertThat(rows("record")).isEqualTo(1);
  }

  @Test
  void withoutItsLeafAnImportDoesNotHappen() {
    notary.fail();

    assertThatThrownBy(() -> imported(SSPC, XIMENA)).isInstanceOf(IllegalStateException.class);

    assertThat(holdings.sources(SSPC)).isEmpty();
    assertThat(rows("record")).isZero();
  }

  @Test
  void everyImportAndDeletionIsALeafThatItsRowOpens() {
    ImportOutcome.Imported done = imported(SSPC, XIMENA);
    Optional<?> deleted = holdings.delete(SSPC, SOURCE);

    assertThat(notary.leaves()).hasSize(2);
    assertThat(done.ticket().value()).isEqualTo(1);
    assertThat(deleted).isPresent();
    assertThat(holdings.delete(SSPC, SOURCE)).isEmpty();
    assertThat(notary.leaves()).hasSize(2);
  }

  @Test
  void aDeletedSourceIsShredded() {
    imported(SSPC, XIMENA);

    holdings.delete(SSPC, SOURCE);

    assertThat(holdings.sources(SSPC)).isEmpty();
    assertThat(rows("record") + rows("term")).isZero();
    assertThat(ask(SSPC, named("Ximena Prueba Ficticia"))).isInstanceOf(Holder.Reply.Nothing.class);
  }

  @Test
  void aHolderSeesOnlyWhatItImportedItself() {
    imported(SSPC, XIMENA);
    imported(FGR, OSCAR);

    assertThat(ask(SSPC, named("Oscar Muestra Inexistente")))
        .isInstanceOf(Holder.Reply.Nothing.class);
    assertThat(holdings.sources(FGR)).hasSize(1);
    for (String table : List.of("import", "record", "term", "index_key")) {
      List<String> seen =
          db.database()
              .as(
                  FGR,
                  () ->
                      db.database()
                          .sql()
                          .sql("select distinct holder from holding." + table)
                          .query(String.class)
                          .list());
      assertThat(seen).as(table).containsExactly(FGR);
    }
    assertThatThrownBy(() ->
            db.database()
                .as(
                    FGR,
                    () ->
                        db.database()
                            .sql()
                            .sql(
                                "insert into holding.index_key values"
                                    + " ('mx-uif', gen_random_uuid(), '\\x00')")
                            .update()))
        .hasStackTraceContaining("row-level security");
  }

  @Test
  void anOfficerIsAskedWhenNothingWasImportedForAPersonToo() {
    assertThat(ask(FGR, named("Ximena Prueba Ficticia"))).isInstanceOf(Holder.Reply.Later.class);
    imported(FGR, XIMENA);
    assertThat(ask(FGR, named("Ximena Prueba Ficticia"))).isInstanceOf(Holder.Reply.Held.class);
  }

  @Test
  void onlyFieldsOfTheCategoriesAskedForAreGiven() {
    imported(SSPC, XIMENA);

    Holder.Reply reply = ask(SSPC, named("Ximena Prueba Ficticia"));

    HeldRecord record = ((Holder.Reply.Held) reply).records().getFirst();
    assertThat(record.id()).isEqualTo("1");
    assertThat(record.fields()).extracting(HeldRecord.Field::name).containsExactly("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'names':[{'kind':'legal','full':'XIMENA PRUEBA'}]} | true",
        "{'names':[{'kind':'legal','full':'prueba-ficticia, Xiména'}]} | true",
        "{'names':[{'kind':'legal','given':'Ximena Otra','paternal':'Prueba','maternal':'Ficticia'}]} | true",
        "{'names':[{'kind':'legal','full':'Ximena'}]} | false",
        "{'names':[{'kind':'legal','full':'Ximena Otra'}]} | false",
        "{'names':[{'kind':'legal','full':'Ximena Prueba Otra'}]} | false",
        "{'names':[{'kind':'legal','full':'Ximena Prueba'}],'birthDates':[{'date':'1984'}]} | true",
        "{'names':[{'kind':'legal','full':'Ximena Prueba'}],'birthDates':[{'date':'1983','circa':true}]} | true",
        "{'names':[{'kind':'legal','full':'Ximena Prueba'}],'birthDates':[{'from':'1980','until':'1984-05'}]} | true",
        "{'names':[{'kind':'legal','full':'Ximena Prueba'}],'birthDates':[{'date':'1985'}]} | false",
        "{'identifiers':[{'type':'curp','value':'pufx 840517-MDFRCM00'}]} | true",
        "{'identifiers':[{'type':'rfc','value':'PUFX840517MDFRCM00'}]} | false",
        "{'identifiers':[{'type':'curp','value':'PUFX840517MDFRCM00','country':'US'}]} | false",
        "{} | false",
      })
  void aSubjectIsFoundByNameAndBirthDateOrByIdentifier(String subject, boolean found) {
    imported(SSPC, XIMENA, OSCAR);
    String json = subject.replace('\'', '"').replaceFirst("\\{", "{\"type\":\"person\",");

    Holder.Reply reply = ask(SSPC, json.replace(",}", "}"));

    assertThat(reply instanceof Holder.Reply.Held).isEqualTo(found);
  }

  @Test
  void aSubjectThatFitsTooManyRecordsGoesToAPerson() {
    String[] lines =
        IntStream.rangeClosed(0, HoldingSearch.MOST_HITS)
            .mapToObj(i -> SampleLines.person("p" + i, "Ximena Prueba Numero" + i, "1984", "C" + i))
            .toArray(String[]::new);
    imported(SSPC, lines);

    assertThat(ask(SSPC, named("Ximena Prueba"))).isInstanceOf(Holder.Reply.Later.class);
  }

  @Test
  void noTableHoldsAPlainNameOrNumber() {
    imported(SSPC, XIMENA);

    for (String table : List.of("import", "record", "term", "index_key")) {
      List<Map<String, @Nullable Object>> dump =
          db.database()
              .asWindow(() ->
                  db.database().sql().sql("select * from holding." + table).query().listOfRows());
      assertThat(dump).as(table).isNotEmpty();
      String text =
          dump.stream()
              .flatMap(row -> row.values().stream())
              .map(v -> v instanceof byte[] b ? new String(b, StandardCharsets.ISO_8859_1) : "" + v)
              .reduce("", String::concat)
              .toLowerCase(Locale.ROOT);
      assertThat(text).as(table).doesNotContain("ximena", "prueba", "pufx", "1984", "0000-1");
    }
  }

  @Test
  void aHundredThousandLinesPassInBoundedMemory() {
    int count = 100_000;
    Enumeration<InputStream> lines = Collections.enumeration(new LazyLines(count));
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();

    ImportOutcome outcome =
        holdings.importLines(SSPC, SOURCE, new SequenceInputStream(lines), false);

    runtime.gc();
    long grown = runtime.totalMemory() - runtime.freeMemory() - before;
    assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
    assertThat(((ImportOutcome.Imported) outcome).counts().records()).isEqualTo(count);
    assertThat(grown).isLessThan(64L << 20);
    assertThat(ask(SSPC, named("Inventada Persona" + (count - 1))))
        .isInstanceOf(Holder.Reply.Held.class);
  }

  /// Lines that are made when they are read.
  private static final class LazyLines extends AbstractList<InputStream> {
    private final int count;

    LazyLines(int count) {
      this.count = count;
    }

    @Override
    public InputStream get(int i) {
      return SampleLines.stream(
          SampleLines.person("n" + i, "Inventada Persona" + i, "1990", "CURP" + i));
    }

    @Override
    public int size() {
      return count;
    }
  }

  @Test
  void anOfacDirectoryBecomesAHolding() {
    List<String> kinds = new ArrayList<>();
    OfacRecordsTests.lines().forEach(kinds::add);

    ImportOutcome.Imported done = imported(SSPC, kinds.toArray(String[]::new));

    assertThat(done.counts().records()).isEqualTo(2);
    assertThat(ask(SSPC, named("Ximena Prueba Ficticia"))).isInstanceOf(Holder.Reply.Held.class);
  }
}
