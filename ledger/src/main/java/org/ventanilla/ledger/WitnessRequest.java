package org.ventanilla.ledger;

import java.util.List;

/// The body of `add-checkpoint`: from which size the witness is to be taken to which checkpoint,
/// and the proof between them.
///
/// @param oldSize the size the sender believes the witness cosigned last, from 0
/// @param proof the consistency proof, at most 63 hashes
/// @param note the checkpoint with its signatures, unchecked
/// @param checkpoint what the note says
public record WitnessRequest(
    long oldSize, List<Digest> proof, SignedNote note, Checkpoint checkpoint) {
  /// The longest body, in bytes.
  public static final int MAX_BYTES = SignedNote.MAX_BYTES + 4096;

  private static final String OLD = "old ";

  public WitnessRequest {
    if (oldSize < 0 || proof.size() > Proofs.MAX_LENGTH) {
      throw new IllegalArgumentException("an old size from 0 and at most 63 hashes");
    }
    if (!note.text().equals(checkpoint.body())) {
      throw new IllegalArgumentException("the note is not of that checkpoint");
    }
    proof = List.copyOf(proof);
  }

  /// Reads a body without checking any signature or proof.
  public static Parsed<WitnessRequest> parse(byte[] body) {
    String text = body.length > MAX_BYTES ? null : WireText.utf8(body);
    if (text == null) {
      return new Parsed.Malformed<>("the body is too long or not UTF-8");
    }
    Lines lines = new Lines(text);
    String first = lines.next();
    long oldSize =
        first == null || !first.startsWith(OLD)
            ? -1
            : WireText.decimal(first.substring(OLD.length()));
    if (oldSize < 0) {
      return new Parsed.Malformed<>("the first line is no old size");
    }
    List<Digest> proof = HashLines.read(lines);
    if (proof == null) {
      return new Parsed.Malformed<>("a line of the proof is no hash, or there are too many");
    }
    return SignedNote.parse(WireText.utf8(lines.rest()))
        .flatMap(note ->
            Checkpoint.parse(note.text())
                .flatMap(checkpoint ->
                    new Parsed.Valid<>(new WitnessRequest(oldSize, proof, note, checkpoint))));
  }

  /// The form [#parse] reads.
  public String encode() {
    StringBuilder out = new StringBuilder(OLD).append(oldSize).append('\n');
    proof.forEach(hash -> out.append(hash.base64()).append('\n'));
    return out.append('\n').append(note.encode()).toString();
  }
}
