package org.ventanilla.cli;

import java.io.IOException;
import java.util.Optional;
import org.ventanilla.ledger.Checkpoint;
import org.ventanilla.ledger.Digest;
import org.ventanilla.ledger.HashReader;
import org.ventanilla.ledger.LedgerException;
import org.ventanilla.ledger.Proofs;
import org.ventanilla.ledger.Reason;

/// Whether a log has only grown from the tree it signed once to the one it signs now.
///
/// The tiles that say so are as untrusted as anything a log serves, and a single wrong one would
/// make an honest log look like a liar. So they are asked twice: for the root the tree had when it
/// had as many leaves as the one known, and for the proof that leads from that root to the signed
/// one of now. Only if the proof holds is that root what the log signed now, and another one than
/// it signed then.
sealed interface LogGrowth {
  /// The tree shown begins with the one known.
  record Grown() implements LogGrowth {}

  /// Two checkpoints with the log's signature that do not go together.
  record Contradiction(Reason reason, String message) implements LogGrowth {}

  /// It cannot be told: tiles are not there, cannot be read ([Reason#UNREADABLE]), or do not give
  /// the root that was signed.
  record Unproven(Reason reason, String message) implements LogGrowth {}

  /// @param known signed by the log earlier
  /// @param shown signed by the log now
  /// @param tiles of the tree shown, as the log serves them
  static LogGrowth judge(Checkpoint known, Checkpoint shown, HashReader tiles) {
    if (!known.origin().equals(shown.origin())) {
      return new Unproven(Reason.WRONG_ORIGIN, "this is " + shown.origin() + ", another log");
    }
    if (shown.size() < known.size()) {
      return new Contradiction(
          Reason.SHRUNK, "it had " + known.size() + " entries and shows " + shown.size());
    }
    if (shown.size() == known.size()) {
      return shown.root().equals(known.root())
          ? new Grown()
          : new Contradiction(Reason.EQUIVOCATION, "the log signed two roots for one size");
    }
    try {
      return fromTiles(known, shown, tiles);
    } catch (LedgerException e) {
      return unproven(e);
    }
  }

  /// What a log's tiles that are missing, malformed or cannot be read come to.
  static Unproven unproven(LedgerException fault) {
    return switch (fault.code()) {
      case STORAGE -> new Unproven(Reason.UNREADABLE, told(fault));
      case TILE_MISSING -> new Unproven(Reason.MISSING, told(fault));
      case MALFORMED -> new Unproven(Reason.MALFORMED, told(fault));
    };
  }

  private static LogGrowth fromTiles(Checkpoint known, Checkpoint shown, HashReader tiles) {
    Optional<Digest> then = Proofs.rootOfFirst(known.size(), shown, tiles);
    if (then.isEmpty()) {
      return new Unproven(Reason.WRONG_CONTENT, "the tiles do not give the signed root");
    }
    return then.get().equals(known.root())
        ? new Grown()
        : new Contradiction(
            Reason.BAD_CONSISTENCY,
            "its first " + known.size() + " entries are no longer those it signed");
  }

  private static String told(LedgerException fault) {
    String message = String.valueOf(fault.getMessage());
    return fault.getCause() instanceof IOException cause
        ? message + ": " + KeyFile.reason(cause)
        : message;
  }
}
