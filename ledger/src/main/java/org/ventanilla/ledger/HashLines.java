package org.ventanilla.ledger;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A proof as text: one base64 hash a line, then an empty line.
final class HashLines {
  private HashLines() {}

  /// Reads up to 63 hashes and the empty line after them, or gives null.
  static @Nullable List<Digest> read(Lines lines) {
    List<Digest> hashes = new ArrayList<>();
    String line = lines.next();
    while (line != null && !line.isEmpty()) {
      if (hashes.size() == Proofs.MAX_LENGTH
          || !(Digest.parseBase64(line) instanceof Parsed.Valid<Digest>(Digest hash))) {
        return null;
      }
      hashes.add(hash);
      line = lines.next();
    }
    return line == null ? null : List.copyOf(hashes);
  }
}
