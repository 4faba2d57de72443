package org.ventanilla.window.api;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSVerifier;
import com.nimbusds.jose.crypto.ECDSAVerifier;
import com.nimbusds.jose.crypto.Ed25519Verifier;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.JWK;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.text.ParseException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Date;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.security.oauth2.jwt.Jwt;
import org.springframework.security.oauth2.jwt.JwtDecoder;
import org.springframework.security.oauth2.jwt.JwtDecoderFactory;
import org.springframework.security.oauth2.server.authorization.client.RegisteredClient;

/// Checks the JWT with which an agency identifies itself (`private_key_jwt`, RFC 7523): signed with
/// a registered access key, for this window, short-lived, used once.
final class ClientAssertions implements JwtDecoderFactory<RegisteredClient> {
  static final Duration LONGEST_LIFE = Duration.ofMinutes(5);
  private static final Duration SKEW = Duration.ofSeconds(30);
  private static final int LONGEST_ASSERTION = 4_096;
  private static final int LONGEST_ID = 128;
  private static final Set<String> EDWARDS = Set.of("EdDSA", "Ed25519");

  private final String audience;
  private final AccessKeys keys;
  private final SeenAssertions seen;
  private final InstantSource clock;

  ClientAssertions(String audience, AccessKeys keys, SeenAssertions seen, InstantSource clock) {
    this.audience = audience;
    this.keys = keys;
    this.seen = seen;
    this.clock = clock;
  }

  @Override
  public JwtDecoder createDecoder(RegisteredClient client) {
    return assertion -> decode(client.getClientId(), assertion);
  }

  private Jwt decode(String agency, String assertion) {
    if (assertion.length() > LONGEST_ASSERTION) {
      throw new TokenRefused(ProblemCode.ASSERTION_INVALID);
    }
    try {
      SignedJWT signed = SignedJWT.parse(assertion);
      String kid = signed.getHeader().getKeyID();
      if (kid == null || !isSignedWith(signed, agency, kid)) {
        throw new TokenRefused(ProblemCode.ASSERTION_INVALID);
      }
      JWTClaimsSet claims = signed.getJWTClaimsSet();
      Instant end = checkedEnd(agency, claims);
      if (!seen.note(agency, claims.getJWTID(), end.plus(SKEW))) {
        throw new TokenRefused(ProblemCode.ASSERTION_REPLAYED);
      }
      return Jwt.withTokenValue(assertion)
          .header("kid", kid)
          .subject(agency)
          .expiresAt(end)
          .build();
    } catch (ParseException | JOSEException e) {
      throw new TokenRefused(ProblemCode.ASSERTION_INVALID);
    }
  }

  private boolean isSignedWith(SignedJWT signed, String agency, String kid) throws JOSEException {
    JWK key = keys.find(agency, kid).orElse(null);
    String algorithm = signed.getHeader().getAlgorithm().getName();
    JWSVerifier verifier =
        switch (key) {
          case OctetKeyPair edwards when EDWARDS.contains(algorithm) ->
              new Ed25519Verifier(edwards.toPublicJWK());
          case ECKey curve when algorithm.equals(JWSAlgorithm.ES256.getName()) ->
              new ECDSAVerifier(curve.toPublicJWK());
          case null, default -> null;
        };
    return verifier != null && signed.verify(verifier);
  }

  private Instant checkedEnd(String agency, JWTClaimsSet claims) {
    String id = claims.getJWTID();
    if (!agency.equals(claims.getIssuer())
        || !agency.equals(claims.getSubject())
        || id == null
        || id.isBlank()
        || id.length() > LONGEST_ID) {
      throw new TokenRefused(ProblemCode.ASSERTION_INVALID);
    }
    if (!claims.getAudience().contains(audience)) {
      throw new TokenRefused(ProblemCode.ASSERTION_WRONG_AUDIENCE);
    }
    Date expires = claims.getExpirationTime();
    Instant now = clock.instant();
    if (expires == null
        || expires.toInstant().plus(SKEW).isBefore(now)
        || expires.toInstant().isAfter(now.plus(LONGEST_LIFE).plus(SKEW))
        || begins(claims.getNotBeforeTime(), now)
        || begins(claims.getIssueTime(), now)) {
      throw new TokenRefused(ProblemCode.ASSERTION_EXPIRED);
    }
    return expires.toInstant();
  }

  /// Whether a time the assertion may leave out lies ahead.
  private static boolean begins(@Nullable Date time, Instant now) {
    return time != null && time.toInstant().minus(SKEW).isAfter(now);
  }
}
