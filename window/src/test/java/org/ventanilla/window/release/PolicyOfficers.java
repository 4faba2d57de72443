package org.ventanilla.window.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.UUID;
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
import tools.jackson.databind.node.ObjectNode;

/// Officers of the desk whose documents count as signed when they open with the officer's id and a
/// line break. The ids are their keys' ids too.
final class PolicyOfficers implements Signatures, Keys {
  static final String DESK = "mx-ventanilla";

  private static final Map<String, Officer> OFFICERS =
      Map.of(
          "head", officer("head", "desk-head", "A-1"),
          "adviser", officer("adviser", "legal-adviser", "A-2"),
          "adviser-again", officer("adviser-again", "legal-adviser", "A-2"),
          "clerk", officer("clerk", "desk-officer", "A-3"));

  private final Agreement agreement;
  private final Set<String> revoked = new HashSet<>();

  PolicyOfficers(Agreement agreement) {
    this.agreement = agreement;
  }

  private static Officer officer(String id, String role, String accreditation) {
    return new Officer(id, Set.of(role), "secret", accreditation, "MX");
  }

  void revoke(String kid) {
    revoked.add(kid);
  }

  static byte[] propose(
      String officer, Instant at, SortedMap<String, String> files, @Nullable Instant from) {
    ObjectNode act = act("policy.propose", at);
    ObjectNode texts = act.putObject("files");
    files.forEach(texts::put);
    if (from != null) {
      act.put("from", from.toString());
    }
    return signed(officer, act);
  }

  static byte[] rollback(String officer, Instant at, String policy) {
    return signed(
        officer,
        act("policy.rollback", at).put("policy", policy).put("reason", "It released too much."));
  }

  static byte[] activate(String officer, Instant at, String proposal) {
    return signed(officer, act("policy.activate", at).put("proposal", proposal));
  }

  static ObjectNode act(String act, Instant at) {
    return Json.mapper()
        .createObjectNode()
        .put("act", act)
        .put("aud", DESK)
        .put("jti", UUID.randomUUID().toString())
        .put("iat", at.getEpochSecond())
        .put("exp", at.getEpochSecond() + 600);
  }

  static byte[] signed(String officer, ObjectNode payload) {
    return (officer + "\n" + payload).getBytes(StandardCharsets.UTF_8);
  }

  @Override
  public SignatureReading open(byte[] compactJws, Expectations expected) {
    String[] parts = new String(compactJws, StandardCharsets.UTF_8).split("\n", 2);
    Officer officer = OFFICERS.get(parts[0]);
    if (officer == null || parts.length != 2 || !DESK.equals(expected.agency())) {
      return new SignatureReading.Refused(SignatureCode.SIGNATURE_KEY_UNKNOWN, "Register a key.");
    }
    if (expected.right() == null || !agreement.grants(DESK, officer.roles(), expected.right())) {
      return new SignatureReading.Refused(SignatureCode.OFFICER_NOT_ENTITLED, "Hold a role.");
    }
    return new SignatureReading.Opened(
        new Signer(officer.id(), DESK, officer), parts[1].getBytes(StandardCharsets.UTF_8));
  }

  @Override
  public Optional<RegisteredKey> find(String kid) {
    return Optional.ofNullable(OFFICERS.get(kid))
        .map(officer ->
            new RegisteredKey(
                kid,
                KeyUse.SIGNING,
                DESK,
                officer,
                "{}",
                Instant.EPOCH,
                Instant.parse("2100-01-01T00:00:00Z"),
                revoked.contains(kid) ? Instant.EPOCH : null));
  }

  @Override
  public List<RegisteredKey> of(String agency) {
    return List.of();
  }

  @Override
  public List<RegisteredKey> accessKeys(String agency) {
    return List.of();
  }

  @Override
  public List<RegisteredKey> encryptionKeys(String agency) {
    return List.of();
  }

  @Override
  public KeyChange propose(String agency, byte[] compactJws) {
    throw new UnsupportedOperationException("no keys are changed here");
  }

  @Override
  public KeyChange confirm(String agency, String proposal, byte[] compactJws) {
    throw new UnsupportedOperationException("no keys are changed here");
  }

  @Override
  public List<KeyProposal> proposals(String party) {
    return List.of();
  }
}
