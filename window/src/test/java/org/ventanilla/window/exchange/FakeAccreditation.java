package org.ventanilla.window.exchange;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.accreditation.Expectations;
import org.ventanilla.window.accreditation.KeyChange;
import org.ventanilla.window.accreditation.KeyProposal;
import org.ventanilla.window.accreditation.KeyUse;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.accreditation.Officer;
import org.ventanilla.window.accreditation.RegisteredKey;
import org.ventanilla.window.accreditation.SignatureCode;
import org.ventanilla.window.accreditation.SignatureReading;
import org.ventanilla.window.accreditation.Signatures;
import org.ventanilla.window.accreditation.Signer;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.platform.Json;

/// A register of keys in memory. A document counts as signed when its third part says so, and its
/// first part is the key's id.
final class FakeAccreditation implements Keys, Signatures {
  private static final String SIGNED = "c2lnbmVk";
  private static final Instant FROM = Instant.EPOCH;
  private static final Instant UNTIL = Instant.parse("2100-01-01T00:00:00Z");

  private final Agreement agreement;
  private final Map<String, RegisteredKey> keys = new ConcurrentHashMap<>();

  FakeAccreditation(Agreement agreement) {
    this.agreement = agreement;
  }

  /// Registers an agency's own key, whose id is the agency's.
  void agency(String agency) {
    register(agency, agency, null);
  }

  /// Registers an officer, whose key has the officer's id.
  void officer(String agency, String id, String clearance, String... roles) {
    register(id, agency, new Officer(id, Set.of(roles), clearance, "ACC-" + id, "US"));
  }

  /// Registers one more key of an officer who has one.
  void secondKey(String kid, String officersKey) {
    RegisteredKey first = Objects.requireNonNull(keys.get(officersKey));
    register(kid, first.agency(), first.officer());
  }

  /// Registers an agency's encryption key.
  void encryption(String agency, String kid, String publicJwk) {
    keys.put(
        kid, new RegisteredKey(kid, KeyUse.ENCRYPTION, agency, null, publicJwk, FROM, UNTIL, null));
  }

  void revoke(String kid) {
    keys.computeIfPresent(
        kid,
        (_, key) ->
            new RegisteredKey(
                kid, key.use(), key.agency(), key.officer(), key.jwk(), FROM, UNTIL, FROM));
  }

  private void register(String kid, String agency, @Nullable Officer officer) {
    keys.put(kid, new RegisteredKey(kid, KeyUse.SIGNING, agency, officer, "{}", FROM, UNTIL, null));
  }

  /// A document as this key's holder would sign it.
  static byte[] signed(String kid, Object payload) {
    return signed(kid, Json.mapper().writeValueAsBytes(payload));
  }

  static byte[] signed(String kid, byte[] payload) {
    Base64.Encoder encoder = Base64.getUrlEncoder().withoutPadding();
    String header = encoder.encodeToString(kid.getBytes(StandardCharsets.UTF_8));
    return (header + "." + encoder.encodeToString(payload) + "." + SIGNED)
        .getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public SignatureReading open(byte[] compactJws, Expectations expected) {
    if (compactJws.length > expected.mostBytes()) {
      return refused(SignatureCode.SIGNATURE_TOO_LARGE);
    }
    String[] parts = new String(compactJws, StandardCharsets.ISO_8859_1).split("\\.", -1);
    Optional<byte[]> payload = Jws.payload(compactJws);
    if (parts.length != 3 || payload.isEmpty()) {
      return refused(SignatureCode.SIGNATURE_MALFORMED);
    }
    RegisteredKey key;
    try {
      key = keys.get(new String(Base64.getUrlDecoder().decode(parts[0]), StandardCharsets.UTF_8));
    } catch (IllegalArgumentException _) {
      return refused(SignatureCode.SIGNATURE_MALFORMED);
    }
    if (key == null) {
      return refused(SignatureCode.SIGNATURE_KEY_UNKNOWN);
    }
    if (!parts[2].equals(SIGNED)) {
      return refused(SignatureCode.SIGNATURE_WRONG);
    }
    if (key.revokedAt() != null) {
      return refused(SignatureCode.KEY_REVOKED);
    }
    if (expected.agency() != null && !expected.agency().equals(key.agency())) {
      return refused(SignatureCode.KEY_WRONG_AGENCY);
    }
    if ((expected.right() == null) != (key.officer() == null)) {
      return refused(SignatureCode.KEY_WRONG_HOLDER);
    }
    if (expected.right() != null
        && key.officer() != null
        && !agreement.grants(key.agency(), key.officer().roles(), expected.right())) {
      return refused(SignatureCode.OFFICER_NOT_ENTITLED);
    }
    return new SignatureReading.Opened(
        new Signer(key.kid(), key.agency(), key.officer()), payload.get());
  }

  private static SignatureReading refused(SignatureCode code) {
    return new SignatureReading.Refused(code, "Sign it with a key that counts.");
  }

  @Override
  public Optional<RegisteredKey> find(String kid) {
    return Optional.ofNullable(keys.get(kid));
  }

  @Override
  public List<RegisteredKey> of(String agency) {
    List<RegisteredKey> all = new ArrayList<>(keys.values());
    all.removeIf(key -> !key.agency().equals(agency));
    return all;
  }

  @Override
  public List<RegisteredKey> accessKeys(String agency) {
    return List.of();
  }

  @Override
  public List<RegisteredKey> encryptionKeys(String agency) {
    return of(agency).stream()
        .filter(key -> key.use() == KeyUse.ENCRYPTION && key.revokedAt() == null)
        .toList();
  }

  @Override
  public KeyChange propose(String agency, byte[] compactJws) {
    throw new UnsupportedOperationException("the exchange changes no keys");
  }

  @Override
  public KeyChange confirm(String agency, String proposal, byte[] compactJws) {
    throw new UnsupportedOperationException("the exchange changes no keys");
  }

  @Override
  public List<KeyProposal> proposals(String party) {
    return List.of();
  }
}
