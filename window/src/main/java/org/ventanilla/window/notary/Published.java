package org.ventanilla.window.notary;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import org.ventanilla.ledger.SignedNote;

/// The checkpoint everybody may see.
///
/// @param at when it was published, or found to be the newest still
record Published(long size, String note, Instant at) {
  SignedNote signedNote() {
    return SignedNote.parse(note.getBytes(StandardCharsets.UTF_8)).orElseThrow();
  }
}
