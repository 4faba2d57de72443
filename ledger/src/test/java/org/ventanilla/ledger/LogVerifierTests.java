package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.channels.ClosedChannelException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

class LogVerifierTests {
  private static final long SIZE = 70_000;

  private final Trust trust = Trust.log(Sample.logKey().verifierKey());
  @TempDir private Path directory;

  @BeforeEach
  void exportASmallLog() throws IOException {
    new ExportedLog(directory).write(600);
  }

  @Test
  void aWholeLogVerifiesAndShowsItsEntriesInOrder() throws IOException {
    // Given
    new ExportedLog(directory).write(SIZE);
    List<Long> heard = new ArrayList<>();
    long[] entries = {0};
    LogVerifier.Listener listener =
        new LogVerifier.Listener() {
          @Override
          public void progress(long done, long total) {
            heard.add(done);
            assertThat(total).isEqualTo(SIZE);
          }

          @Override
          public void entry(long index, Entry entry) {
            assertThat(index).isEqualTo(entries[0]++);
          }
        };

    // When
    LogVerification result = LogVerifier.verify(new LogDirectory(directory), trust, 4, listener);

    // Then
    assertThat(result).isInstanceOf(LogVerification.Verified.class).isEqualTo(verify());
    assertThat(heard).hasSize(274).isSorted().endsWith(SIZE);
    assertThat(entries[0]).isEqualTo(SIZE);
  }

  @Test
  void anEmptyLogVerifies() throws IOException {
    new ExportedLog(directory).write(0);
    assertThat(verify()).isInstanceOf(LogVerification.Verified.class);
  }

