package org.ventanilla.window.holding;

/// What an import changed.
///
/// @param records how many the source has now
/// @param added not there before
/// @param removed there before and no more
/// @param changed there before with other content
/// @param unchanged there before with the same content
/// @param skipped lines left out because the importer asked for it
public record ImportCounts(
    long records, long added, long removed, long changed, long unchanged, long skipped) {}
