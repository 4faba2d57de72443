package org.ventanilla.window.accreditation;

import java.time.InstantSource;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.ventanilla.window.platform.CheckedCopy;

/// The registered keys as every call sees them.
final class RegisteredKeys {
  private final KeyStore store;
  private final CheckedCopy<Snapshot> copy;

  RegisteredKeys(KeyStore store, InstantSource clock) {
    this.store = store;
    this.copy = store.copy(clock, () -> new Snapshot(load()));
  }

  /// The keys as they were at most [CheckedCopy#FRESH] ago.
  Snapshot now() {
    return copy.now();
  }

  /// Forgets what it knows; after a change of one's own.
  void forget() {
    copy.forget();
  }

  private Map<String, VerifyingKey> load() {
    Map<String, VerifyingKey> keys = new LinkedHashMap<>();
    store.all().forEach(key -> keys.put(key.kid(), VerifyingKey.of(key)));
    return keys;
  }

  /// The keys at one version.
  static final class Snapshot {
    private final Map<String, VerifyingKey> keys;

    private Snapshot(Map<String, VerifyingKey> keys) {
      this.keys = keys;
    }

    Optional<VerifyingKey> find(String kid) {
      return Optional.ofNullable(keys.get(kid));
    }

    List<RegisteredKey> of(String agency) {
      List<RegisteredKey> found = new ArrayList<>();
      for (VerifyingKey key : keys.values()) {
        if (key.key().agency().equals(agency)) {
          found.add(key.key());
        }
      }
      return List.copyOf(found);
    }
  }
}
