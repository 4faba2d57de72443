package org.ventanilla.window.release;

import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyAlarm;
import org.ventanilla.policy.PolicyLoad;
import org.ventanilla.window.platform.CheckedCopy;

/// The policies of the database as every decision sees them: the order of activations is a
/// [CheckedCopy]. What takes effect does so no sooner than [CheckedCopy#FRESH] after it was
/// written, so that all windows change over at the same moment of their clocks.
final class StoredPolicies implements PolicyBook {
  private static final int MOST_LOADED = 16;

  private final PolicyStore store;
  private final PolicyAlarm alarm;
  private final InstantSource clock;
  private final CheckedCopy<List<PolicyActivation>> copy;
  private final ReentrantLock compiling = new ReentrantLock();
  private final Map<String, Policy> loaded = Collections.synchronizedMap(new LinkedHashMap<>());

  /// @param alarm is told of every fault of a policy
  StoredPolicies(PolicyStore store, PolicyAlarm alarm, InstantSource clock) {
    this.store = store;
    this.alarm = alarm;
    this.clock = clock;
    this.copy = store.copy(clock);
  }

  @Override
  public Policy inForce() {
    PolicyActivation activation =
        activation()
            .orElseThrow(() -> new ReleaseFault("POLICY_NOT_LOADED", "no policy is in force"));
    return find(activation.policy())
        .orElseThrow(() -> new ReleaseFault("POLICY_NOT_LOADED", "the policy in force is gone"));
  }

  /// The activation that counts now; empty before the first.
  Optional<PolicyActivation> activation() {
    // The moment comes first: the copy has all that takes effect by then.
    Instant now = clock.instant();
    return inForce(copy.now(), now);
  }

  /// Every activation, in the order they were made; the one that counts now is marked.
  List<PolicyActivation> activations() {
    Instant now = clock.instant();
    List<PolicyActivation> all = copy.now();
    long current = inForce(all, now).map(PolicyActivation::number).orElse(0L);
    return all.stream().map(one -> one.number() == current ? one.asInForce() : one).toList();
  }

  @Override
  public Optional<Policy> find(String digest) {
    Policy known = loaded.get(digest);
    return known != null
        ? Optional.of(known)
        : store.reading(() -> store.files(digest)).map(files -> loaded(digest, files));
  }

  /// Forgets what it knows of activations; after a change of one's own.
  void forget() {
    copy.forget();
  }

  /// One thread at a time compiles; the others take what it kept.
  private Policy loaded(String digest, SortedMap<String, String> files) {
    compiling.lock();
    try {
      Policy known = loaded.get(digest);
      if (known != null) {
        return known;
      }
      Policy policy = policy(files);
      keep(digest, policy);
      return policy;
    } finally {
      compiling.unlock();
    }
  }

  private void keep(String digest, Policy policy) {
    if (loaded.size() >= MOST_LOADED) {
      loaded.remove(loaded.keySet().iterator().next());
    }
    loaded.put(digest, policy);
  }

  private Policy policy(SortedMap<String, String> files) {
    return switch (Policy.of(files)) {
      case PolicyLoad.Loaded(Policy policy) -> policy.withAlarm(alarm);
      case PolicyLoad.Rejected(var problems) ->
          throw new ReleaseFault(
              "POLICY_NOT_LOADED", "a stored policy no longer loads: " + problems.getFirst());
    };
  }

  private static Optional<PolicyActivation> inForce(List<PolicyActivation> all, Instant at) {
    return all.reversed().stream().filter(one -> !at.isBefore(one.effectiveFrom())).findFirst();
  }
}
