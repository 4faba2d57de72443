package org.ventanilla.window.release;

import java.util.Optional;
import org.ventanilla.policy.Policy;

/// The policies a window decides by. Safe for many threads.
interface PolicyBook {
  /// The version in force now.
  ///
  /// @throws ReleaseFault when that cannot be told; nothing is decided then
  Policy inForce();

  /// A version that was added at some time, by its digest.
  Optional<Policy> find(String digest);

  /// A book with one version, always in force.
  static PolicyBook only(Policy policy) {
    return new PolicyBook() {
      @Override
      public Policy inForce() {
        return policy;
      }

      @Override
      public Optional<Policy> find(String digest) {
        return Optional.of(policy).filter(one -> one.digest().equals(digest));
      }
    };
  }
}
