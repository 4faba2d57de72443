package org.ventanilla.window.release;

/// Why a change of the policy is refused, its signature aside. The names are stable codes.
public enum PolicyCode {
  /// The act is not one `docs/spec/acts.md` describes.
  ACT_INVALID,
  /// The act is for another window.
  ACT_WRONG_AUDIENCE,
  /// The act names another proposal or policy than the one it is sent for.
  ACT_WRONG_TARGET,
  /// Outside the act's own validity.
  ACT_EXPIRED,
  /// The policy does not load, an example or an invariant of it fails, or it asks for approvers the
  /// agreement does not know.
  POLICY_REFUSED,
  /// There is no such version.
  POLICY_UNKNOWN,
  /// A roll-back leads to a version that was in force before.
  POLICY_NEVER_IN_FORCE,
  /// It would take effect in the past, or more than a year from now.
  POLICY_EFFECT_TIME,
  /// There is no such proposal, or it is no longer open.
  PROPOSAL_UNKNOWN,
  /// Too many proposals are open.
  PROPOSALS_TOO_MANY,
  /// The proposer cannot activate, whichever key is used.
  SAME_PERSON
}
