package org.ventanilla.policy;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One rule, checked.
///
/// @param ground what a DENY reports; `null` for the other effects
/// @param basis the article it rests on
/// @param from first day it is valid
/// @param until last day it is valid
record Rule(
    String id,
    Effect effect,
    @Nullable Ground ground,
    @Nullable String basis,
    Scope scope,
    Condition condition,
    List<Obligation> obligations,
    @Nullable Sentence explanation,
    @Nullable LocalDate from,
    @Nullable LocalDate until) {
  Rule {
    obligations = List.copyOf(obligations);
    if ((effect == Effect.DENY) != (ground != null)) {
      throw new IllegalArgumentException("a DENY has a ground, and only a DENY");
    }
  }

  boolean isValidOn(LocalDate day) {
    return (from == null || !day.isBefore(from)) && (until == null || !day.isAfter(until));
  }
}
