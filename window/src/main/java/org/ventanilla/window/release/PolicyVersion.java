package org.ventanilla.window.release;

import java.time.Instant;

/// One version of the release policy. It never changes.
///
/// @param number in the order in which versions came in, from 1
/// @param digest SHA-256 over its files, in hex; what decisions name
/// @param id the policy's own id
/// @param version the policy's own version
/// @param rules how many rules it has
public record PolicyVersion(
    long number, String digest, String id, String version, int rules, Instant addedAt) {}
