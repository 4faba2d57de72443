package org.ventanilla.window.accreditation;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.agreement.Role;

/// Which keys the agreement lets a party register.
final class KeyRules {
  /// Longest time a key may count.
  static final Duration LONGEST_VALIDITY = Duration.ofDays(5 * 366);

  /// Fewer people with the right `register-keys` cannot change anything any more.
  static final int FEWEST_CUSTODIANS = 2;

  private final Agreement agreement;

  KeyRules(Agreement agreement) {
    this.agreement = agreement;
  }

  /// Nothing wrong, or the reason.
  record Verdict(@Nullable ChangeCode code, String message) {
    static final Verdict FINE = new Verdict(null, "");

    static Verdict no(ChangeCode code, String message) {
      return new Verdict(code, message);
    }
  }

  Verdict entry(KeyEntry entry, String party, Instant now) {
    Optional<Agency> agency = agreement.agency(entry.agency());
    if (agency.isEmpty() || !agency.get().party().equals(party)) {
      return Verdict.no(
          ChangeCode.HOLDER_REFUSED, "the agency must be one of the officers' own party");
    }
    if (PublicJwk.read(entry.jwk(), entry.use()).isEmpty()) {
      return Verdict.no(
          ChangeCode.KEY_UNSUITABLE,
          "a public JWK: Ed25519 to sign, P-256 or Ed25519 for access, X25519 or P-256 to encrypt");
    }
    Instant end = entry.validFrom().plus(LONGEST_VALIDITY);
    boolean interval =
        entry.validFrom().isBefore(entry.validUntil()) && !entry.validUntil().isAfter(end);
    if (!interval || !now.isBefore(entry.validUntil())) {
      return Verdict.no(
          ChangeCode.KEY_UNSUITABLE, "a key counts for five years at most, and not in the past");
    }
    return entry.officer() == null ? Verdict.FINE : officer(entry.officer(), agency.get());
  }

  private Verdict officer(Officer officer, Agency agency) {
    for (String id : officer.roles()) {
      Optional<Role> role = agreement.role(id);
      if (role.isEmpty() || !role.get().openTo(agency.id())) {
        return Verdict.no(
            ChangeCode.OFFICER_REFUSED, "each role must be one the agreement opens to the agency");
      }
    }
    int level = agreement.vocabulary().level(officer.clearance());
    if (level < 0 || level > agreement.vocabulary().level(agency.clearance())) {
      return Verdict.no(ChangeCode.OFFICER_REFUSED, "the clearance must not be above the agency's");
    }
    boolean within =
        officer.territory().equals(agency.territory())
            || officer.territory().startsWith(agency.territory() + "-");
    return within
        ? Verdict.FINE
        : Verdict.no(ChangeCode.OFFICER_REFUSED, "the territory must lie in the agency's");
  }

  /// How many different people of a party could change keys at a moment with these keys.
  int custodians(Collection<RegisteredKey> keys, String party, Instant at) {
    Set<String> people = new HashSet<>();
    for (RegisteredKey key : keys) {
      Officer officer = key.officer();
      if (officer != null
          && key.use() == KeyUse.SIGNING
          && key.state(at) == RegisteredKey.State.VALID
          && agreement.agency(key.agency()).map(Agency::party).orElse("").equals(party)
          && agreement.grants(key.agency(), officer.roles(), Right.REGISTER_KEYS)) {
        people.add(officer.id());
      }
    }
    return people.size();
  }
}
