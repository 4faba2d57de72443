package org.ventanilla.window.accreditation;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.accreditation.KeyAct.Change;
import org.ventanilla.window.accreditation.KeyAct.Confirm;
import org.ventanilla.window.accreditation.KeyAct.Register;
import org.ventanilla.window.accreditation.KeyAct.Revoke;
import org.ventanilla.window.accreditation.KeyAct.Rotate;
import org.ventanilla.window.accreditation.KeyChange.InEffect;
import org.ventanilla.window.accreditation.KeyChange.Proposed;
import org.ventanilla.window.accreditation.KeyChange.Refused;
import org.ventanilla.window.accreditation.KeyRules.Verdict;
import org.ventanilla.window.accreditation.KeyStore.StoredProposal;
import org.ventanilla.window.agreement.Agency;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.FilingLimits;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.agreement.Right;
import org.ventanilla.window.notary.Ticket;

/// The register of keys. A change is made in one transaction: key, leaf, what opens the leaf, and
/// the version other windows watch.
final class KeyRegister implements Keys {
  private static final int MOST_OPEN = 1_000;

  private final KeyStore store;
  private final RegisteredKeys keys;
  private final Signatures signatures;
  private final KeyLedger ledger;
  private final KeyRules rules;
  private final Agreement agreement;
  private final OwnParty own;
  private final Duration proposalValidity;
  private final InstantSource clock;

  KeyRegister(
      KeyStore store,
      RegisteredKeys keys,
      Signatures signatures,
      KeyLedger ledger,
      Agreement agreement,
      OwnParty own,
      Duration proposalValidity,
      InstantSource clock) {
    this.store = store;
    this.keys = keys;
    this.signatures = signatures;
    this.ledger = ledger;
    this.rules = new KeyRules(agreement);
    this.agreement = agreement;
    this.own = own;
    this.proposalValidity = proposalValidity;
    this.clock = clock;
  }

  @Override
  public Optional<RegisteredKey> find(String kid) {
    return keys.now().find(kid).map(VerifyingKey::key);
  }

  @Override
  public List<RegisteredKey> of(String agency) {
    return keys.now().of(agency);
  }

  @Override
  public List<RegisteredKey> accessKeys(String agency) {
    return counting(agency, KeyUse.ACCESS);
  }

  @Override
  public List<RegisteredKey> encryptionKeys(String agency) {
    return counting(agency, KeyUse.ENCRYPTION);
  }

  private List<RegisteredKey> counting(String agency, KeyUse use) {
    Instant now = clock.instant();
    return of(agency).stream()
        .filter(key -> key.use() == use && key.officer() == null)
        .filter(key -> key.state(now) == RegisteredKey.State.VALID)
        .toList();
  }

  @Override
  public List<KeyProposal> proposals(String party) {
    return store.reading(() -> store.open(party, clock.instant(), MOST_OPEN));
  }

  @Override
  public KeyChange propose(String agency, byte[] compactJws) {
    return switch (signed(agency, compactJws)) {
      case Refusal refusal -> refusal.change();
      case Signed signed ->
          switch (signed.act()) {
            case Change change -> store.changing(() -> propose(change, signed));
            case Confirm _ -> refused(ChangeCode.ACT_INVALID, "a confirmation proposes nothing");
          };
    };
  }

  @Override
  public KeyChange confirm(String agency, String proposal, byte[] compactJws) {
    return switch (signed(agency, compactJws)) {
      case Refusal refusal -> refusal.change();
      case Signed signed ->
          switch (signed.act()) {
            case Change _ -> refused(ChangeCode.ACT_INVALID, "this confirms nothing");
            case Confirm confirm ->
                confirm.proposal().equals(proposal)
                    ? store.changing(() -> confirm(confirm, signed))
                    : refused(ChangeCode.ACT_WRONG_TARGET, "the act confirms another proposal");
          };
    };
  }

  private KeyChange propose(Change change, Signed signed) {
    Instant now = clock.instant();
    String digest = CompactJws.digest(signed.jws());
    Optional<StoredProposal> before = store.proposal(digest);
    if (before.isPresent()) {
      return before.get().closed()
          ? refused(ChangeCode.PROPOSAL_UNKNOWN, "the proposal is no longer open")
          : new Proposed(before.get().proposal());
    }
    KeyChange refusal = refusal(change, signed, now);
    if (refusal != null) {
      return refusal;
    }
    if (store.open(signed.party(), now, MOST_OPEN).size() >= MOST_OPEN) {
      return refused(ChangeCode.PROPOSALS_TOO_MANY, "confirm some or let them pass first");
    }
    KeyProposal proposal =
        new KeyProposal(
            digest,
            signed.party(),
            change.action(),
            kid(change),
            signed.officer().id(),
            now,
            now.plus(proposalValidity),
            signed.jws());
    store.propose(proposal, signed.kid(), signed.officer().accreditation());
    return new Proposed(proposal);
  }

