package org.ventanilla.window.release;

import java.time.Instant;

/// That a version was put in force, or is to be. Of those whose time has come the one made last
/// counts, so that a roll-back today also ends what was planned for tomorrow.
///
/// @param number in the order in which they were made, from 1
/// @param policy the version's digest
/// @param action `found` at the first start, `propose` or `rollback`
/// @param effectiveFrom from when on
/// @param inForce whether it is the one that counts now
public record PolicyActivation(
    long number,
    String policy,
    String action,
    Instant effectiveFrom,
    Instant activatedAt,
    boolean inForce) {
  PolicyActivation asInForce() {
    return new PolicyActivation(number, policy, action, effectiveFrom, activatedAt, true);
  }
}
