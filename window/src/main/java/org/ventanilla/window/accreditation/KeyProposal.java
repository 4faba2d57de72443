package org.ventanilla.window.accreditation;

import java.time.Instant;

/// A change that waits for a second officer.
///
/// @param digest SHA-256 of the proposal's compact JWS, in hex; what the confirmation names
/// @param action `register`, `rotate` or `revoke`
/// @param kid the key that is registered, put in place or revoked
/// @param officer the id of who proposed it
/// @param document the proposed act, as it was signed
public record KeyProposal(
    String digest,
    String party,
    String action,
    String kid,
    String officer,
    Instant proposedAt,
    Instant expiresAt,
    String document) {}
