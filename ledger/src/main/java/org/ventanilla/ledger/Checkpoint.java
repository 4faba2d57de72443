package org.ventanilla.ledger;

/// The state of a log: whose it is, how many leaves it has, and the root over them. The text form
/// is `<origin>\n<size>\n<base64 root>\n`; extension lines are refused, because nobody can audit
/// them.
///
/// @param origin names the log: not empty, no control characters, at most 255 UTF-8 bytes
/// @param size the number of leaves, from 0
/// @param root the RFC 6962 root; for size 0 the empty root
public record Checkpoint(String origin, long size, Digest root) {
  private static final int MAX_ORIGIN_BYTES = 255;

  public Checkpoint {
    String fault = fault(origin, size, root);
    if (!fault.isEmpty()) {
      throw new IllegalArgumentException(fault);
    }
  }

  /// Reads a note's text.
  public static Parsed<Checkpoint> parse(String body) {
    Lines lines = new Lines(body);
    String origin = lines.next();
    String sizeText = lines.next();
    String rootText = lines.next();
    if (origin == null || sizeText == null || rootText == null) {
      return new Parsed.Malformed<>("a checkpoint has three lines");
    }
    if (!lines.atEnd()) {
      return new Parsed.Malformed<>("a checkpoint here has no extension lines");
    }
    long size = WireText.decimal(sizeText);
    if (size < 0) {
      return new Parsed.Malformed<>("the tree size is no plain decimal below 2^63");
    }
    return Digest.parseBase64(rootText)
        .flatMap(root -> {
          String fault = fault(origin, size, root);
          return fault.isEmpty()
              ? new Parsed.Valid<>(new Checkpoint(origin, size, root))
              : new Parsed.Malformed<>(fault);
        });
  }

  /// The text that is signed.
  public String body() {
    return origin + "\n" + size + "\n" + root.base64() + "\n";
  }

  private static String fault(String origin, long size, Digest root) {
    if (origin.isEmpty()
        || origin.indexOf('\n') >= 0
        || WireText.hasControl(origin)
        || !WireText.isUnicode(origin)
        || WireText.utf8(origin).length > MAX_ORIGIN_BYTES) {
      return "the origin is empty, too long or has control characters";
    }
    if (size < 0) {
      return "the tree size is negative";
    }
    if (size == 0 && !root.equals(Hashes.emptyRoot())) {
      return "an empty tree has the empty root";
    }
    return "";
  }
}
