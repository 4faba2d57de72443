package org.ventanilla.window.notary;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.LogSource;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.Tile;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.window.notary.NotaryFault.Code;
import org.ventanilla.window.platform.Database;
import org.ventanilla.window.platform.TestDatabase;

/// The database, the key or the signer's memory is not what it was when the window stopped.
class RestoredLogTests {
  private final TestDatabase fixture = TestDatabase.fresh();
  private final Database database = fixture.database();

  @TempDir Path keys;

  @SuppressWarnings("NullAway.Init") // set before each test
  private Notary notary;

  @BeforeEach
  void writeALog() {
    notary = TestLog.start(database, keys);
    append(300);
  }

  @AfterEach
  void stop() {
    notary.close();
    fixture.close();
  }

  private void append(int steps) {
    Ticket last =
        database.asWindow(() -> {
          Ticket ticket = new Ticket(0);
          for (int i = 0; i < steps; i++) {
            ticket = notary.append(Leaves.step(i));
          }
          return ticket;
        });
    assertThat(notary.await(last, TestLog.LONG)).isPresent();
  }

  /// What a restored backup would put into the tables that have one row.
  private List<Map<String, @Nullable Object>> backup(String table) {
    return fixture.asOwner().sql("select * from notary." + table).query().listOfRows();
  }

  /// Puts yesterday's tables back, as the owner of the database can.
  private void restore(
      List<Map<String, @Nullable Object>> tree,
      List<Map<String, @Nullable Object>> checkpoint,
      long size) {
    alter("delete from notary.leaf where index >= " + size);
    alter("delete from notary.tile where (index + 1) * 256 > " + size + " and level = 0");
    var owner = fixture.asOwner();
    alter("delete from notary.tree");
    alter("delete from notary.checkpoint");
    owner
        .sql("insert into notary.tree (size, root, leaf_time) values (:size, :root, :leaf_time)")
        .params(tree.getFirst())
        .update();
    owner
        .sql(
            """
            insert into notary.checkpoint (size, note, published_at)
            values (:size, :note, :published_at)
            """)
        .params(checkpoint.getFirst())
        .update();
  }

  private void alter(String statement) {
    for (String table : List.of("leaf", "tile", "tree", "checkpoint")) {
      fixture.asOwner().sql("alter table notary." + table + " disable trigger user").update();
    }
    fixture.asOwner().sql(statement).update();
    for (String table : List.of("leaf", "tile", "tree", "checkpoint")) {
      fixture.asOwner().sql("alter table notary." + table + " enable trigger user").update();
    }
  }

