package org.ventanilla.window.holding;

import java.time.Instant;
import java.util.UUID;

/// A source a holder imported.
///
/// @param source its name
/// @param importId the import it stands at
/// @param records how many it has
/// @param skipped lines the import left out
/// @param importedAt when
/// @param digest SHA-256 of the imported bytes, in hex
public record SourceView(
    String source, UUID importId, long records, long skipped, Instant importedAt, String digest) {}
