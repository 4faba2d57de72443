package org.ventanilla.window.api;

import com.nimbusds.jose.jwk.JWK;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.ventanilla.window.accreditation.KeyUse;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.accreditation.RegisteredKey;

/// Access keys as the register has them now. The register itself keeps what it read for less than a
/// second, so nothing is kept here.
final class RegisteredAccessKeys implements AccessKeys {
  private final Keys keys;
  private final InstantSource clock;

  RegisteredAccessKeys(Keys keys, InstantSource clock) {
    this.keys = keys;
    this.clock = clock;
  }

  @Override
  public Optional<JWK> find(String agency, String kid) {
    return valid(agency, kid).map(RegisteredAccessKeys::parse);
  }

  @Override
  public boolean isValid(String agency, String kid) {
    return valid(agency, kid).isPresent();
  }

  @Override
  public boolean hasAny(String agency) {
    return !keys.accessKeys(agency).isEmpty();
  }

  private Optional<RegisteredKey> valid(String agency, String kid) {
    Instant now = clock.instant();
    return keys.find(kid)
        .filter(key -> key.use() == KeyUse.ACCESS && key.officer() == null)
        .filter(key -> key.agency().equals(agency))
        .filter(key -> key.state(now) == RegisteredKey.State.VALID);
  }

  private static JWK parse(RegisteredKey key) {
    try {
      return JWK.parse(key.jwk());
    } catch (ParseException e) {
      throw new IllegalStateException("the register holds a key that is none", e);
    }
  }
}