  private KeyChange confirm(Confirm confirm, Signed signed) {
    Instant now = clock.instant();
    Optional<StoredProposal> found =
        store
            .proposal(confirm.proposal())
            .filter(stored -> stored.proposal().party().equals(signed.party()));
    if (found.isPresent() && found.get().closed()) {
      return again(found.get().proposal(), signed);
    }
    if (found.isEmpty() || !now.isBefore(found.get().proposal().expiresAt())) {
      return refused(ChangeCode.PROPOSAL_UNKNOWN, "there is no such open proposal");
    }
    StoredProposal stored = found.get();
    if (stored.proposal().officer().equals(signed.officer().id())
        || stored.accreditation().equals(signed.officer().accreditation())) {
      return refused(ChangeCode.SAME_PERSON, "another officer must confirm");
    }
    if (!counts(stored.signer(), now)) {
      return refused(
          ChangeCode.PROPOSAL_UNKNOWN, "the key that signed the proposal counts no more");
    }
    Change change = change(stored.proposal().document());
    KeyChange refusal = refusal(change, signed, now);
    return refusal == null ? apply(change, stored.proposal(), signed, now) : refusal;
  }

  /// The same confirmation is answered as the first time; another one comes too late.
  private KeyChange again(KeyProposal proposal, Signed signed) {
    return ledger
        .before(proposal.kid(), documents(proposal, signed))
        .<KeyChange>map(ticket -> new InEffect(store.find(proposal.kid()).orElseThrow(), ticket))
        .orElseGet(() -> refused(ChangeCode.PROPOSAL_UNKNOWN, "the proposal is no longer open"));
  }

  private static Map<String, String> documents(KeyProposal proposal, Signed confirmed) {
    return Map.of("proposal", proposal.document(), "confirmation", confirmed.jws());
  }

  private KeyChange apply(Change change, KeyProposal proposal, Signed confirmed, Instant now) {
    String type =
        switch (change) {
          case Register register -> {
            store.insert(entry(register.key()));
            yield "key-registered";
          }
          case Rotate rotate -> {
            store.insert(entry(rotate.key()));
            store.end(rotate.replaces(), now.plus(rotate.overlap()));
            yield "key-rotated";
          }
          case Revoke revoke -> {
            store.revoke(revoke.kid(), now);
            yield "key-revoked";
          }
        };
    RegisteredKey key = store.find(proposal.kid()).orElseThrow();
    Ticket ticket = ledger.append(type, change.action(), key, documents(proposal, confirmed), now);
    store.close(proposal.digest(), now);
    store.bump();
    store.afterCommit(keys::forget);
    return new InEffect(key, ticket);
  }

  /// Asks the tables, not the memory: the signer's key may have been revoked a moment ago.
  private @Nullable KeyChange refusal(Change change, Signed signed, Instant now) {
    if (!counts(signed.kid(), now)) {
      return new Refused(SignatureCode.KEY_REVOKED.name(), "the key counts no more");
    }
    Verdict verdict =
        switch (change) {
          case Register register -> addition(register.key(), signed.party(), now);
          case Rotate rotate -> rotation(rotate, signed.party(), now);
          case Revoke revoke -> revocation(revoke, signed.party(), now);
        };
    return verdict.code() == null ? null : refused(verdict.code(), verdict.message());
  }

  private Verdict addition(KeyEntry entry, String party, Instant now) {
    Verdict verdict = rules.entry(entry, party, now);
    if (verdict.code() != null) {
      return verdict;
    }
    if (store.find(entry(entry).kid()).isPresent()) {
      return Verdict.no(ChangeCode.KEY_REGISTERED_BEFORE, "make a new key");
    }
    return entry.officer() != null && store.conflicts(entry.agency(), entry.officer())
        ? Verdict.no(
            ChangeCode.OFFICER_REFUSED, "the id or accreditation number is somebody else's")
        : Verdict.FINE;
  }

  private Verdict rotation(Rotate rotate, String party, Instant now) {
    Verdict verdict = addition(rotate.key(), party, now);
    if (verdict.code() != null) {
      return verdict;
    }
    Optional<RegisteredKey> old = store.find(rotate.replaces());
    if (old.isEmpty() || !sameHolder(old.get(), rotate.key())) {
      return Verdict.no(
          ChangeCode.KEY_UNKNOWN, "the key to replace must be the same holder's, for the same use");
    }
    if (old.get().state(now) != RegisteredKey.State.VALID) {
      return Verdict.no(ChangeCode.KEY_NOT_IN_USE, "the key to replace counts no more");
    }
    return rotate.key().validFrom().isAfter(now.plus(rotate.overlap()))
        ? Verdict.no(
            ChangeCode.KEY_UNSUITABLE, "the new key must count before the old one counts no more")
        : custodiansLeft(party, rotate.replaces(), entry(rotate.key()), now);
  }

