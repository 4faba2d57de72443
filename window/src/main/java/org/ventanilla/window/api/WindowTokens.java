package org.ventanilla.window.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.locks.ReentrantLock;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;

/// Checks this window's own access tokens. The signature is checked once for each token, because
/// that is what costs; who it is for, its end and whether the key behind it still counts are
/// checked on every call.
final class WindowTokens implements JwtDecoder {
  /// The claim that says with which access key the token was got.
  static final String KEY_CLAIM = "access_key";

  private static final int LONGEST_TOKEN = 4_096;
  private static final int MOST_REMEMBERED = 4_096;

  private final String audience;
  private final AccessKeys keys;
  private final InstantSource clock;
  private final JWSVerifier verifier;
  private final Remembered remembered = new Remembered();
  private final ReentrantLock lock = new ReentrantLock();

  WindowTokens(String audience, TokenKey key, AccessKeys keys, InstantSource clock) {
    this.audience = audience;
    this.keys = keys;
    this.clock = clock;
    try {
      this.verifier = new ECDSAVerifier(key.pair().toPublicJWK());
    } catch (JOSEException e) {
      throw new IllegalArgumentException("the token key cannot verify", e);
    }
  }

  @Override
  public Jwt decode(String token) {
    Jwt jwt = recall(token).orElseGet(() -> verify(token));
    Instant end = jwt.getExpiresAt();
    if (end == null || !clock.instant().isBefore(end)) {
      throw new TokenRefused(ProblemCode.TOKEN_EXPIRED);
    }
    String key = jwt.getClaimAsString(KEY_CLAIM);
    String agency = jwt.getSubject();
    if (agency == null || key == null || !keys.isValid(agency, key)) {
      throw new TokenRefused(ProblemCode.TOKEN_REVOKED);
    }
    return jwt;
  }

  private Jwt verify(String token) {
    if (token.length() > LONGEST_TOKEN) {
      throw new TokenRefused(ProblemCode.TOKEN_INVALID);
    }
    try {
      SignedJWT signed = SignedJWT.parse(token);
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      if (!audience.equals(claims.getIssuer())) {
        throw new TokenRefused(ProblemCode.TOKEN_OTHER_ISSUER);
      }
      if (!JWSAlgorithm.ES256.equals(signed.getHeader().getAlgorithm())
          || !signed.verify(verifier)) {
        throw new TokenRefused(ProblemCode.TOKEN_INVALID);
      }
      if (!claims.getAudience().contains(audience)) {
        throw new TokenRefused(ProblemCode.TOKEN_WRONG_AUDIENCE);
      }
      Jwt jwt = jwt(token, signed, claims);
      remember(token, jwt);
      return jwt;
    } catch (ParseException | JOSEException | IllegalArgumentException e) {
      throw new TokenRefused(ProblemCode.TOKEN_INVALID);
    }
  }

  private static Jwt jwt(String token, SignedJWT signed, JWTClaimsSet claims) {
    Date issued = claims.getIssueTime();
    Date expires = claims.getExpirationTime();
    if (issued == null || expires == null || claims.getSubject() == null) {
      throw new TokenRefused(ProblemCode.TOKEN_INVALID);
    }
    return Jwt.withTokenValue(token)
        .headers(headers -> headers.putAll(signed.getHeader().toJSONObject()))
        .subject(claims.getSubject())
        .issuedAt(issued.toInstant())
        .expiresAt(expires.toInstant())
        .claim(KEY_CLAIM, String.valueOf(claims.getClaim(KEY_CLAIM)))
        .build();
  }

  private Optional<Jwt> recall(String token) {
    lock.lock();
    try {
      return Optional.ofNullable(remembered.get(token));
    } finally {
      lock.unlock();
    }
  }

  private void remember(String token, Jwt jwt) {
    lock.lock();
    try {
      remembered.put(token, jwt);
    } finally {
      lock.unlock();
    }
  }

  /// The tokens used last; only tokens of this window's own get in.
  private static final class Remembered extends LinkedHashMap<String, Jwt> {
    private static final long serialVersionUID = 1L;

    Remembered() {
      super(64, 0.75f, true);
    }

    @Override
    protected boolean removeEldestEntry(Map.Entry<String, Jwt> eldest) {
      return size() > MOST_REMEMBERED;
    }
  }
}
