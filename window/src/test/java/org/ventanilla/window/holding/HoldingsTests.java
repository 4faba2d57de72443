package org.ventanilla.window.holding;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AutoClose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.util.FileSystemUtils;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.AgreementFile;
import org.ventanilla.window.exchange.Holder;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.TestDatabase;

class HoldingsTests {
  private static final String SSPC = TestHoldings.SSPC;
  private static final String FGR = TestHoldings.FGR;
  private static final String SOURCE = TestHoldings.SOURCE;
  private static final String XIMENA =
      SampleLines.person("1", "Ximena Prueba Ficticia", "1984-05-17", "PUFX840517MDFRCM00");
  private static final String OSCAR =
      SampleLines.person("2", "Óscar Muestra Inexistente", "1979", "MUIO791103HDFSNS00");

  @AutoClose static final TestHoldings window = new TestHoldings();

  private final TestDatabase db = window.db;
  private final RecordingNotary notary = window.notary;
  private final Holdings holdings = window.holdings;

  @BeforeEach
  void startEmpty() {
    window.empty();
  }

  private static String sha256(String text) {
    try {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
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
    window.imported(SSPC, XIMENA, OSCAR);
    String moved = OSCAR.replace("\"1979\"", "\"1980\"");
    String berta = SampleLines.person("3", "Berta Nadie Ninguna", "1990", "X3");

    ImportOutcome.Imported second = window.imported(SSPC, moved, berta);

    assertThat(second.counts()).isEqualTo(new ImportCounts(2, 1, 1, 1, 0, 0));
    assertThat(holdings.sources(SSPC)).containsExactly(second.source());
    assertThat(window.ask(SSPC, TestHoldings.named("Ximena Prueba Ficticia")))
        .isInstanceOf(Holder.Reply.Nothing.class);
    assertThat(window.ask(SSPC, TestHoldings.named("Berta Nadie Ninguna")))
        .isInstanceOf(Holder.Reply.Held.class);
    assertThat(rows("record")).as("what was replaced is gone").isEqualTo(2);
  }

  @Test
  void linesMayBeginWithAByteOrderMarkAndEndInAnyWay() {
    ImportOutcome.Imported imported =
        window.imported(SSPC, "\ufeff" + XIMENA.strip() + "\r\n", "\r\n", OSCAR.strip());

    assertThat(imported.counts().records()).isEqualTo(2);
    assertThat(window.ask(SSPC, TestHoldings.named("Oscar Muestra Inexistente")))
        .isInstanceOf(Holder.Reply.Held.class);
  }

  @Test
  void whileAnImportIsReadTheEarlierOneAnswers() {
    window.imported(SSPC, XIMENA);
    List<Holder.Reply> during = new ArrayList<>();
    InputStream slow =
        new SequenceInputStream(
            SampleLines.stream(OSCAR),
            new InputStream() {
              @Override
              public int read() {
                during.add(window.ask(SSPC, TestHoldings.named("Ximena Prueba Ficticia")));
                during.add(window.ask(SSPC, TestHoldings.named("Oscar Muestra Inexistente")));
                return -1;
              }

              @Override
              public int read(byte[] into, int offset, int length) {
                return read();
              }
            });

    holdings.importLines(SSPC, SOURCE, slow, false);

    assertThat(during.get(0)).isInstanceOf(Holder.Reply.Held.class);
    assertThat(during.get(1)).isInstanceOf(Holder.Reply.Nothing.class);
    assertThat(window.ask(SSPC, TestHoldings.named("Ximena Prueba Ficticia")))
        .isInstanceOf(Holder.Reply.Nothing.class);
    assertThat(window.ask(SSPC, TestHoldings.named("Oscar Muestra Inexistente")))
        .isInstanceOf(Holder.Reply.Held.class);
  }

  @Test
  void theSameLinesAgainChangeNothing() {
    window.imported(SSPC, XIMENA, OSCAR);

    // Another spelling of the same JSON is the same content.
    ImportOutcome.Imported again = window.imported(SSPC, OSCAR, XIMENA.replace("\":", "\" : "));

    assertThat(again.counts()).isEqualTo(new ImportCounts(2, 0, 0, 0, 2, 0));
  }

  @Test
  void aRejectedImportLeavesTheEarlierOneAndNamesEveryLine() {
    window.imported(SSPC, XIMENA);

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
    assertThat(window.ask(SSPC, TestHoldings.named("Ximena Prueba Ficticia")))
        .isInstanceOf(Holder.Reply.Held.class);
    assertThat(window.ask(SSPC, TestHoldings.named("Oscar Muestra Inexistente")))
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
    window.imported(SSPC, XIMENA);

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
  void holderIsToldWhereItsRecordsAreNotUsedAsItMayExpect(@TempDir Path scratch)
      throws IOException {
    Path example = Path.of("../agreements/mx-us");
    FileSystemUtils.copyRecursively(example, scratch);
    Path file = scratch.resolve("agreement.yaml");
    Files.writeString(file, Files.readString(file).replace("holder: " + SSPC, "holder: mx-inm"));
    Agreement unrouted = ((AgreementFile.Loaded) AgreementFile.load(scratch)).agreement();

    ImportOutcome later =
        window.under(unrouted).importLines(SSPC, SOURCE, SampleLines.stream(XIMENA), false);

    assertThat(((ImportOutcome.Imported) later).notes()).containsExactly(ImportNote.NOT_ROUTED);
    assertThat(window.imported(SSPC, XIMENA).notes()).isEmpty();
    assertThat(window.imported(FGR, XIMENA).notes()).containsExactly(ImportNote.OFFICERS_NOT_ASKED);
  }

  @Test
  void whomThisWindowNeverAsksCannotImport() {
    assertThat(holdings.importLines("us-fbi", SOURCE, SampleLines.stream(XIMENA), false))
        .isEqualTo(new ImportOutcome.Refused("asked-elsewhere"));
    assertThat(holdings.sources("us-fbi")).isEmpty();
  }

  @Test
  void aStreamThatBreaksChangesNothing() {
    window.imported(SSPC, XIMENA);
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
    assertThat(window.ask(SSPC, TestHoldings.named("Ximena Prueba Ficticia")))
        .isInstanceOf(Holder.Reply.Held.class);
    assertThat(rows("record")).isEqualTo(1);
  }

  @Test
  void withoutItsLeafAnImportDoesNotHappen() {
    notary.fail();

    assertThatThrownBy(() -> window.imported(SSPC, XIMENA))
        .isInstanceOf(IllegalStateException.class);

    assertThat(holdings.sources(SSPC)).isEmpty();
    assertThat(rows("record")).isZero();
  }

  @Test
  void anImportsLeafIsOpenedByItsRow() {
    ImportOutcome.Imported done = window.imported(SSPC, XIMENA);

    Map<String, @Nullable Object> row =
        db.database()
            .as(
                SSPC,
                () ->
                    db.database()
                        .sql()
                        .sql("select salt, ticket, finished_at from holding.import where id = ?")
                        .param(done.source().importId())
                        .query()
                        .singleRow());
    Map<String, Object> document = new TreeMap<>();
    document.put("holder", SSPC);
    document.put("source", SOURCE);
    document.put("import", done.source().importId().toString());
    document.put("digest", sha256(XIMENA));
    List.of("records", "added").forEach(count -> document.put(count, 1L));
    List.of("removed", "changed", "unchanged", "skipped").forEach(c -> document.put(c, 0L));
    document.put("at", done.source().importedAt().toString());
    Commitment expected =
        Commitment.to(
            (byte[]) Objects.requireNonNull(row.get("salt")),
            "holding-import",
            Json.canonical(document));

    assertThat(notary.leaves()).containsExactly(new LeafDraft.Internal(expected));
    assertThat(row.get("ticket")).isEqualTo(done.ticket().value());
  }

  @Test
  void aDeletionIsOneLeaf() {
    window.imported(SSPC, XIMENA);

    Optional<Ticket> deleted = holdings.delete(SSPC, SOURCE);

    assertThat(deleted).contains(new Ticket(2));
    assertThat(holdings.delete(SSPC, SOURCE)).isEmpty();
    assertThat(notary.leaves()).hasSize(2);
  }

  @Test
  void aDeletedSourceIsShredded() {
    window.imported(SSPC, XIMENA);

    holdings.delete(SSPC, SOURCE);

    assertThat(holdings.sources(SSPC)).isEmpty();
    assertThat(rows("record") + rows("term")).isZero();
    assertThat(window.ask(SSPC, TestHoldings.named("Ximena Prueba Ficticia")))
        .isInstanceOf(Holder.Reply.Nothing.class);
  }

  @Test
  void aHolderSeesOnlyWhatItImportedItself() {
    window.imported(SSPC, XIMENA);
    window.imported(FGR, OSCAR);

    assertThat(window.ask(SSPC, TestHoldings.named("Oscar Muestra Inexistente")))
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
  void noTableHoldsAPlainNameOrNumber() {
    window.imported(SSPC, XIMENA);

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
  void manyLinesPassInBoundedMemory() {
    int count = 25_000;
    Runtime runtime = Runtime.getRuntime();
    runtime.gc();
    long before = runtime.totalMemory() - runtime.freeMemory();

    ImportOutcome outcome = holdings.importLines(SSPC, SOURCE, SampleLines.stream(count), false);

    runtime.gc();
    long grown = runtime.totalMemory() - runtime.freeMemory() - before;
    assertThat(outcome).isInstanceOf(ImportOutcome.Imported.class);
    assertThat(((ImportOutcome.Imported) outcome).counts().records()).isEqualTo(count);
    assertThat(grown).isLessThan(16L << 20);
    assertThat(window.ask(SSPC, TestHoldings.named("Inventada Persona" + (count - 1))))
        .isInstanceOf(Holder.Reply.Held.class);
  }
}
