package org.ventanilla.policy;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule, checked.
///
/// @param ground what a DENY reports; `null` for the other effects
/// @param basis the article it rests on
/// @param validity when it counts
/// @param requesterSees how much of the reasons the requester may see where it matched
/// @param place where it stands
record Rule(
    String id,
    Effect effect,
    @Nullable Ground ground,
    @Nullable String basis,
    Scope scope,
    Condition condition,
    List<Obligation> obligations,
    @Nullable Sentence explanation,
    Validity validity,
    Openness requesterSees,
    Place place) {
  Rule {
    obligations = List.copyOf(obligations);
    if ((effect == Effect.DENY) != (ground != null)) {
      throw new IllegalArgumentException("a DENY has a ground, and only a DENY");
    }
  }
}
