package org.ventanilla.window.witness;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.LogDirectory;
import org.ventanilla.ledger.LogVerification;
import org.ventanilla.ledger.LogVerifier;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.ledger.Trust;

class MirrorTests {
  private final SigningKey key =
      SigningKey.generate(new SecureRandom(), "log.ventanilla.example/mx");
  private final Map<String, byte[]> served = new HashMap<>();
  private final List<String> conflicts = new ArrayList<>();

  @TempDir private Path directory;

  private Mirror mirror() {
    return new Mirror(
        key.verifierKey(),
        (path, _) -> Optional.ofNullable(served.get(path)),
        new MirrorFiles(directory),
        (_, held, offered) -> conflicts.add(held.encode() + offered.encode()));
  }

  /// Serves a log of so many leaves, as the window would.
  private void publish(int size, String flavour) {
    TreeAppender tree = TreeAppender.empty();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Entry entry =
          new Entry((i < 10 ? "leaf " + i : flavour + i).getBytes(StandardCharsets.UTF_8));
      entries.add(entry);
      tree.append(entry.leafHash());
    }
    tree.takeTiles().forEach(tile -> served.put(tile.coordinates().path(), tile.bytes()));
    for (int first = 0; first < size; first += 256) {
      TileCoordinates place = TileCoordinates.of(0, first / 256, size);
      served.put(
          place.entriesPath(),
          new EntryBundle(entries.subList(first, first + place.width())).encode());
    }
    served.put(
        "checkpoint",
        SignedNote.sign(new Checkpoint(key.name(), size, tree.root()).body(), key)
            .encode()
            .getBytes(StandardCharsets.UTF_8));
  }

  private byte[] file(String path) {
    return Objects.requireNonNull(served.get(path));
  }

  private void assertHolds(int size) {
    LogVerification verification =
        LogVerifier.verify(new LogDirectory(directory), Trust.log(key.verifierKey()), (_, _) -> {});
    assertThat(verification)
        .isInstanceOfSatisfying(
            LogVerification.Verified.class,
            verified -> assertThat(verified.checkpoint().size()).isEqualTo(size));
  }

  @Test
  void everyEntryIsKeptAndVerifiesAsTheLogGrows() {
    for (int size : new int[] {1, 5, 256, 257, 700}) {
      publish(size, "leaf ");
      assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Holds.class);
      assertHolds(size);
    }
    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Holds.class);
  }

  @Test
  void logWithoutACheckpointIsEmpty() {
    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Empty.class);
  }

  @Test
  void alteredEntryIsNotTakenOver() {
    publish(300, "leaf ");
    mirror().catchUp();
    publish(600, "leaf ");
    byte[] bundle = file(TileCoordinates.of(0, 1, 600).entriesPath());
    bundle[bundle.length - 1] ^= 1;

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Faulty.class);
    assertHolds(300);
    assertThat(conflicts).isEmpty();
  }

  @Test
  void entriesThatAreHeldCannotBeReplaced() {
    // Given: rubbish in place of what is held, and what is true after it
    publish(10, "leaf ");
    mirror().catchUp();
    publish(20, "leaf ");
    String path = TileCoordinates.of(0, 0, 20).entriesPath();
    byte[] honest = file(path);
    List<Entry> entries = new ArrayList<>(EntryBundle.parse(honest, 20).orElseThrow().entries());
    for (int i = 0; i < 10; i++) {
      entries.set(i, new Entry(("rubbish " + i).getBytes(StandardCharsets.UTF_8)));
    }
    served.put(path, new EntryBundle(entries).encode());

    // When
    Mirror.Outcome outcome = mirror().catchUp();

    // Then
    assertThat(outcome).isInstanceOf(Mirror.Outcome.Faulty.class);
    assertHolds(10);
    assertThat(conflicts).isEmpty();
    served.put(path, honest);
    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Holds.class);
    assertHolds(20);
  }

  private Map<String, Integer> kept() throws IOException {
    Map<String, Integer> kept = new TreeMap<>();
    try (Stream<Path> files = Files.walk(directory)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        kept.put(directory.relativize(file).toString(), Arrays.hashCode(Files.readAllBytes(file)));
      }
    }
    return kept;
  }

  @Test
  void nothingIsKeptOfEntriesThatDoNotHaveTheSignedRoot() throws IOException {
    publish(300, "leaf ");
    mirror().catchUp();
    Map<String, Integer> before = kept();
    publish(600, "leaf ");
    byte[] bundle = file(TileCoordinates.of(0, 2, 600).entriesPath());
    bundle[bundle.length - 1] ^= 1;

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Faulty.class);

    assertThat(kept()).isEqualTo(before);
  }

  /// Files are taken over one by one, the checkpoint last; any of them may be the last one.
  @Test
  void whereverTakingOverEndsWhatIsHeldVerifies() throws IOException {
    publish(300, "leaf ");
    mirror().catchUp();
    publish(70_000, "leaf ");
    for (String path : new TreeMap<>(served).keySet()) {
      if (!path.equals("checkpoint") && !Files.exists(directory.resolve(path))) {
        Path file = directory.resolve(path);
        Files.createDirectories(Objects.requireNonNull(file.getParent()));
        Files.write(file, file(path));
      }
    }
    assertHolds(300);

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Holds.class);

    assertHolds(70_000);
  }

  @Test
  void damagedTilesAreNoProofOfTwoHistories() {
    publish(300, "leaf ");
    mirror().catchUp();
    publish(600, "leaf ");
    byte[] bundle = file(TileCoordinates.of(0, 1, 600).entriesPath());
    bundle[bundle.length - 1] ^= 1;
    for (String path : List.copyOf(served.keySet())) {
      if (path.startsWith("tile/") && !path.startsWith("tile/entries/")) {
        byte[] honest = file(path);
        for (int hash = 0; hash < honest.length; hash += 32) {
          byte[] damaged = honest.clone();
          damaged[hash] ^= 1;
          served.put(path, damaged);
          assertThat(mirror().catchUp()).as(path).isInstanceOf(Mirror.Outcome.Faulty.class);
        }
        served.put(path, honest);
      }
    }
    assertThat(conflicts).isEmpty();
    assertHolds(300);
  }

  @Test
  void damagedMirrorIsNoProofOfTwoHistories() throws IOException {
    publish(300, "leaf ");
    mirror().catchUp();
    Path tile = directory.resolve(TileCoordinates.of(0, 0, 300).path());
    byte[] bytes = Files.readAllBytes(tile);
    bytes[0] ^= 1;
    Files.write(tile, bytes);
    publish(200, "leaf ");

    assertDamaged();
  }

  private void assertDamaged() {
    assertThatThrownBy(() -> mirror().catchUp())
        .isInstanceOfSatisfying(
            WitnessFault.class,
            fault -> assertThat(fault.code()).isEqualTo(WitnessFault.Code.MIRROR));
    assertThat(conflicts).isEmpty();
  }

  @Test
  void mirrorWithADamagedCheckpointDoesNotForgetWhatItHeld() throws IOException {
    publish(300, "leaf ");
    mirror().catchUp();
    Path checkpoint = directory.resolve("checkpoint");
    Files.writeString(checkpoint, Files.readString(checkpoint).replaceFirst("300", "301"));
    Map<String, Integer> before = kept();
    served.clear();
    publish(400, "other ");

    assertDamaged();
    assertThat(kept()).isEqualTo(before);
  }

  /// The mirror never held the partial tile of that size.
  @Test
  void olderCheckpointThatWasNeverMirroredIsJudgedAllTheSame() {
    publish(300, "leaf ");
    mirror().catchUp();
    publish(280, "leaf ");
    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Holds.class);

    publish(280, "other ");

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Conflict.class);
    assertHolds(300);
  }

  @Test
  void rewrittenHistoryIsKeptAsEvidence() {
    publish(300, "leaf ");
    mirror().catchUp();
    served.clear();
    publish(400, "other ");

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Conflict.class);
    assertThat(conflicts).hasSize(1);
    assertHolds(300);
  }

  @Test
  void otherRootForAnOlderSizeIsKeptAsEvidence() {
    publish(300, "leaf ");
    mirror().catchUp();
    publish(200, "other ");

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Conflict.class);
    assertHolds(300);
  }

  @Test
  void olderCheckpointOfTheSameHistoryIsNoTrouble() {
    publish(300, "leaf ");
    mirror().catchUp();
    publish(200, "leaf ");

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Holds.class);
    assertHolds(300);
  }

  @Test
  void missingEntriesAreAFaultOfTheLog() {
    publish(300, "leaf ");
    served.remove(TileCoordinates.of(0, 0, 300).entriesPath());

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Faulty.class);
    assertThat(Files.exists(directory.resolve("checkpoint"))).isFalse();
  }

  @Test
  void forgedCheckpointIsNotTakenOver() throws IOException {
    publish(3, "leaf ");
    SigningKey forger = SigningKey.generate(new SecureRandom(), key.name());
    served.put(
        "checkpoint",
        SignedNote.sign(SignedNote.parse(file("checkpoint")).orElseThrow().text(), forger)
            .encode()
            .getBytes(StandardCharsets.UTF_8));

    assertThat(mirror().catchUp()).isInstanceOf(Mirror.Outcome.Faulty.class);
    try (var files = Files.list(directory)) {
      assertThat(files).isEmpty();
    }
  }
}
