package org.ventanilla.window.accreditation;

/// Why a change of keys is refused, its signature aside. The names are stable codes.
public enum ChangeCode {
  /// The act is not one `docs/spec/keys.md` describes.
  ACT_INVALID,
  /// The act is for another window or agreement.
  ACT_WRONG_AUDIENCE,
  /// The confirmation names another proposal than the one it is sent for.
  ACT_WRONG_TARGET,
  /// Outside the act's own validity.
  ACT_EXPIRED,
  /// The JWK is not one this use allows, holds a private part, or is weak.
  KEY_UNSUITABLE,
  /// The key was registered before; a key is registered once, for good.
  KEY_REGISTERED_BEFORE,
  /// There is no such key.
  KEY_UNKNOWN,
  /// The key to rotate or revoke counts no more.
  KEY_NOT_IN_USE,
  /// The holder's agency is not in the agreement, or of another party than the officers.
  HOLDER_REFUSED,
  /// The officer's roles, clearance or territory are not the agreement's, or the id or
  /// accreditation number is somebody else's.
  OFFICER_REFUSED,
  /// There is no such proposal, or it is no longer open.
  PROPOSAL_UNKNOWN,
  /// Too many proposals of the party are open.
  PROPOSALS_TOO_MANY,
  /// The proposer cannot confirm, whichever key is used.
  SAME_PERSON,
  /// After the change a party would have fewer than two key custodians.
  LAST_CUSTODIANS
}
