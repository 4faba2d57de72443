package org.ventanilla.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.code_intelligence.jazzer.junit.FuzzTest;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;

/// Every parser and verifier gets any bytes. None may throw; what a parser accepts must be written
/// back exactly as it came, so that no two texts mean the same; and no verifier may say yes to
/// anything but what was really signed. The ordinary build runs the stored inputs; `JAZZER_FUZZ=1`
/// searches for more.
class ParserFuzzTest {
  private static final long SIZE = 11;

  @FuzzTest
  void notes(byte[] bytes) {
    if (SignedNote.parse(bytes) instanceof Parsed.Valid<SignedNote>(SignedNote note)) {
      assertThat(note.encode().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
    }
    if (SignedNote.open(bytes, keys()) instanceof NoteOpening.Opened opened) {
      assertThat(opened.note().text()).isEqualTo(Sample.checkpoint(SIZE).body());
    }
  }

  @FuzzTest
  void checkpoints(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (Checkpoint.parse(text) instanceof Parsed.Valid<Checkpoint>(Checkpoint checkpoint)) {
      assertThat(checkpoint.body()).isEqualTo(text);
    }
  }

  @FuzzTest
  void receipts(byte[] bytes) {
    if (Receipt.parse(bytes) instanceof Parsed.Valid<Receipt>(Receipt receipt)) {
      assertThat(receipt.encode().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
    }
    if (ReceiptVerifier.verify(bytes, keys(), List.of(), 0)
        instanceof ReceiptVerification.Verified yes) {
      assertThat(yes.checkpoint()).isEqualTo(Sample.checkpoint(SIZE));
      assertThat(yes.leaf()).isEqualTo(Sample.entry(yes.index()));
    }
  }

  @FuzzTest
  void tilePaths(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (TileCoordinates.parse(text) instanceof Parsed.Valid<TileCoordinates>(var tile)) {
      assertThat(tile.path()).isEqualTo(text);
    }
    if (TileCoordinates.parseEntries(text) instanceof Parsed.Valid<TileCoordinates>(var bundle)) {
      assertThat(bundle.entriesPath()).isEqualTo(text);
    }
  }

  @FuzzTest
  void entryBundles(byte[] bytes) {
    for (int width : new int[] {1, 2, 3, 256}) {
      if (EntryBundle.parse(bytes, width) instanceof Parsed.Valid<EntryBundle>(var bundle)) {
        assertThat(bundle.entries()).hasSize(width);
        assertThat(bundle.encode()).isEqualTo(bytes);
      }
    }
  }

  @FuzzTest
  void tiles(byte[] bytes) {
    int width = Math.clamp(bytes.length / Digest.LENGTH, 1, Tile.MAX_WIDTH);
    if (Tile.parse(new TileCoordinates(0, 0, width), bytes) instanceof Parsed.Valid<Tile>(var t)) {
      assertThat(t.bytes()).isEqualTo(bytes);
      assertThat(t.hash(0, width - 1)).isEqualTo(Digest.at(bytes, (width - 1) * Digest.LENGTH));
    }
  }

  @FuzzTest
  void witnessBodies(byte[] bytes) {
    if (WitnessRequest.parse(bytes) instanceof Parsed.Valid<WitnessRequest>(var request)) {
      assertThat(request.encode().getBytes(StandardCharsets.UTF_8)).isEqualTo(bytes);
    }
    WitnessedLog log = new WitnessedLog(keys(), 5, Sample.checkpoint(5).root());
    if (WitnessRules.decide(bytes, origin -> Optional.of(log))
        instanceof WitnessOutcome.Accepted accepted) {
      assertThat(accepted.checkpoint()).isEqualTo(Sample.checkpoint(SIZE));
    }
  }

  @FuzzTest
  void verifierKeys(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (VerifierKey.parse(text) instanceof Parsed.Valid<VerifierKey>(VerifierKey key)) {
      assertThat(key.encode()).isEqualTo(text);
    }
  }

  @FuzzTest
  void privateKeys(byte[] bytes) {
    String text = new String(bytes, StandardCharsets.UTF_8);
    if (SigningKey.parse(text) instanceof Parsed.Valid<SigningKey>(SigningKey key)) {
      assertThat(key.encode()).isEqualTo(text);
    }
    if (WitnessKey.parse(text) instanceof Parsed.Valid<WitnessKey>(WitnessKey key)) {
      assertThat(key.encode()).isEqualTo(text);
    }
  }

  private static List<VerifierKey> keys() {
    return List.of(Sample.logKey().verifierKey());
  }
}
