package org.ventanilla.window.accreditation;

import java.util.List;
import java.util.Optional;

/// The register of keys. A change is proposed in one officer's signed act and comes into effect
/// with another's; `docs/spec/keys.md` has the acts. Every change in effect is a leaf of the
/// ledger, and every window on the database goes by it within a second.
///
/// Look-ups may be made inside or outside a transaction, changes only outside.
public interface Keys {
  /// The key, whatever its state.
  Optional<RegisteredKey> find(String kid);

  /// Every key of an agency and its officers, whatever their state, in the order of registration.
  List<RegisteredKey> of(String agency);

  /// The agency's own access keys that count now.
  List<RegisteredKey> accessKeys(String agency);

  /// The agency's own encryption keys that count now.
  List<RegisteredKey> encryptionKeys(String agency);

  /// Proposes a change: a compact JWS of an officer with the right `register-keys`.
  ///
  /// @param agency that sends it, whose officer must have signed it
  KeyChange propose(String agency, byte[] compactJws);

  /// Confirms a proposal: a compact JWS of another officer with the right.
  ///
  /// @param agency that sends it, whose officer must have signed it
  /// @param proposal the digest of the proposal that is meant; the act must name the same
  KeyChange confirm(String agency, String proposal, byte[] compactJws);

  /// Proposals of a party that wait for confirmation, oldest first, at most 1,000.
  List<KeyProposal> proposals(String party);
}
