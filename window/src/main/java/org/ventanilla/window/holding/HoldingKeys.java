package org.ventanilla.window.holding;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.ventanilla.window.platform.DataKey;
import org.ventanilla.window.platform.Opened;
import org.ventanilla.window.platform.Vault;

/// Each holder's index secret: random, sealed by the vault, the same for all its imports.
final class HoldingKeys {
  private final HoldingStore store;
  private final Vault vault;
  private final RandomGenerator random;

  HoldingKeys(HoldingStore store, Vault vault, RandomGenerator random) {
    this.store = store;
    this.vault = vault;
    this.random = random;
  }

  /// The holder's secret, if it ever imported; inside a transaction of the holder's.
  Optional<IndexSecret> find(String holder) {
    return store.secret(holder).map(stored -> open(holder, stored));
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

  private IndexSecret open(String holder, HoldingStore.StoredSecret stored) {
    return switch (vault.open(stored.keyId(), stored.sealed(), secretContext(holder))) {
      case Opened.Plain(byte[] bytes) -> new IndexSecret(bytes);
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
