package org.ventanilla.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.JWSObject;
import com.nimbusds.jose.Payload;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// Signs filings, acts and client assertions.
final class Jws {
  private static final Duration ASSERTION_LIFETIME = Duration.ofMinutes(1);

  private Jws() {}

  /// A compact JWS over a JSON document.
  static String sign(OctetKeyPair key, JsonNode payload) {
    try {
      JWSObject jws =
          new JWSObject(
              new JWSHeader.Builder(JWSAlgorithm.EdDSA).keyID(key.getKeyID()).build(),
              new Payload(payload.toString()));
      jws.sign(new Ed25519Signer(key));
      return jws.serialize();
    } catch (JOSEException e) {
      throw CliException.fault("cannot sign: " + e.getMessage());
    }
  }

  /// Proves an agency to the authorization server (RFC 7523).
  static String assertion(ECKey key, String agency, String audience, Instant now) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(),
              new JWTClaimsSet.Builder()
                  .issuer(agency)
                  .subject(agency)
                  .audience(audience)
                  .jwtID(UUID.randomUUID().toString())
                  .issueTime(Date.from(now))
                  .expirationTime(Date.from(now.plus(ASSERTION_LIFETIME)))
                  .build());
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw CliException.fault("cannot sign: " + e.getMessage());
    }
  }
}
