package org.ventanilla.window.release;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.Policy;
import org.ventanilla.window.accreditation.Keys;
import org.ventanilla.window.accreditation.RegisteredKey;
import org.ventanilla.window.accreditation.Signatures;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.OwnParty;
import org.ventanilla.window.platform.CheckedCopy;
import org.ventanilla.window.release.PolicyChange.Activated;
import org.ventanilla.window.release.PolicyChange.Proposed;
import org.ventanilla.window.release.PolicyChange.Refused;
import org.ventanilla.window.release.PolicySigner.Signed;

/// The register of policies. What takes long, the proofs about a policy, is done before anything is
/// locked; then one transaction writes version, proposal, activation and leaf.
final class PolicyRegister implements PolicyDesk {
  private static final int MOST_OPEN = 100;
  private static final Duration FURTHEST = Duration.ofDays(366);

  /// So that every window has noticed before it takes effect.
  private static final Duration NOTICE = CheckedCopy.FRESH.multipliedBy(2);

  private final PolicyStore store;
  private final StoredPolicies policies;
  private final PolicyLedger ledger;
  private final PolicyGate gate;
  private final PolicySigner signer;
  private final Keys keys;
  private final Duration proposalValidity;
  private final InstantSource clock;

  PolicyRegister(
      PolicyStore store,
      StoredPolicies policies,
      PolicyLedger ledger,
      Agreement agreement,
      OwnParty own,
      Signatures signatures,
      Keys keys,
      Duration proposalValidity,
      InstantSource clock) {
    this.store = store;
    this.policies = policies;
    this.ledger = ledger;
    this.gate = new PolicyGate(agreement, this::wasInForce, clock);
    this.signer = new PolicySigner(signatures, agreement, own, clock);
    this.keys = keys;
    this.proposalValidity = proposalValidity;
    this.clock = clock;
  }

  /// Puts the agreement's directory in force if nothing was ever in force here.
  ///
  /// @return whether it did
  boolean found(Policy policy, SortedMap<String, String> files) {
    return store.changing(() -> {
      if (!store.activations().isEmpty()) {
        return false;
      }
      Instant now = clock.instant();
      add(policy, files, now);
      ledger.activate(policy, "found", now, now, Map.of("founding", policy.digest()));
      store.afterCommit(policies::forget);
      return true;
    });
  }

  @Override
  public PolicyChange propose(byte[] compactJws) {
    return switch (signer.read(compactJws)) {
      case PolicySigner.Denied(Refused reason) -> reason;
      case Signed signed ->
          switch (signed.act()) {
            case PolicyAct.Propose propose -> proposed(propose, signed);
            case PolicyAct.Rollback rollback -> proposed(rollback, signed);
            case PolicyAct.Activate _, PolicyAct.Diff _ ->
                new Refused(PolicyCode.ACT_INVALID, "this proposes nothing");
          };
    };
  }

  private PolicyChange proposed(PolicyAct.Propose propose, Signed signed) {
    return switch (gate.check(propose.files())) {
      case PolicyGate.Outcome.Failed(var problems) -> refusedBy(problems);
      case PolicyGate.Outcome.Passed(Policy policy) ->
          store.changing(() -> {
            Optional<PolicyChange> settled = settled(signed, propose.from());
            return settled.orElseGet(() -> {
              add(policy, propose.files(), clock.instant());
              return write("propose", policy.digest(), propose.from(), signed);
            });
          });
    };
  }

  private PolicyChange proposed(PolicyAct.Rollback rollback, Signed signed) {
    return store.changing(() -> {
      Optional<PolicyChange> settled = settled(signed, rollback.from());
      if (settled.isPresent()) {
        return settled.get();
      }
      if (store.version(rollback.policy()).isEmpty()) {
        return new Refused(PolicyCode.POLICY_UNKNOWN, "there is no such version; list them first");
      }
      Instant now = clock.instant();
      boolean before =
          store.activations().stream()
              .anyMatch(one ->
                  one.policy().equals(rollback.policy()) && !now.isBefore(one.effectiveFrom()));
      return before
          ? write("rollback", rollback.policy(), rollback.from(), signed)
          : new Refused(
              PolicyCode.POLICY_NEVER_IN_FORCE,
              "that version was never in force; propose it, so that it is checked anew");
    });
  }

  /// What the same act gave before, or what is in its way; empty to go on.
  private Optional<PolicyChange> settled(Signed signed, @Nullable Instant from) {
    Optional<PolicyStore.Stored> before = store.proposal(signed.digest());
    if (before.isPresent()) {
      return Optional.of(
          before.get().closed()
              ? new Refused(PolicyCode.PROPOSAL_UNKNOWN, "the proposal is no longer open")
              : new Proposed(before.get().proposal()));
    }
    Instant now = clock.instant();
    if (from != null && (from.isBefore(now) || from.isAfter(now.plus(FURTHEST)))) {
      return Optional.of(
          new Refused(
              PolicyCode.POLICY_EFFECT_TIME,
              "from must lie ahead, within a year; leave it out for at once"));
    }
    return store.open(now).size() >= MOST_OPEN
        ? Optional.of(
            new Refused(PolicyCode.PROPOSALS_TOO_MANY, "activate some or let them pass first"))
        : Optional.empty();
  }

  private PolicyChange write(String action, String policy, @Nullable Instant from, Signed signed) {
    Instant now = clock.instant();
    PolicyProposal proposal =
        new PolicyProposal(
            signed.digest(),
            action,
            policy,
            from,
            signed.officer(),
            now,
            now.plus(proposalValidity));
    store.propose(
        proposal,
        new PolicyStore.Signed(
            signed.agency(),
            signed.officer(),
            signed.accreditation(),
            signed.kid(),
            signed.document()));
    return new Proposed(proposal);
  }

