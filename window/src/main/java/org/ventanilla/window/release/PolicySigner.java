package org.ventanilla.window.release;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.ventanilla.window.accreditation.Expectations;
import org.ventanilla.window.accreditation.Officer;
import org.ventanilla.window.accreditation.SignatureReading;
import org.ventanilla.window.accreditation.Signatures;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.FilingLimits;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.release.PolicyChange.Refused;

/// Reads signed acts about the policy: signature, then form, then whether it is for this window and
/// now. Only officers of the window's own desk with the right `change-policy` sign them.
final class PolicySigner {
  private final Signatures signatures;
  private final FilingLimits limits;
  private final OwnParty own;
  private final InstantSource clock;

  PolicySigner(Signatures signatures, Agreement agreement, OwnParty own, InstantSource clock) {
    this.signatures = signatures;
    this.limits = agreement.filing();
    this.own = own;
    this.clock = clock;
  }

  /// What came of reading one.
  sealed interface Reading {}

  /// An act that counts.
  ///
  /// @param digest SHA-256 of the compact JWS, in hex
  /// @param document the compact JWS
  record Signed(
      String agency,
      String officer,
      String accreditation,
      String kid,
      String digest,
      String document,
      PolicyAct act)
      implements Reading {}

  record Denied(Refused reason) implements Reading {}

  Reading read(byte[] jws) {
    Expectations expected =
        Expectations.ofOfficer(own.desk().id(), Right.CHANGE_POLICY, PolicyAct.MOST_BYTES);
    return switch (signatures.open(jws, expected)) {
      case SignatureReading.Refused(var code, String message) ->
          new Denied(new Refused(code.name(), message, List.of()));
      case SignatureReading.Opened opened -> opened(jws, opened);
    };
  }

  private Reading opened(byte[] jws, SignatureReading.Opened opened) {
    Officer officer = opened.signer().officer();
    if (officer == null) {
      throw new ReleaseFault("SIGNER_LOST", "an officer's signature without an officer");
    }
    return switch (PolicyAct.read(opened.payload())) {
      case PolicyAct.Wrong(String message) -> denied(PolicyCode.ACT_INVALID, message);
      case PolicyAct.Read(PolicyAct act) -> {
        if (!act.claims().audience().equals(own.audience())) {
          yield denied(PolicyCode.ACT_WRONG_AUDIENCE, "aud must be '" + own.audience() + "'");
        }
        if (!inTime(act.claims())) {
          yield denied(PolicyCode.ACT_EXPIRED, "iat and exp must enclose now, and not too widely");
        }
        String document = new String(jws, StandardCharsets.US_ASCII);
        yield new Signed(
            opened.signer().agency(),
            officer.id(),
            officer.accreditation(),
            opened.signer().kid(),
            PolicyRegister.digest(document),
            document,
            act);
      }
    };
  }

  private boolean inTime(PolicyAct.Claims claims) {
    Instant now = clock.instant();
    return !claims.issuedAt().isAfter(now.plus(limits.clockSkew()))
        && now.isBefore(claims.expiresAt().plus(limits.clockSkew()))
        && claims.issuedAt().isBefore(claims.expiresAt())
        && !claims.expiresAt().isAfter(claims.issuedAt().plus(limits.maxValidity()));
  }

  private static Denied denied(PolicyCode code, String message) {
    return new Denied(new Refused(code, message));
  }
}
