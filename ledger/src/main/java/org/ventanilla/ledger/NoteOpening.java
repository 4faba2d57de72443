package org.ventanilla.ledger;

import java.util.List;

/// Whether a note can be trusted.
public sealed interface NoteOpening {
  /// At least one known key signed it, and no signature by a known key is wrong. The list is in the
  /// order of the note and may name a key more than once.
  record Opened(SignedNote note, List<VerifiedSignature> signatures) implements NoteOpening {
    public Opened {
      signatures = List.copyOf(signatures);
    }
  }

  /// It must be ignored.
  record Refused(Reason reason, String message) implements NoteOpening {}
}
