package org.ventanilla.policy;

import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What must always or never be, whatever the rules say.
///
/// @param statement as it was written, such as `never: PERMIT informant`
/// @param where which fields it is about
/// @param when under which condition
record Invariant(
    String id,
    String statement,
    Demand demand,
    Scope where,
    Condition when,
    @Nullable Sentence explanation,
    Place place) {

  /// What a decision must be like. A fault withholds, and what is withheld breaks no demand.
  sealed interface Demand {
    /// It is none of these.
    record Never(Set<Effect> effects) implements Demand {
      public Never {
        effects = Set.copyOf(effects);
      }
    }

    /// Nothing leaves.
    record Stays() implements Demand {}

    /// What leaves, leaves only once so many different people agree.
    record People(int count) implements Demand {}

    /// What leaves, leaves only once somebody with this role agrees.
    record Role(String role) implements Demand {}

    /// What leaves, leaves with one of these done to it.
    record Duties(List<Duty> anyOf) implements Demand {
      public Duties {
        anyOf = List.copyOf(anyOf);
      }
    }
  }

  /// A sort of obligation.
  sealed interface Duty {
    record Redacted() implements Duty {}

    record Generalised() implements Duty {}

    /// @param handling at least as strict as this; `null` for any
    record Marked(@Nullable String handling) implements Duty {}

    /// @param days at most so many; 0 for any
    record Expires(int days) implements Duty {}

    record OriginatorTold() implements Duty {}

    record Sealed() implements Duty {}
  }

  /// Whether a decision is as demanded.
  ///
  /// @param field the path of the field it is about
  boolean isMetBy(FieldDecision decision, String field, Manifest manifest) {
    return switch (demand) {
      case Demand.Never(Set<Effect> effects) -> !effects.contains(decision.effect());
      case Demand.Stays() -> decision.effect() == Effect.DENY;
      case Demand.People(int count) ->
          switch (decision) {
            case FieldDecision.Deny ignored -> true;
            case FieldDecision.Permit ignored -> false;
            case FieldDecision.Approve approve -> approve.people() >= count;
          };
      case Demand.Role(String role) ->
          switch (decision) {
            case FieldDecision.Deny ignored -> true;
            case FieldDecision.Permit ignored -> false;
            case FieldDecision.Approve approve ->
                approve.approvers().stream().anyMatch(approver -> approver.role().equals(role));
          };
      case Demand.Duties(List<Duty> anyOf) ->
          switch (decision) {
            case FieldDecision.Deny ignored -> true;
            case FieldDecision.Permit permit ->
                isAnyDone(anyOf, permit.obligations(), field, manifest);
            case FieldDecision.Approve approve ->
                isAnyDone(anyOf, approve.obligations(), field, manifest);
          };
    };
  }

  private static boolean isAnyDone(
      List<Duty> anyOf, List<Obligation> obligations, String field, Manifest manifest) {
    return anyOf.stream()
        .anyMatch(duty ->
            obligations.stream().anyMatch(obligation -> isDone(duty, obligation, field, manifest)));
  }

  private static boolean isDone(Duty duty, Obligation obligation, String field, Manifest manifest) {
    return switch (duty) {
      case Duty.Redacted() ->
          isOfAll(obligation, field)
              && (obligation instanceof Obligation.Redact || isYear(obligation));
      case Duty.Generalised() ->
          isOfAll(obligation, field) && obligation instanceof Obligation.Generalise;
      case Duty.Marked(String handling) ->
          obligation instanceof Obligation.Mark mark
              && (handling == null || isAtLeast(mark.handling(), handling, manifest));
      case Duty.Expires(int days) ->
          obligation instanceof Obligation.Expire expire && (days == 0 || expire.days() <= days);
      case Duty.OriginatorTold() -> obligation instanceof Obligation.NotifyOriginator;
      case Duty.Sealed() -> obligation instanceof Obligation.Seal;
    };
  }

  /// What is done to a part of a field leaves the rest of it as it is.
  private static boolean isOfAll(Obligation obligation, String field) {
    return obligation instanceof Obligation.Change change
        && (change.path() == null || change.path().equals(field));
  }

  /// `redact` with `keep: year` and `generalise` with `to: year` are the same obligation.
  private static boolean isYear(Obligation obligation) {
    return obligation instanceof Obligation.Generalise generalise
        && generalise.to() instanceof Obligation.Precision.Year;
  }

  private static boolean isAtLeast(String handling, String least, Manifest manifest) {
    List<String> order = manifest.valuesOf(Domain.HANDLING);
    return order.indexOf(handling) >= order.indexOf(least);
  }
}
