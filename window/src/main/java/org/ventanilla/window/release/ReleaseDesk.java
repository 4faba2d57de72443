package org.ventanilla.window.release;

import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import java.util.random.RandomGenerator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.ventanilla.policy.FieldFacts;
import org.ventanilla.policy.Ground;
import org.ventanilla.policy.Policy;

/// Whether a field may leave, and who must agree. The one door of the module: it decides a case by
/// the active policy, counts approvals and says what may leave once they are complete.
///
/// Errors: a fault in the policy withholds the field it concerns, with [Ground#POLICY_ERROR].
public final class ReleaseDesk {
  private static final int NONCE_LENGTH = 32;

  private final PolicyBook book;
  private final FieldRelease fields;
  private final ApprovalStore approvals;
  private final RandomGenerator random;

  ReleaseDesk(
      PolicyBook book, FieldRelease fields, ApprovalStore approvals, RandomGenerator random) {
    this.book = book;
    this.fields = fields;
    this.approvals = approvals;
    this.random = random;
  }

  /// SHA-256 of the policy in force now, in hex.
  public String policyDigest() {
    return book.inForce().digest();
  }

  /// Decides every field of a case by itself.
  public CaseDecision decide(Case toDecide) {
    Policy policy = book.inForce();
    List<DecidedField> decided = new ArrayList<>();
    for (int r = 0; r < toDecide.records().size(); r++) {
      Case.Held held = toDecide.records().get(r);
      for (int f = 0; f < held.fields().size(); f++) {
        Case.Field field = held.fields().get(f);
        decided.add(
            fields.decided(
                toDecide.request().agency(),
                r,
                f,
                field,
                policy.decide(toDecide.request(), held.facts(), field.facts())));
      }
    }
    byte[] nonce = new byte[NONCE_LENGTH];
    random.nextBytes(nonce);
    return new CaseDecision(HexFormat.of().formatHex(nonce), policy.digest(), decided);
  }

  /// The fields on which a version would decide otherwise than the one they were decided by does,
  /// or than the one in force where they are not decided or that version is gone. Changes nothing.
  ///
  /// @param taken what was decided
  /// @param version the digest of a version that was added at some time
  /// @throws ReleaseFault `POLICY_UNKNOWN` if there is none
  public List<FieldDifference> differences(
      Case toDecide, Optional<CaseDecision> taken, String version) {
    Policy before = taken.flatMap(one -> book.find(one.policyDigest())).orElseGet(book::inForce);
    Policy after =
        book.find(version)
            .orElseThrow(() -> new ReleaseFault("POLICY_UNKNOWN", "there is no such version"));
    List<FieldDifference> found = new ArrayList<>();
    for (int r = 0; r < toDecide.records().size(); r++) {
      Case.Held held = toDecide.records().get(r);
      for (int f = 0; f < held.fields().size(); f++) {
        FieldFacts facts = held.fields().get(f).facts();
        var was = said(before, toDecide, held, facts);
        var is = said(after, toDecide, held, facts);
        if (!was.same(is)) {
          found.add(
              new FieldDifference(
                  r,
                  f,
                  facts.path(),
                  facts.category(),
                  before.digest(),
                  taken.flatMap(FieldDifference.Taken.at(r, f, facts.path())).orElse(null),
                  was,
                  is));
        }
      }
    }
    return found;
  }

  private static FieldDifference.Said said(
      Policy policy, Case toDecide, Case.Held held, FieldFacts field) {
    return FieldDifference.Said.of(policy.decide(toDecide.request(), held.facts(), field));
  }

  /// What an approver signs: SHA-256 of the decision, in hex.
  public String digest(CaseDecision decision) {
    return CaseDigest.of(decision);
  }

  /// Counts an approval, in the caller's transaction, which must hold the subject so that two
  /// approvals come one after the other.
  ///
  /// @param preparer the officer who prepared the decision, who never approves it
  public ApprovalOutcome approve(
      UUID request, int subject, CaseDecision decision, String preparer, Approval approval) {
    String digest = CaseDigest.of(decision);
    List<ApprovalStore.Given> before = approvals.given(request, subject, digest);
    ApprovalOutcome.Refused refusal = refusal(decision, digest, preparer, before, approval);
    if (refusal != null) {
      return refusal;
    }
    approvals.add(request, subject, approval);
    List<ApprovalStore.Given> all = new ArrayList<>(before);
    all.add(
        new ApprovalStore.Given(
            approval.officer(), approval.role(), approval.declined(), approval.ground()));
    CaseDecision now = counted(decision, all);
    return new ApprovalOutcome.Counted(now.settled(), now);
  }

  /// The decision with the approvals given so far counted in: a field everybody agreed to awaits
  /// nobody, a field somebody declined is withheld, and the rest still waits.
  public CaseDecision settle(UUID request, int subject, CaseDecision decision) {
    return counted(decision, approvals.given(request, subject, CaseDigest.of(decision)));
  }

