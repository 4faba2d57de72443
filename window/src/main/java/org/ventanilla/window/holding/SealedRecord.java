package org.ventanilla.window.holding;

/// A record as it goes to the database; nobody changes its arrays.
///
/// @param number the line it came from
/// @param idHash keyed hash of its id
/// @param contentHash keyed hash of its content
/// @param sealed its content
/// @param terms keyed hashes of what it is found by
@SuppressWarnings("ArrayRecordComponent")
record SealedRecord(
    long number, byte[] idHash, byte[] contentHash, byte[] sealed, byte[][] terms) {}
