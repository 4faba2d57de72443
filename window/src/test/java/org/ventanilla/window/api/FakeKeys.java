package org.ventanilla.window.api;

import com.nimbusds.jose.jwk.JWK;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.ventanilla.window.platform.PlatformFault;

/// A register of access keys in memory.
final class FakeKeys implements AccessKeys {
  private final Map<String, Map<String, JWK>> keys = new ConcurrentHashMap<>();
  private volatile boolean gone;

  /// Whether the register cannot be read, as when its database is gone.
  void gone(boolean now) {
    gone = now;
  }

  void register(String agency, JWK key) {
    keys.computeIfAbsent(agency, _ -> new ConcurrentHashMap<>())
        .put(key.getKeyID(), key.toPublicJWK());
  }

  void revoke(String agency, JWK key) {
    keys.getOrDefault(agency, Map.of()).remove(key.getKeyID());
  }

  @Override
  public Optional<JWK> find(String agency, String kid) {
    if (gone) {
      throw new PlatformFault(PlatformFault.Code.DATABASE_UNAVAILABLE, "gone");
    }
    return Optional.ofNullable(keys.getOrDefault(agency, Map.of()).get(kid));
  }

  @Override
  public boolean isValid(String agency, String kid) {
    return find(agency, kid).isPresent();
  }

  @Override
  public boolean hasAny(String agency) {
    return !keys.getOrDefault(agency, Map.of()).isEmpty();
  }
}
