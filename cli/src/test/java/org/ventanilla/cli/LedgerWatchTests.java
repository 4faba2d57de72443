package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Entry;
import org.ventanilla.ledger.EntryBundle;
import org.ventanilla.ledger.Reason;
import org.ventanilla.ledger.SignedNote;
import org.ventanilla.ledger.SigningKey;
import org.ventanilla.ledger.TileCoordinates;
import org.ventanilla.ledger.TreeAppender;
import org.ventanilla.ledger.Trust;

class LedgerWatchTests {
  private final SigningKey key =
      SigningKey.generate(new SecureRandom(), "log.ventanilla.example/watched");
  private final Map<String, byte[]> served = new HashMap<>();

  private static Entry leaf(int number, String type) {
    return new Entry(
        ("{\"reference\":\"MX-"
                + number
                + "\",\"time\":\"2030-01-01T00:00:00.000Z\",\"type\":\""
                + type
                + "\"}")
            .getBytes(StandardCharsets.UTF_8));
  }

  private byte[] publish(int size, String type) {
    TreeAppender tree = TreeAppender.empty();
    List<Entry> entries = new ArrayList<>();
    for (int i = 0; i < size; i++) {
      Entry entry = leaf(i, type);
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
    byte[] note =
        SignedNote.sign(new Checkpoint(key.name(), size, tree.root()).body(), key)
            .encode()
            .getBytes(StandardCharsets.UTF_8);
    served.put("checkpoint", note);
    return note;
  }

  private LedgerWatch.Look look(byte[] kept) {
    return look(
        Optional.of(Checkpoint.parse(SignedNote.parse(kept).orElseThrow().text()).orElseThrow()));
  }

  private LedgerWatch.Look look(Optional<Checkpoint> known) {
    try (Progress progress = Progress.of("entries", new PrintWriter(new StringWriter()))) {
      return new LedgerWatch(
              (path, _) -> Optional.ofNullable(served.get(path)),
              Trust.log(key.verifierKey()),
              progress)
          .look(known);
    }
  }

  private static void assertContradicts(LedgerWatch.Look look, Reason reason) {
    assertThat(look)
        .isInstanceOfSatisfying(
            LedgerWatch.Look.Contradicts.class,
            wrong -> assertThat(wrong.reason()).isEqualTo(reason));
  }

  private static void assertNotVerified(LedgerWatch.Look look, Reason reason) {
    assertThat(look)
        .isInstanceOfSatisfying(
            LedgerWatch.Look.NotVerified.class,
            wrong -> assertThat(wrong.reason()).isEqualTo(reason));
  }

  @Test
  void growthIsProvenAndWhatIsNewIsSaid() {
    byte[] first = publish(300, "filed");
    assertThat(look(Optional.empty())).isInstanceOf(LedgerWatch.Look.Grew.class);
    publish(600, "filed");

    assertThat(look(first))
        .isInstanceOfSatisfying(
            LedgerWatch.Look.Grew.class,
            grew -> {
              assertThat(grew.after().size()).isEqualTo(600);
              assertThat(grew.types()).containsExactly(Map.entry("filed", 300L));
            });
  }

  @Test
  void nothingNewIsNothingNew() {
    byte[] note = publish(3, "filed");
    assertThat(look(note))
        .isInstanceOfSatisfying(
            LedgerWatch.Look.Grew.class, grew -> assertThat(grew.types()).isEmpty());
  }

  @Test
  void rewrittenShrunkAndForkedLogsAreFound() {
    byte[] known = publish(300, "filed");
    served.clear();
    publish(400, "answered");
    assertContradicts(look(known), Reason.BAD_CONSISTENCY);
    publish(200, "filed");
    assertContradicts(look(known), Reason.SHRUNK);
    publish(300, "answered");
    assertContradicts(look(known), Reason.EQUIVOCATION);
  }

  @Test
  void entriesThatAreNotTheSignedOnesAreFound() {
    byte[] known = publish(3, "filed");
    publish(5, "filed");
    byte[] bundle = Objects.requireNonNull(served.get("tile/entries/000.p/5"));
    bundle[bundle.length - 4] ^= 1;

    assertNotVerified(look(known), Reason.WRONG_ROOT);
  }

  @Test
  void missingPartsAreFound() {
    byte[] known = publish(3, "filed");
    publish(5, "filed");
    served.remove("tile/entries/000.p/5");
    assertNotVerified(look(known), Reason.MISSING);
    served.clear();
    assertNotVerified(look(known), Reason.MISSING);
  }

  @Test
  void oneWrongTileIsNoProofAgainstTheLog() {
    for (String path : List.of("tile/0/001", "tile/0/002.p/88", "tile/1/000.p/2")) {
      served.clear();
      byte[] known = publish(300, "filed");
      publish(600, "filed");
      Objects.requireNonNull(served.get(path))[0] ^= 1;

      assertNotVerified(look(known), Reason.WRONG_CONTENT);
    }
  }

  @Test
  void partialTilesOfThenAreNotNeeded() {
    for (int then : new int[] {1, 10, 255, 300, 520}) {
      byte[] known = publish(then, "filed");
      served.clear();
      publish(600, "filed");

      assertThat(look(known)).as("%s", then).isInstanceOf(LedgerWatch.Look.Grew.class);
    }
  }

  @Test
  void anotherLogAtTheAddressIsNoContradiction() {
    byte[] here = publish(3, "filed");
    Checkpoint known = Checkpoint.parse(SignedNote.parse(here).orElseThrow().text()).orElseThrow();
    assertNotVerified(
        look(Optional.of(new Checkpoint("log.ventanilla.example/other", 3, known.root()))),
        Reason.WRONG_ORIGIN);
  }
}
