package org.ventanilla.window.release;

import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/// The versions of the release policy: who may see them, who changes which is in force. A change is
/// signed by two different officers of this window's desk who may `change-policy`, and is a leaf of
/// the ledger. Acts are compact JWS; `docs/spec/acts.md` has every member.
public interface PolicyDesk {
  /// Proposes a new version, or to go back to an earlier one.
  PolicyChange propose(byte[] compactJws);

  /// A second officer puts a proposal into effect, from its time on.
  ///
  /// @param proposal the digest of the proposal the act must name
  PolicyChange activate(String proposal, byte[] compactJws);

  /// Proposals that wait for a second officer, oldest first.
  List<PolicyProposal> proposals();

  /// Every version that was added, newest first, at most 1,000.
  List<PolicyVersion> versions();

  /// Every activation, in the order they were made.
  List<PolicyActivation> activations();

  /// The texts of a version's files, by their paths.
  Optional<SortedMap<String, String>> files(String digest);

  /// Whether an officer may see what a version would have decided.
  ///
  /// @param policy the digest of the version the act must name
  Permission diff(String policy, byte[] compactJws);

  /// What came of asking to look.
  sealed interface Permission {
    /// He or she may.
    ///
    /// @param officer the officer's agency and id
    record Granted(String officer) implements Permission {}

    /// Not so.
    record Denied(PolicyChange.Refused reason) implements Permission {}
  }
}
