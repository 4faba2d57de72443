package org.ventanilla.window.holding;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.ventanilla.window.platform.DataKey;
import org.ventanilla.window.platform.Opened;
import org.ventanilla.window.platform.Vault;

/// Each holder's index secret: random, sealed by the vault, the same for all its imports.
final class HoldingKeys {
  /// As long as the vault keeps a data key in memory.
  private static final Duration LIFETIME = Duration.ofMinutes(1);

  private final HoldingStore store;
  private final Vault vault;
  private final RandomGenerator random;

  /// At most one for each agency of the agreement.
  private final Map<String, Known> known = new ConcurrentHashMap<>();

  private record Known(byte[] secret, long at) {}

  HoldingKeys(HoldingStore store, Vault vault, RandomGenerator random) {
    this.store = store;
    this.vault = vault;
    this.random = random;
  }

  /// The holder's secret where it was used a moment ago, without asking the database.
  Optional<IndexSecret> known(String holder) {
    Known found = known.get(holder);
    return found != null && System.nanoTime() - found.at < LIFETIME.toNanos()
        ? Optional.of(new IndexSecret(found.secret))
        : Optional.empty();
  }

  /// The holder's secret, if it ever imported; inside a transaction of the holder's.
  Optional<IndexSecret> find(String holder) {
    return store
        .secret(holder)
        .map(stored -> open(holder, stored))
        .map(secret -> {
          known.put(holder, new Known(secret, System.nanoTime()));
          return new IndexSecret(secret);
        });
  }

  /// The holder's secret, made now if there is none.
  IndexSecret make(String holder) {
    if (store.secret(holder).isEmpty()) {
      byte[] secret = new byte[IndexSecret.LENGTH];
      random.nextBytes(secret);
      DataKey key = vault.take();
      store.keepSecret(holder, key.id(), vault.seal(key.id(), secret, secretContext(holder)));
    }
    // Read back: another window may have been first.
    return find(holder).orElseThrow();
  }

  private byte[] open(String holder, HoldingStore.StoredSecret stored) {
    return switch (vault.open(stored.keyId(), stored.sealed(), secretContext(holder))) {
      case Opened.Plain(byte[] bytes) -> bytes;
      case Opened.Destroyed _ ->
          throw new HoldingFault(
              HoldingFault.Code.HOLDING_DAMAGED, "the key of a holder's index was destroyed");
    };
  }

  private static byte[] secretContext(String holder) {
    return context("holding/index/" + holder);
  }

  static byte[] context(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }
}
