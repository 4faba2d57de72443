package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Proof that a leaf is in a log, in the C2SP tlog-proof format. Ours always carry the leaf's exact
/// bytes as `extra`: verifying hashes them, so the proof binds them.
///
/// @param leaf the leaf
/// @param index where it is in the log, from 0
/// @param proof the inclusion proof, leaf's sibling first, at most 63 hashes
/// @param checkpoint the log's checkpoint with its signatures
public record Receipt(Entry leaf, long index, List<Digest> proof, SignedNote checkpoint) {
  /// The longest receipt, in bytes.
  public static final int MAX_BYTES = SignedNote.MAX_BYTES + 100_000;

  private static final String HEADER = "c2sp.org/tlog-proof@v1";
  private static final String EXTRA = "extra ";
  private static final String INDEX = "index ";

  public Receipt {
    if (index < 0 || proof.size() > Proofs.MAX_LENGTH) {
      throw new IllegalArgumentException("a receipt has an index from 0 and at most 63 hashes");
    }
    proof = List.copyOf(proof);
  }

  /// Reads a receipt without verifying anything in it.
  public static Parsed<Receipt> parse(byte[] bytes) {
    if (bytes.length > MAX_BYTES) {
      return new Parsed.Malformed<>("the receipt is too long");
    }
    String text = WireText.utf8(bytes);
    if (text == null) {
      return new Parsed.Malformed<>("the receipt is not UTF-8");
    }
    Lines lines = new Lines(text);
    if (!HEADER.equals(lines.next())) {
      return new Parsed.Malformed<>("a receipt begins with " + HEADER);
    }
    Entry leaf = leaf(lines.next());
    if (leaf == null) {
      return new Parsed.Malformed<>("the receipt's second line does not carry the leaf");
    }
    String indexLine = lines.next();
    long index =
        indexLine == null || !indexLine.startsWith(INDEX)
            ? -1
            : WireText.decimal(indexLine.substring(INDEX.length()));
    if (index < 0) {
      return new Parsed.Malformed<>("the receipt's third line is no index");
    }
    List<Digest> proof = HashLines.read(lines);
    if (proof == null) {
      return new Parsed.Malformed<>("a line of the proof is no hash, or there are too many");
    }
    return SignedNote.parse(WireText.utf8(lines.rest()))
        .flatMap(note -> new Parsed.Valid<>(new Receipt(leaf, index, proof, note)));
  }

  /// The file's text.
  public String encode() {
    List<String> lines = new ArrayList<>();
    lines.add(HEADER);
    lines.add(EXTRA + leaf.base64());
    lines.add(INDEX + index);
    proof.forEach(hash -> lines.add(hash.base64()));
    return String.join("\n", lines) + "\n\n" + checkpoint.encode();
  }

  private static @Nullable Entry leaf(@Nullable String line) {
    if (line == null || !line.startsWith(EXTRA)) {
      return null;
    }
    byte[] bytes = WireText.base64(line.substring(EXTRA.length()), Entry.MAX_LENGTH);
    return bytes == null ? null : new Entry(bytes);
  }
}
