package org.ventanilla.window.release;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.random.RandomGenerator;
import org.ventanilla.policy.Policy;
import org.ventanilla.window.notary.Commitment;
import org.ventanilla.window.notary.LeafDraft;
import org.ventanilla.window.notary.Ticket;
import org.ventanilla.window.platform.Json;

/// Writes the leaf of each activation, and the activation itself, in the caller's transaction. The
/// leaf says which version counts from when; who wanted it is committed to.
final class PolicyLedger {
  private static final String TAG = "policy-change";

  private final Function<LeafDraft, Ticket> leaves;
  private final PolicyStore store;
  private final RandomGenerator random;

  PolicyLedger(Function<LeafDraft, Ticket> leaves, PolicyStore store, RandomGenerator random) {
    this.leaves = leaves;
    this.store = store;
    this.random = random;
  }

  /// @param action `found`, `propose` or `rollback`
  /// @param documents the signed acts, by name
  PolicyChange.Activated activate(
      Policy policy, String action, Instant from, Instant at, Map<String, String> documents) {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    random.nextBytes(salt);
    byte[] document = canonical(documents);
    TreeMap<String, String> attributes = new TreeMap<>();
    attributes.put("policy", policy.digest());
    attributes.put("version", policy.version());
    attributes.put("effective", from.truncatedTo(ChronoUnit.MILLIS).toString());
    attributes.put("action", action);
    Ticket ticket =
        leaves.apply(
            new LeafDraft.Shared(
                "policy-activated",
                null,
                null,
                null,
                null,
                attributes,
                new TreeMap<>(Map.of("change", Commitment.to(salt, TAG, document)))));
    long number = store.activate(policy.digest(), action, from, at, ticket, document, salt);
    store.bump();
    return new PolicyChange.Activated(
        new PolicyActivation(number, policy.digest(), action, from, at, false), ticket);
  }

  /// What the same documents came to before, byte for byte.
  Optional<PolicyChange.Activated> before(String policy, Map<String, String> documents) {
    return store.activated(policy, canonical(documents));
  }

  private static byte[] canonical(Map<String, String> documents) {
    return Json.canonical(new TreeMap<>(documents));
  }
}