  @Test
  void everyDamagedFileIsFound() throws IOException {
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      for (int at : new int[] {0, good.length / 2, good.length - 1}) {
        byte[] damaged = good.clone();
        damaged[at] ^= 1;
        Files.write(file, damaged);
        assertThat(verify())
            .as("%s at %d", file, at)
            .isInstanceOfSatisfying(
                LogVerification.NotVerified.class,
                no -> assertThat(no.reason()).isNotEqualTo(Reason.MISSING));
      }
      Files.write(file, Arrays.copyOf(good, good.length - 1));
      assertThat(verify()).as("%s cut", file).isInstanceOf(LogVerification.NotVerified.class);
      Files.write(file, Arrays.copyOf(good, good.length + 1));
      assertThat(verify()).as("%s longer", file).isInstanceOf(LogVerification.NotVerified.class);
      Files.write(file, good);
    }
    assertThat(verify()).isInstanceOf(LogVerification.Verified.class);
  }

  @Test
  void everyMissingFileIsNamed() throws IOException {
    for (Path file : files()) {
      byte[] good = Files.readAllBytes(file);
      Files.delete(file);
      assertThat(verify())
          .isInstanceOfSatisfying(
              LogVerification.NotVerified.class,
              no -> {
                assertThat(no.reason()).isEqualTo(Reason.MISSING);
                assertThat(directory.resolve(no.path())).isEqualTo(file);
              });
      Files.write(file, good);
    }
  }

  @Test
  void aFullTileStandsInForAPartialOneThatIsGone() throws IOException {
    // Given
    new ExportedLog(directory).write(700);
    byte[] old = Files.readAllBytes(directory.resolve("checkpoint"));
    new ExportedLog(directory).write(1024);
    Files.delete(directory.resolve("tile/0/002.p/188"));
    Files.delete(directory.resolve("tile/entries/002.p/188"));
    Files.write(directory.resolve("checkpoint"), old);

    // When
    LogVerification result = verify();

    // Then
    assertThat(result)
        .isInstanceOfSatisfying(
            LogVerification.Verified.class,
            yes -> assertThat(yes.checkpoint().size()).isEqualTo(700));
  }

  @Test
  void anEntryReplacedTogetherWithItsTilesIsStillFound() throws IOException {
    Path forged = directory.resolve("forged");
    byte[] good = Files.readAllBytes(directory.resolve("checkpoint"));
    new ExportedLog(forged).write(599);
    Path bundle = forged.resolve("tile/entries/002.p/87");
    EntryBundle entries = EntryBundle.parse(Files.readAllBytes(bundle), 87).orElseThrow();
    List<Entry> more = new ArrayList<>(entries.entries());
    more.add(new Entry(new byte[] {'!'}));
    TreeAppender tree = TreeAppender.resume(599, new LogTiles(new LogDirectory(forged)));
    tree.append(more.getLast().leafHash());
    ExportedLog out = new ExportedLog(forged);
    out.put("tile/entries/002.p/88", new EntryBundle(more).encode());
    for (Tile tile : tree.takeTiles()) {
      out.put(tile.coordinates().path(), tile.bytes());
    }
    out.put("checkpoint", good);
    assertThat(LogVerifier.verify(new LogDirectory(forged), trust, (done, total) -> {}))
        .isInstanceOfSatisfying(
            LogVerification.NotVerified.class,
            no -> assertThat(no.reason()).isEqualTo(Reason.WRONG_ROOT));
  }

  @Test
  void aSourceThatFailsIsAnAnswerAndNoException() {
    LogSource broken =
        (path, maxBytes) -> {
          throw new IOException("the disk is gone");
        };
    assertThat(LogVerifier.verify(broken, trust, (done, total) -> {}))
        .isEqualTo(
            new LogVerification.NotVerified(Reason.UNREADABLE, "checkpoint", "the disk is gone"));
    assertThatThrownBy(() -> new LogTiles(broken).tile(new TileCoordinates(0, 0, 1)))
        .isInstanceOf(LedgerException.class);
  }

  @Test
  void aSourceThatThrowsOnAnotherThreadThrowsOnTheCallers() throws IOException {
    byte[] checkpoint = Files.readAllBytes(directory.resolve("checkpoint"));
    LogSource wild =
        (path, maxBytes) -> {
          if (path.equals("checkpoint")) {
            return Optional.of(checkpoint);
          }
          throw new IllegalStateException("a mistake of the source");
        };
    assertThatThrownBy(() -> LogVerifier.verify(wild, trust, 3, (done, total) -> {}))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("a mistake of the source");
  }

  @Test
  void anInterruptedVerificationSaysSo() {
    Thread.currentThread().interrupt();
    LogVerification result =
        LogVerifier.verify(new LogDirectory(directory), trust, 2, (done, total) -> {});
    assertThat(Thread.interrupted()).isTrue();
    assertThat(result)
        .isInstanceOfSatisfying(
            LogVerification.NotVerified.class,
            no -> assertThat(no.reason()).isEqualTo(Reason.UNREADABLE));
  }

  @Test
  void aFileBeyondItsBoundIsNotReadWhole() throws IOException {
    Files.write(directory.resolve("checkpoint"), new byte[SignedNote.MAX_BYTES + 1]);
    assertThat(verify())
        .isInstanceOfSatisfying(
            LogVerification.NotVerified.class,
            no -> assertThat(no.reason()).isEqualTo(Reason.MALFORMED));
  }

  @Test
  @Timeout(value = 30, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void onlyRegularFilesAreRead() throws Exception {
    // Given
    Path checkpoint = directory.resolve("checkpoint");
    Files.delete(checkpoint);
    Process made = new ProcessBuilder("mkfifo", checkpoint.toString()).start();
    assertThat(made.waitFor()).isZero();

    // When
    LogVerification pipe = verify();
    Files.delete(checkpoint);
    Files.createDirectory(checkpoint);
    LogVerification folder = verify();

    // Then
    assertThat(List.of(pipe, folder))
        .containsOnly(
            new LogVerification.NotVerified(
                Reason.UNREADABLE, "checkpoint", "it is no regular file"));
  }

  @Test
  void faultWithoutAMessageIsSaidByItsName() {
    LogSource silent =
        (path, maxBytes) -> {
          throw new ClosedChannelException();
        };
    assertThat(LogVerifier.verify(silent, trust, (done, total) -> {}))
        .isEqualTo(
            new LogVerification.NotVerified(
                Reason.UNREADABLE, "checkpoint", "ClosedChannelException"));
  }

  @Test
  void consistencyBetweenTwoCheckpointsIsProvenFromTheTiles() throws IOException {
    // Given
    byte[] older = Files.readAllBytes(directory.resolve("checkpoint"));
    new ExportedLog(directory).write(1000);
    byte[] newer = Files.readAllBytes(directory.resolve("checkpoint"));
    List<Digest> proof = Proofs.consistency(600, 1000, new LogTiles(new LogDirectory(directory)));

    // When
    ConsistencyVerification grown = ConsistencyVerifier.verify(older, newer, proof, trust);

    // Then
    assertThat(grown)
        .isEqualTo(
            new ConsistencyVerification.Consistent(
                Sample.checkpoint(600), Sample.checkpoint(1000)));
    assertNotConsistent(older, newer, proof.reversed(), Reason.BAD_CONSISTENCY);
    assertNotConsistent(newer, older, proof, Reason.SHRUNK);
    Checkpoint fork = new Checkpoint(Sample.ORIGIN, 600, Sample.checkpoint(599).root());
    byte[] forked = WireText.utf8(SignedNote.sign(fork.body(), Sample.logKey()).encode());
    assertNotConsistent(older, forked, List.of(), Reason.EQUIVOCATION);
    assertNotConsistent(new byte[0], newer, proof, Reason.MALFORMED);
  }

  private void assertNotConsistent(byte[] older, byte[] newer, List<Digest> proof, Reason reason) {
    assertThat(ConsistencyVerifier.verify(older, newer, proof, trust))
        .isInstanceOfSatisfying(
            ConsistencyVerification.NotVerified.class,
            no -> assertThat(no.reason()).isEqualTo(reason));
  }

  /// On one thread and on several, which must come to the same.
  private LogVerification verify() {
    LogSource source = new LogDirectory(directory);
    LogVerification slow = LogVerifier.verify(source, trust, (done, total) -> {});
    assertThat(LogVerifier.verify(source, trust, 3, (done, total) -> {})).isEqualTo(slow);
    return slow;
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(directory)) {
      List<Path> found = all.filter(Files::isRegularFile).toList();
      assertThat(found).hasSize(3 + 3 + 1 + 1);
      return found;
    }
  }
}
