package org.ventanilla.window.release;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Policy;
import org.ventanilla.policy.PolicyAlarm;
import org.ventanilla.policy.PolicyLoad;

/// The policies of the database as every decision sees them: the order of activations is kept in
/// memory and compared with the database's state whenever the last look is older than `FRESH`. What
/// takes effect does so no sooner than `FRESH` after it was written, so that all windows change
/// over at the same moment of their clocks. When the database cannot be asked, there is no policy
/// rather than an old one.
///
/// Some callers are in a transaction and some have yet to wait for a connection. Whoever is in one
/// waits for no lock under which the database is asked: all connections could be with such callers,
/// and the lock with somebody who waits for a connection.
final class StoredPolicies implements PolicyBook {
  static final Duration FRESH = Duration.ofMillis(400);

  private static final int MOST_LOADED = 16;

  private final PolicyStore store;
  private final PolicyAlarm alarm;
  private final InstantSource clock;
  private final ReentrantLock compiling = new ReentrantLock();
  private final Map<String, Policy> loaded = Collections.synchronizedMap(new LinkedHashMap<>());
  private final ReentrantLock looking = new ReentrantLock();
  private volatile @Nullable Snapshot snapshot;

  /// @param alarm is told of every fault of a policy
  StoredPolicies(PolicyStore store, PolicyAlarm alarm, InstantSource clock) {
    this.store = store;
    this.alarm = alarm;
    this.clock = clock;
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
    Instant now = clock.instant();
    return now(now).inForce(now);
  }

  /// Every activation, in the order they were made; the one that counts now is marked.
  List<PolicyActivation> activations() {
    Instant now = clock.instant();
    Snapshot seen = now(now);
    long current = seen.inForce(now).map(PolicyActivation::number).orElse(0L);
    return seen.activations.stream()
        .map(one -> one.number() == current ? one.asInForce() : one)
        .toList();
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
    snapshot = null;
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

  private Snapshot now(Instant at) {
    Snapshot seen = snapshot;
    if (seen != null && seen.fresh(at)) {
      return seen;
    }
    if (store.inTransaction()) {
      return look(seen, at);
    }
    looking.lock();
    try {
      Snapshot before = snapshot;
      return before != null && before.fresh(at) ? before : look(before, at);
    } finally {
      looking.unlock();
    }
  }

  private Snapshot look(@Nullable Snapshot before, Instant at) {
    Snapshot after =
        store.reading(() -> {
          // The state is read first: what is newer than it is only read once more.
          long state = store.state();
          return before != null && before.state == state
              ? new Snapshot(state, at, before.activations)
              : new Snapshot(state, at, store.activations());
        });
    snapshot = after;
    return after;
  }

  /// The activations at one state.
  private record Snapshot(long state, Instant checkedAt, List<PolicyActivation> activations) {
    Optional<PolicyActivation> inForce(Instant at) {
      for (PolicyActivation one : activations.reversed()) {
        if (!at.isBefore(one.effectiveFrom())) {
          return Optional.of(one);
        }
      }
      return Optional.empty();
    }

    boolean fresh(Instant at) {
      return !at.isBefore(checkedAt) && at.isBefore(checkedAt.plus(FRESH));
    }
  }
}
