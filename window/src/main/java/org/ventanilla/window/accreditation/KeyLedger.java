package org.ventanilla.window.accreditation;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.random.RandomGenerator;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Json;

/// Writes the leaf of each change. It names the key, its use and its agency; who holds it and who
/// changed it is committed to, and what opens the commitment is kept beside the keys.
final class KeyLedger {
  private static final String TAG = "key-change";

  private final Leaves leaves;
  private final KeyStore store;
  private final RandomGenerator random;

  KeyLedger(Leaves leaves, KeyStore store, RandomGenerator random) {
    this.leaves = leaves;
    this.store = store;
    this.random = random;
  }

  /// Appends in the caller's transaction.
  ///
  /// @param type `key-registered`, `key-rotated` or `key-revoked`
  /// @param documents the signed acts, or the founding file, by name
  Ticket append(
      String type, String action, RegisteredKey key, Map<String, String> documents, Instant at) {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    random.nextBytes(salt);
    byte[] document = canonical(documents);
    Ticket ticket =
        leaves.append(
            new LeafDraft.Shared(
                type,
                null,
                null,
                null,
                null,
                new TreeMap<>(
                    Map.of("agency", key.agency(), "kid", key.kid(), "use", key.use().code())),
                new TreeMap<>(Map.of("change", Commitment.to(salt, TAG, document)))));
    store.record(ticket, key.kid(), action, document, salt, at);
    return ticket;
  }

  /// The leaf that the same documents were given before, byte for byte.
  Optional<Ticket> before(String kid, Map<String, String> documents) {
    return store.changed(kid, canonical(documents));
  }

  private static byte[] canonical(Map<String, String> documents) {
    return Json.canonical(new TreeMap<>(documents));
  }
}
