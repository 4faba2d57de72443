package org.ventanilla.ledger;

/// Why something did not verify. The names are stable; programs may depend on them.
public enum Reason {
  /// The bytes are not in the format they should be in.
  MALFORMED,
  /// No key we know signed it.
  NO_KNOWN_SIGNATURE,
  /// A key we know is named, and its signature is wrong.
  BAD_SIGNATURE,
  /// Two of the keys given cannot be told apart in a signature.
  AMBIGUOUS_KEY,
  /// The log's key is one for another origin.
  WRONG_ORIGIN,
  /// Fewer witnesses than demanded cosigned.
  QUORUM_MISSED,
  /// The proof does not lead from the leaf to the root.
  BAD_INCLUSION,
  /// The proof does not lead from the older to the newer tree.
  BAD_CONSISTENCY,
  /// The newer checkpoint is of a smaller tree.
  SHRUNK,
  /// Two checkpoints of the same size have different roots: the log lied to somebody.
  EQUIVOCATION,
  /// A part of the log is not there.
  MISSING,
  /// A part of the log could not be read.
  UNREADABLE,
  /// A bundle's entries or a tile's hashes are not what the tree above or below them says.
  WRONG_CONTENT,
  /// The entries do not add up to the signed root.
  WRONG_ROOT
}