  /// How many more people are waited for, by role: the most that any one field lacks. A role nobody
  /// is waited for in is not there.
  public Map<String, Integer> outstanding(UUID request, int subject, CaseDecision decision) {
    List<ApprovalStore.Given> given = approvals.given(request, subject, CaseDigest.of(decision));
    Map<String, Set<String>> agreed = byRole(given);
    Map<String, Integer> outstanding = new TreeMap<>();
    for (DecidedField field : counted(decision, given).fields()) {
      for (DecidedField.Need need : field.approvers()) {
        int lacking = need.count() - agreed.getOrDefault(need.role(), Set.of()).size();
        if (lacking > 0) {
          outstanding.merge(need.role(), lacking, Math::max);
        }
      }
    }
    return outstanding;
  }

  /// The decision once nobody is waited for any longer: what was not approved is withheld.
  public CaseDecision lapse(CaseDecision decision) {
    return new CaseDecision(
        decision.nonce(),
        decision.policyDigest(),
        decision.fields().stream()
            .map(field ->
                field.awaitsApproval()
                    ? field.withheld(
                        Ground.NOT_AVAILABLE,
                        "Withheld: nobody approved it in time.",
                        "Retenido: nadie lo aprobó a tiempo.")
                    : field)
            .toList());
  }

  /// The decision as it leaves to an agency: what the policy wants sealed is encrypted to the
  /// agency's key, and withheld where there is none.
  public CaseDecision sealed(CaseDecision decision, String agency) {
    return new CaseDecision(
        decision.nonce(),
        decision.policyDigest(),
        decision.fields().stream().map(field -> fields.sealed(agency, field)).toList());
  }

  private ApprovalOutcome.@Nullable Refused refusal(
      CaseDecision decision,
      String digest,
      String preparer,
      List<ApprovalStore.Given> before,
      Approval approval) {
    if (!digest.equals(approval.decisionDigest())) {
      return new ApprovalOutcome.Refused(
          "DECISION_CHANGED",
          "The decision is another one by now. Read it again and sign its digest.");
    }
    if (approval.officer().equals(preparer)) {
      return new ApprovalOutcome.Refused(
          "APPROVER_PREPARED_IT",
          "Whoever prepared a decision never approves it. Ask another officer.");
    }
    if (before.stream().anyMatch(given -> given.officer().equals(approval.officer()))) {
      return new ApprovalOutcome.Refused(
          "APPROVER_COUNTED_ALREADY",
          "Your approval of this decision counts already; one person counts once. Ask another"
              + " officer.");
    }
    if (!approval.roles().contains(approval.role())) {
      return new ApprovalOutcome.Refused(
          "APPROVER_ROLE_NOT_HELD",
          "You do not hold the role you sign in. Sign in a role you hold.");
    }
    if (!counted(decision, before).needs().containsKey(approval.role())) {
      return new ApprovalOutcome.Refused(
          "APPROVER_NOT_NEEDED", "No field waits for anybody with this role.");
    }
    return approval
        .declinedInVain(decision)
        .map(place ->
            new ApprovalOutcome.Refused(
                "APPROVAL_FIELD_UNKNOWN",
                place
                    + " is no field this decision asks your role about, and nothing was counted."
                    + " Decline only such fields, as record.field; whoever prepares a decision can"
                    + " withhold others."))
        .orElse(null);
  }

  private static CaseDecision counted(CaseDecision decision, List<ApprovalStore.Given> given) {
    return new CaseDecision(
        decision.nonce(),
        decision.policyDigest(),
        decision.fields().stream().map(field -> counted(field, given)).toList());
  }

  /// Whoever declined a field, it stays, whatever others say of it before or after.
  private static DecidedField counted(DecidedField field, List<ApprovalStore.Given> given) {
    if (field.verdict() == Verdict.WITHHOLD) {
      return field;
    }
    for (ApprovalStore.Given one : given) {
      if (one.ground() != null && one.declined().contains(field.place())) {
        return field.withheld(
            one.ground(),
            "Withheld: an approver did not agree.",
            "Retenido: quien debía aprobarlo no estuvo de acuerdo.");
      }
    }
    if (!field.awaitsApproval()) {
      return field;
    }
    Map<String, Set<String>> agreed = byRole(given);
    boolean complete =
        field.approvers().stream()
            .allMatch(need -> agreed.getOrDefault(need.role(), Set.of()).size() >= need.count());
    return complete ? field.approved() : field;
  }

  private static Map<String, Set<String>> byRole(List<ApprovalStore.Given> given) {
    return given.stream()
        .collect(
            Collectors.groupingBy(
                ApprovalStore.Given::role,
                Collectors.mapping(ApprovalStore.Given::officer, Collectors.toSet())));
  }
}