  @Override
  public PolicyChange activate(String proposal, byte[] compactJws) {
    return switch (signer.read(compactJws)) {
      case PolicySigner.Denied(Refused reason) -> reason;
      case Signed signed ->
          switch (signed.act()) {
            case PolicyAct.Activate act ->
                act.proposal().equals(proposal)
                    ? activated(proposal, signed)
                    : new Refused(
                        PolicyCode.ACT_WRONG_TARGET, "the act activates another proposal");
            case PolicyAct.Propose _, PolicyAct.Rollback _, PolicyAct.Diff _ ->
                new Refused(PolicyCode.ACT_INVALID, "this activates nothing");
          };
    };
  }

  private PolicyChange activated(String digest, Signed signed) {
    Optional<PolicyChange> settled = store.reading(() -> closed(digest, signed));
    if (settled.isPresent()) {
      return settled.get();
    }
    Optional<SortedMap<String, String>> files =
        store.reading(() ->
            store.proposal(digest).flatMap(stored -> store.files(stored.proposal().policy())));
    if (files.isEmpty()) {
      return unknown();
    }
    // Checked again: the agreement or this program may have changed since it was proposed.
    return switch (gate.check(files.get())) {
      case PolicyGate.Outcome.Failed(var problems) -> refusedBy(problems);
      case PolicyGate.Outcome.Passed(Policy policy) ->
          store.changing(() -> activated(digest, policy, signed));
    };
  }

  /// Of a proposal that is closed: the same activation is answered as the first time, another one
  /// comes too late. Empty for one that is not closed.
  private Optional<PolicyChange> closed(String digest, Signed signed) {
    return store
        .proposal(digest)
        .filter(PolicyStore.Stored::closed)
        .map(stored ->
            ledger
                .before(stored.proposal().policy(), documents(stored.signed(), signed))
                .<PolicyChange>map(Function.identity())
                .orElseGet(PolicyRegister::unknown));
  }

  private static Map<String, String> documents(PolicyStore.Signed proposer, Signed activated) {
    return Map.of("proposal", proposer.document(), "activation", activated.document());
  }

  private PolicyChange activated(String digest, Policy policy, Signed signed) {
    Optional<PolicyChange> settled = closed(digest, signed);
    if (settled.isPresent()) {
      return settled.get();
    }
    // What the row keeps: the same act a second time is answered from it.
    Instant now = clock.instant().truncatedTo(ChronoUnit.MICROS);
    Optional<PolicyStore.Stored> found =
        store.proposal(digest).filter(stored -> now.isBefore(stored.proposal().expiresAt()));
    if (found.isEmpty()) {
      return unknown();
    }
    PolicyStore.Signed proposer = found.get().signed();
    PolicyProposal proposal = found.get().proposal();
    if (proposal.officer().equals(signed.officer())
        || proposer.accreditation().equals(signed.accreditation())) {
      return new Refused(PolicyCode.SAME_PERSON, "another officer must activate it");
    }
    if (!counts(proposer.kid(), now)) {
      return new Refused(
          PolicyCode.PROPOSAL_UNKNOWN, "the key that signed the proposal counts no more");
    }
    Instant soonest = now.plus(NOTICE);
    Instant wanted = proposal.effectiveFrom();
    Instant from = wanted == null || wanted.isBefore(soonest) ? soonest : wanted;
    Activated activated =
        ledger.activate(policy, proposal.action(), from, now, documents(proposer, signed));
    store.close(digest, now);
    store.afterCommit(policies::forget);
    return activated;
  }

  @Override
  public List<PolicyProposal> proposals() {
    return store.reading(() -> store.open(clock.instant()));
  }

  @Override
  public List<PolicyVersion> versions() {
    return store.reading(store::versions);
  }

  @Override
  public List<PolicyActivation> activations() {
    return policies.activations();
  }

  @Override
  public Optional<SortedMap<String, String>> files(String digest) {
    return store.reading(() -> store.files(digest));
  }

  @Override
  public Permission diff(String policy, byte[] compactJws) {
    return switch (signer.read(compactJws)) {
      case PolicySigner.Denied(Refused reason) -> new Permission.Denied(reason);
      case Signed signed ->
          signed.act() instanceof PolicyAct.Diff act
              ? act.policy().equals(policy)
                  ? new Permission.Granted(signed.agency() + "/" + signed.officer())
                  : new Permission.Denied(
                      new Refused(PolicyCode.ACT_WRONG_TARGET, "the act names another version"))
              : new Permission.Denied(
                  new Refused(PolicyCode.ACT_INVALID, "the act must be policy.diff"));
    };
  }

  private boolean wasInForce(String digest) {
    return store.reading(store::activations).stream()
        .anyMatch(
            one -> one.policy().equals(digest) && !clock.instant().isBefore(one.effectiveFrom()));
  }

  private void add(Policy policy, SortedMap<String, String> files, Instant at) {
    store.add(policy.digest(), policy.id(), policy.version(), policy.ruleIds().size(), files, at);
  }

  /// The key may have been revoked since.
  private boolean counts(String kid, Instant now) {
    return keys.find(kid).map(key -> key.state(now) == RegisteredKey.State.VALID).orElse(false);
  }

  private static Refused unknown() {
    return new Refused(PolicyCode.PROPOSAL_UNKNOWN, "there is no such open proposal");
  }

  private static Refused refusedBy(List<PolicyChange.Problem> problems) {
    return new Refused(
        PolicyCode.POLICY_REFUSED.name(),
        "the policy has problems; mend them and propose it again",
        problems);
  }

  static String digest(String jws) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(jws.getBytes(StandardCharsets.US_ASCII)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