  private static boolean sameHolder(RegisteredKey old, KeyEntry entry) {
    String before = old.officer() == null ? "" : old.officer().id();
    String after = entry.officer() == null ? "" : entry.officer().id();
    return old.agency().equals(entry.agency()) && old.use() == entry.use() && before.equals(after);
  }

  private Verdict revocation(Revoke revoke, String party, Instant now) {
    Optional<RegisteredKey> key =
        store.find(revoke.kid()).filter(found -> party(found.agency()).equals(party));
    if (key.isEmpty()) {
      return Verdict.no(ChangeCode.KEY_UNKNOWN, "the party has no such key");
    }
    return key.get().revokedAt() != null
        ? Verdict.no(ChangeCode.KEY_NOT_IN_USE, "the key is revoked already")
        : custodiansLeft(party, revoke.kid(), null, now);
  }

  /// A party that could no longer change keys could not even revoke a stolen one.
  private Verdict custodiansLeft(
      String party, String without, @Nullable RegisteredKey with, Instant now) {
    List<RegisteredKey> before = store.all();
    List<RegisteredKey> after =
        Stream.concat(
                before.stream().filter(key -> !key.kid().equals(without)), Stream.ofNullable(with))
            .toList();
    int left = rules.custodians(after, party, now);
    return left < KeyRules.FEWEST_CUSTODIANS && left < rules.custodians(before, party, now)
        ? Verdict.no(
            ChangeCode.LAST_CUSTODIANS,
            "a party keeps two key custodians; register another first, or rotate the key")
        : Verdict.FINE;
  }

  private boolean counts(String kid, Instant now) {
    return store.find(kid).map(key -> key.state(now) == RegisteredKey.State.VALID).orElse(false);
  }

  private Reading signed(String agency, byte[] jws) {
    Expectations expected = Expectations.ofOfficer(agency, Right.REGISTER_KEYS, KeyAct.MOST_BYTES);
    return switch (signatures.open(jws, expected)) {
      case SignatureReading.Refused wrong ->
          new Refusal(new Refused(wrong.code().name(), wrong.message()));
      case SignatureReading.Opened opened -> signed(jws, opened);
    };
  }

  private Reading signed(byte[] jws, SignatureReading.Opened opened) {
    Officer officer = opened.signer().officer();
    if (officer == null) {
      throw new AccreditationFault("an officer's signature without an officer");
    }
    KeyAct act;
    try {
      act = KeyAct.read(opened.payload());
    } catch (Fields.Invalid invalid) {
      return new Refusal(refused(ChangeCode.ACT_INVALID, invalid.reason()));
    }
    if (!act.claims().audience().equals(own.audience())) {
      return new Refusal(
          refused(ChangeCode.ACT_WRONG_AUDIENCE, "aud must be '" + own.audience() + "'"));
    }
    FilingLimits limits = agreement.filing();
    Instant now = clock.instant();
    Instant issued = act.claims().issuedAt();
    Instant expires = act.claims().expiresAt();
    boolean inTime =
        !issued.isAfter(now.plus(limits.clockSkew()))
            && now.isBefore(expires.plus(limits.clockSkew()))
            && issued.isBefore(expires)
            && !expires.isAfter(issued.plus(limits.maxValidity()));
    return inTime
        ? new Signed(
            CompactJws.text(jws),
            opened.signer().kid(),
            officer,
            party(opened.signer().agency()),
            act)
        : new Refusal(
            refused(ChangeCode.ACT_EXPIRED, "iat and exp must enclose now, and not too widely"));
  }

  /// Reads what this register accepted before.
  private static Change change(String jws) {
    byte[] bytes = jws.getBytes(StandardCharsets.US_ASCII);
    return CompactJws.read(bytes, KeyAct.MOST_BYTES) instanceof CompactJws.Parts parts
            && KeyAct.read(parts.payload()) instanceof Change change
        ? change
        : damaged();
  }

  private static Change damaged() {
    throw new AccreditationFault("a stored proposal is damaged");
  }

  private static RegisteredKey entry(KeyEntry entry) {
    return entry.registered(PublicJwk.read(entry.jwk(), entry.use()).orElseThrow());
  }

  private static String kid(Change change) {
    return switch (change) {
      case Register register -> entry(register.key()).kid();
      case Rotate rotate -> entry(rotate.key()).kid();
      case Revoke revoke -> revoke.kid();
    };
  }

  private String party(String agency) {
    return agreement.agency(agency).map(Agency::party).orElse("");
  }

  private static Refused refused(ChangeCode code, String message) {
    return new Refused(code.name(), message);
  }

  private sealed interface Reading {}

  /// An act about keys, signed by somebody who may, for this window and now.
  private record Signed(String jws, String kid, Officer officer, String party, KeyAct act)
      implements Reading {}

  private record Refusal(Refused change) implements Reading {}
}