  private void assertReadOnly() {
    TestLog.eventually(() -> notary.standing() instanceof Standing.ReadOnly);
    assertThat(notary.standing())
        .isInstanceOfSatisfying(
            Standing.ReadOnly.class,
            standing -> assertThat(standing.code()).isEqualTo(Code.READ_ONLY));
    assertThatThrownBy(() -> database.asWindow(() -> notary.append(Leaves.step(1))))
        .isInstanceOfSatisfying(
            NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.READ_ONLY));
  }

  /// Another window's directory, with the key and with what its signer knows now.
  private Path keysAsTheyAre() throws IOException {
    Path older = Files.createDirectories(keys.resolve("older"));
    for (String file : List.of(KeyFile.FILE, SignerMemory.FILE)) {
      Files.copy(keys.resolve(file), older.resolve(file), StandardCopyOption.COPY_ATTRIBUTES);
    }
    return older;
  }

  @Test
  void yesterdaysDatabaseIsRefused() throws Exception {
    // Given
    var tree = backup("tree");
    var checkpoint = backup("checkpoint");
    append(5);
    String remembered = Files.readString(keys.resolve(SignerMemory.FILE));
    notary.close();
    restore(tree, checkpoint, 300);

    // When
    notary = TestLog.start(database, keys);

    // Then
    assertReadOnly();
    assertThat(notary.standing().toString()).contains("300", "305", "older database");
    assertThat(Files.readString(keys.resolve(SignerMemory.FILE))).isEqualTo(remembered);
    assertThat(TestLog.verified(notary)).hasSize(300);
  }

  @Test
  void restoredDatabaseThatGrewElsewhereIsRefused() throws IOException {
    // Given: another window with the key but an older memory goes on from yesterday's database
    var tree = backup("tree");
    var checkpoint = backup("checkpoint");
    Path older = keysAsTheyAre();
    append(5);
    notary.close();
    restore(tree, checkpoint, 300);
    notary = TestLog.start(database, older);
    append(20);
    notary.close();

    // When
    notary = TestLog.start(database, keys);

    // Then
    assertReadOnly();
    assertThat(notary.standing().toString()).contains("does not extend");
  }

  /// What somebody who mirrors the log has of it.
  private Map<String, byte[]> mirror(int size) {
    Map<String, byte[]> pages = new HashMap<>();
    pages.put("checkpoint", TestLog.bytes(notary, "checkpoint"));
    for (int bundle = 0; bundle * Tile.MAX_WIDTH < size; bundle++) {
      String path = TileCoordinates.of(0, bundle, size).entriesPath();
      pages.put(path, TestLog.bytes(notary, path));
    }
    return pages;
  }

  private static LogSource source(Map<String, byte[]> pages) {
    return (path, _) -> Optional.ofNullable(pages.get(path));
  }

  @Test
  void restoredWindowIsReconciledWithWhoeverKeptItsLeaves() {
    // Given: a step's leaf waited when the backup was made, and got its place before the disaster
    var tree = backup("tree");
    var checkpoint = backup("checkpoint");
    append(5);
    append(300);
    Map<String, byte[]> mirror = mirror(605);
    List<String> whole = TestLog.verified(notary);
    notary.close();
    restore(tree, checkpoint, 300);
    database.asWindow(() -> {
      new NotaryStore(database).append(LeafForm.of(Leaves.step(2)));
    });
    notary = TestLog.start(database, keys);
    assertReadOnly();

    // When
    List<String> restored = new ArrayList<>();
    long taken =
        notary.reconcile(
            source(mirror),
            entry -> restored.add(new String(entry.bytes(), StandardCharsets.UTF_8)));

    // Then
    assertThat(taken).isEqualTo(305);
    TestLog.eventually(() -> notary.size() == 605);
    assertThat(TestLog.verified(notary)).isEqualTo(whole);
    assertThat(restored).isEqualTo(whole.subList(300, 605));
    append(1);
    assertThat(TestLog.verified(notary)).hasSize(606);
    assertThat(notary.reconcile(source(mirror), _ -> {})).isZero();
  }

  @Test
  void leavesThatWereNotSignedAreNotTaken() {
    // Given
    var tree = backup("tree");
    var checkpoint = backup("checkpoint");
    append(5);
    Map<String, byte[]> altered = mirror(305);
    byte[] last = Objects.requireNonNull(altered.get(TileCoordinates.of(0, 1, 305).entriesPath()));
    last[last.length - 3] ^= 1;
    Map<String, byte[]> lacking = new HashMap<>(altered);
    lacking.keySet().removeIf(path -> path.contains(".p/"));
    notary.close();
    restore(tree, checkpoint, 300);
    notary = TestLog.start(database, keys);
    assertReadOnly();

    // When, then
    for (Map<String, byte[]> source : List.of(altered, lacking, Map.<String, byte[]>of())) {
      assertThatThrownBy(() -> notary.reconcile(source(source), _ -> {}))
          .isInstanceOfSatisfying(
              NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_RECONCILED));
    }
    assertReadOnly();
    assertThat(TestLog.verified(notary)).hasSize(300);
  }

  private void assertNotReconciled(LogSource source, String why) {
    assertThatThrownBy(() -> notary.reconcile(source, _ -> {}))
        .isInstanceOfSatisfying(
            NotaryFault.class,
            e -> {
              assertThat(e.code()).isEqualTo(Code.NOT_RECONCILED);
              assertThat(e).hasMessageContaining(why);
            });
  }

  private long count(String table) {
    return fixture.asOwner().sql("select count(*) from notary." + table).query(Long.class).single();
  }

  @Test
  void sourceThatAnswersOtherwiseTheSecondTimeHasNothingWritten() {
    // Given: a source whose last bundle is true when it is read first, and forged ever after
    var tree = backup("tree");
    var checkpoint = backup("checkpoint");
    append(305);
    Map<String, byte[]> honest = mirror(605);
    String path = TileCoordinates.of(0, 2, 605).entriesPath();
    byte[] forged = Objects.requireNonNull(honest.get(path)).clone();
    forged[forged.length - 3] ^= 1;
    Map<String, byte[]> changing = new HashMap<>(honest);
    LogSource liar =
        (asked, _) -> {
          Optional<byte[]> page = Optional.ofNullable(changing.get(asked));
          if (asked.equals(path)) {
            changing.put(path, forged);
          }
          return page;
        };
    notary.close();
    restore(tree, checkpoint, 300);
    notary = TestLog.start(database, keys);
    assertReadOnly();

    // When
    List<Entry> heard = new ArrayList<>();
    assertThatThrownBy(() -> notary.reconcile(liar, heard::add))
        .isInstanceOfSatisfying(
            NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.NOT_RECONCILED));

    // Then
    assertThat(heard).isEmpty();
    assertThat(count("leaf")).isEqualTo(300);
    assertReadOnly();
    assertThat(notary.reconcile(source(honest), _ -> {})).isEqualTo(305);
    TestLog.eventually(() -> notary.size() == 605);
    assertThat(TestLog.verified(notary)).hasSize(605);
  }

  @Test
  void logThatGrewElsewhereIsNotCalledLevel() throws IOException {
    // Given: as many leaves as were signed, but others
    var tree = backup("tree");
    var checkpoint = backup("checkpoint");
    Path older = keysAsTheyAre();
    append(5);
    Map<String, byte[]> mirror = mirror(305);
    notary.close();
    restore(tree, checkpoint, 300);
    notary = TestLog.start(database, older);
    append(20);
    notary.close();
    notary = TestLog.start(database, keys);
    assertReadOnly();

    // When, then
    assertNotReconciled(source(mirror), "restore a backup");
  }

  @Test
  void levelWindowIsNotReconciledWithWhatIsNotItsOwnLog() throws IOException {
    // Given
    SigningKey own =
        SigningKey.parse(Files.readString(keys.resolve(KeyFile.FILE)).strip()).orElseThrow();
    SigningKey stranger = SigningKey.generate(new SecureRandom(), "log.ventanilla.example/other");
    Digest other = new Entry(new byte[] {1}).leafHash();

    // When, then
    assertNotReconciled(source(Map.of()), "no checkpoint");
    assertNotReconciled(source(checkpoint(stranger, 300, other)), "not of this ledger");
    assertNotReconciled(source(checkpoint(own, 299, other)), "another history");
    assertNotReconciled(source(checkpoint(own, 400, other)), SignerMemory.FILE);
    assertThat(notary.reconcile(source(mirror(300)), _ -> {})).isZero();
  }

  private static Map<String, byte[]> checkpoint(SigningKey by, long size, Digest root) {
    String text = new Checkpoint(by.name(), size, root).body();
    return Map.of(
        "checkpoint", SignedNote.sign(text, by).encode().getBytes(StandardCharsets.UTF_8));
  }

  @Test
  void missingMemoryIsRefused() throws IOException {
    // Given
    notary.close();
    Files.delete(keys.resolve(SignerMemory.FILE));

    // When
    notary = TestLog.start(database, keys);

    // Then
    assertReadOnly();
  }

  @Test
  void damagedMemoryIsRefused() throws IOException {
    // Given
    notary.close();
    Path file = keys.resolve(SignerMemory.FILE);
    Files.writeString(file, Files.readString(file).replaceFirst("\n300\n", "\n299\n"));

    // When
    notary = TestLog.start(database, keys);

    // Then
    assertReadOnly();
  }

  @Test
  void repairedMemoryIsTakenWithoutARestart() throws IOException {
    // Given
    notary.close();
    Path file = keys.resolve(SignerMemory.FILE);
    Path aside = keys.resolve("aside");
    Files.move(file, aside);
    notary = TestLog.start(database, keys);
    assertReadOnly();

    // When
    Files.move(aside, file);

    // Then
    TestLog.eventually(() -> notary.standing() instanceof Standing.Sequencing);
    append(1);
    assertThat(TestLog.verified(notary)).hasSize(301);
  }

  @Test
  void alteredLeafIsRefused() {
    // Given
    notary.close();
    alter("update notary.leaf set hash = sha256('forged') where index = 299");

    // When
    notary = TestLog.start(database, keys);

    // Then
    assertReadOnly();
  }

  @Test
  void alteredTileIsRefused() {
    // Given: a byte of a tile that the root is computed from
    notary.close();
    alter(
        "update notary.tile set hashes = set_byte(hashes, 4, 255 - get_byte(hashes, 4)) where level = 1");

    // When
    notary = TestLog.start(database, keys);

    // Then
    assertReadOnly();
  }

  @Test
  void alteredCheckpointIsRefused() {
    // Given
    notary.close();
    alter("update notary.checkpoint set note = replace(note, 'log.ventanilla', 'log.other')");

    // When
    notary = TestLog.start(database, keys);

    // Then
    assertReadOnly();
  }

  @Test
  void windowDoesNotStartWithoutTheKeyOfItsLog() throws IOException {
    notary.close();
    Files.delete(keys.resolve(KeyFile.FILE));
    assertKeyUnusable();
  }

  @Test
  void windowDoesNotStartWithAKeyThatOthersMayRead() throws IOException {
    notary.close();
    Files.setPosixFilePermissions(
        keys.resolve(KeyFile.FILE), PosixFilePermissions.fromString("rw-r-----"));
    assertKeyUnusable();
  }

  @Test
  void windowDoesNotStartWithADamagedKey() throws IOException {
    notary.close();
    Files.writeString(keys.resolve(KeyFile.FILE), "PRIVATE+KEY+x");
    assertKeyUnusable();
  }

  private void assertKeyUnusable() {
    assertThatThrownBy(() -> TestLog.start(database, keys))
        .isInstanceOfSatisfying(
            NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.KEY_UNUSABLE));
  }

  @Test
  void windowDoesNotStartUnderAnotherOrigin() {
    notary.close();
    assertThatThrownBy(() ->
            Notary.start(
                database,
                keys,
                NotarySettings.of("other.ventanilla.example/log"),
                Clock.systemUTC(),
                new SecureRandom(),
                WitnessDemand.NONE))
        .isInstanceOfSatisfying(
            NotaryFault.class, e -> assertThat(e.code()).isEqualTo(Code.KEY_UNUSABLE));
  }
}
