package org.ventanilla.cli;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.JWSHeader;
import com.nimbusds.jose.crypto.ECDSASigner;
import com.nimbusds.jose.crypto.Ed25519Signer;
import com.nimbusds.jose.jwk.ECKey;
import com.nimbusds.jose.jwk.OctetKeyPair;
import com.nimbusds.jwt.JWTClaimsSet;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import tools.jackson.databind.JsonNode;

/// A client that may send anything: bytes that are no JWS, tokens that are not its own. It knows
/// the formats, and breaks them one place at a time.
final class HostileClient implements AutoCloseable {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final Base64.Encoder BASE64 = Base64.getUrlEncoder().withoutPadding();

  private final URI window;
  private final String audience;
  private final HttpClient http = HttpClient.newBuilder().connectTimeout(PATIENCE).build();

  HostileClient(URI window, String audience) {
    this.window = window;
    this.audience = audience;
  }

  /// What the window said.
  ///
  /// @param body JSON, or missing
  record Reply(int status, JsonNode body) {
    String code() {
      return body.path("code").asString("");
    }
  }

  /// Files bytes with a token.
  ///
  /// @param headers further ones, name and value in turn
  Reply file(String token, byte[] bytes, String... headers) {
    return act("/api/v1/requests", token, bytes, headers);
  }

  Reply file(String token, String jws) {
    return file(token, jws.getBytes(StandardCharsets.UTF_8));
  }

  Reply act(String path, String token, byte[] bytes, String... headers) {
    HttpRequest.Builder request =
        request(path)
            .header("Authorization", "Bearer " + token)
            .header("Content-Type", "application/jose")
            .POST(BodyPublishers.ofByteArray(bytes));
    if (headers.length > 0) {
      request.headers(headers);
    }
    return send(request);
  }

  Reply act(String path, String token, String jws) {
    return act(path, token, jws.getBytes(StandardCharsets.UTF_8));
  }

  Reply get(String path, String token) {
    return send(request(path).header("Authorization", "Bearer " + token));
  }

  Reply get(String path) {
    return send(request(path));
  }

  /// A token for an agency, asked for with its key.
  String token(String agency, ECKey key) {
    Reply reply = token(agency, Jws.assertion(key, agency, audience, Instant.now()));
    if (reply.status() != 200) {
      throw new AssertionError("no token for " + agency + ": " + reply);
    }
    return reply.body().path("access_token").asString();
  }

  /// Asks for a token with an assertion.
  Reply token(String agency, String assertion) {
    String form =
        "grant_type=client_credentials&client_id="
            + agency
            + "&client_assertion_type="
            + URLEncoder.encode(
                "urn:ietf:params:oauth:client-assertion-type:jwt-bearer", StandardCharsets.UTF_8)
            + "&client_assertion="
            + assertion;
    return send(
        request("/oauth2/token")
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(BodyPublishers.ofString(form)));
  }

  /// A JWS whose header and payload are any text, signed all the same.
  static String jws(String header, String payload, OctetKeyPair key) {
    String signed = part(header) + "." + part(payload);
    try {
      return signed
          + "."
          + new Ed25519Signer(key)
              .sign(new JWSHeader(JWSAlgorithm.EdDSA), signed.getBytes(StandardCharsets.US_ASCII));
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  /// The usual header.
  static String header(OctetKeyPair key) {
    return "{\"alg\":\"EdDSA\",\"kid\":\"" + key.getKeyID() + "\"}";
  }

  static String part(String text) {
    return BASE64.encodeToString(text.getBytes(StandardCharsets.UTF_8));
  }

  /// The payload of a JWS.
  static String payload(String jws) {
    String part = jws.substring(jws.indexOf('.') + 1, jws.lastIndexOf('.'));
    return new String(Base64.getUrlDecoder().decode(part), StandardCharsets.UTF_8);
  }

  /// A signed JWT of any claims.
  static String jwt(ECKey key, JWTClaimsSet claims) {
    try {
      SignedJWT jwt =
          new SignedJWT(
              new JWSHeader.Builder(JWSAlgorithm.ES256).keyID(key.getKeyID()).build(), claims);
      jwt.sign(new ECDSASigner(key));
      return jwt.serialize();
    } catch (JOSEException e) {
      throw new AssertionError(e);
    }
  }

  @Override
  public void close() {
    http.close();
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(window.resolve(path)).timeout(PATIENCE);
  }

  private Reply send(HttpRequest.Builder request) {
    try {
      HttpResponse<String> response = http.send(request.build(), BodyHandlers.ofString());
      return new Reply(
          response.statusCode(),
          Documents.parse(response.body().isEmpty() ? "null" : response.body()));
    } catch (IOException e) {
      throw new AssertionError("the window did not answer", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError("interrupted", e);
    }
  }
}
