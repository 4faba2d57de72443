package org.ventanilla.policy;

import java.util.List;

/// How a decision came about, fit for the ledger: it names rules, never values.
///
/// @param matched ids of the rules that applied, in the policy's order
/// @param unmet ids of the rules whose scope matched and whose condition did not hold
/// @param failed ids of the rules whose condition could not be evaluated
/// @param policyDigest SHA-256 of the policy, 64 lower-case hexadecimal digits
/// @param reason a sentence for whoever may see the policy; it names rules
/// @param told the sentence for the requester, where [#requesterSees] includes it: a rule's own
///   words, or some that name no rule, what it rests on, or what nearly applied
/// @param requesterSees how much of all this the policy lets the requester see
public record Trace(
    List<String> matched,
    List<String> unmet,
    List<String> failed,
    String policyDigest,
    Sentence reason,
    Sentence told,
    Openness requesterSees) {
  public Trace {
    matched = List.copyOf(matched);
    unmet = List.copyOf(unmet);
    failed = List.copyOf(failed);
  }
}
