package org.ventanilla.window.api;

/// What everybody may know of a window; `GET /api/v1/window`.
///
/// @param party the government whose window this is
/// @param desk the agency that decides for it
/// @param agreement the agreement's id
/// @param version its version
/// @param agreementDigest over the agreement's files
/// @param audience `aud` of everything signed for this window
/// @param ledgerKey the ledger's verifier key, in the signed-note form
/// @param witnessKey the verifier key with which this window cosigns other ledgers
record WindowFacts(
    String party,
    String desk,
    String agreement,
    String version,
    String agreementDigest,
    String audience,
    String ledgerKey,
    String witnessKey) {}
