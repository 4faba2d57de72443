package org.ventanilla.window.accreditation;

import java.time.InstantSource;
import java.util.Optional;
import org.bouncycastle.math.ec.rfc8032.Ed25519;
import org.ventanilla.window.accreditation.SignatureReading.Opened;
import org.ventanilla.window.accreditation.SignatureReading.Refused;
import org.ventanilla.window.agreement.Agreement;

/// Opens signatures with the registered keys.
final class SignatureOpener implements Signatures {
  private final RegisteredKeys keys;
  private final Agreement agreement;
  private final InstantSource clock;

  SignatureOpener(RegisteredKeys keys, Agreement agreement, InstantSource clock) {
    this.keys = keys;
    this.agreement = agreement;
    this.clock = clock;
  }

  @Override
  public SignatureReading open(byte[] compactJws, Expectations expected) {
    return switch (CompactJws.read(compactJws, expected.mostBytes())) {
      case CompactJws.OutOfForm wrong -> new Refused(wrong.code(), wrong.message());
      case CompactJws.Parts parts -> open(parts, expected);
    };
  }

  private SignatureReading open(CompactJws.Parts parts, Expectations expected) {
    Optional<VerifyingKey> found = keys.now().find(parts.kid());
    if (found.isEmpty()) {
      return refused(SignatureCode.SIGNATURE_KEY_UNKNOWN, "the key is not registered");
    }
    VerifyingKey key = found.get();
    if (key.point() == null) {
      return refused(SignatureCode.KEY_WRONG_USE, "the key is not registered for signing");
    }
    byte[] signed = parts.signed();
    if (!Ed25519.verify(parts.signature(), 0, key.point(), signed, 0, signed.length)) {
      return refused(SignatureCode.SIGNATURE_WRONG, "the key did not sign these bytes");
    }
    return verified(key.key(), parts.payload(), expected);
  }

  private SignatureReading verified(RegisteredKey key, byte[] payload, Expectations expected) {
    return switch (key.state(clock.instant())) {
      case REVOKED -> refused(SignatureCode.KEY_REVOKED, "the key was revoked");
      case NOT_YET_VALID ->
          refused(SignatureCode.KEY_NOT_YET_VALID, "the key counts from " + key.validFrom());
      case EXPIRED -> refused(SignatureCode.KEY_EXPIRED, "the key counted to " + key.validUntil());
      case VALID -> entitled(key, payload, expected);
    };
  }

  private SignatureReading entitled(RegisteredKey key, byte[] payload, Expectations expected) {
    if (!expected.agency().equals(key.agency())) {
      return refused(SignatureCode.KEY_WRONG_AGENCY, "the key is another agency's");
    }
    Officer officer = key.officer();
    if ((expected.right() == null) != (officer == null)) {
      return refused(
          SignatureCode.KEY_WRONG_HOLDER,
          officer == null
              ? "an officer must sign with a key of their own"
              : "the agency must sign with its own key");
    }
    boolean lacking =
        expected.right() != null
            && officer != null
            && !agreement.grants(key.agency(), officer.roles(), expected.right());
    return lacking
        ? refused(SignatureCode.OFFICER_NOT_ENTITLED, "no role of the officer's gives this right")
        : new Opened(new Signer(key.kid(), key.agency(), officer), payload);
  }

  private static Refused refused(SignatureCode code, String message) {
    return new Refused(code, message);
  }
}
