package org.ventanilla.window.release;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A change of the policy that waits for a second officer.
///
/// @param digest SHA-256 of the proposal's compact JWS, in hex; what the activation names
/// @param action `propose` or `rollback`
/// @param policy the digest of the version that would be in force
/// @param effectiveFrom from when on; null for as soon as it is activated
/// @param officer the id of who proposed it
public record PolicyProposal(
    String digest,
    String action,
    String policy,
    @Nullable Instant effectiveFrom,
    String officer,
    Instant proposedAt,
    Instant expiresAt) {}
