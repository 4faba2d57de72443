package org.ventanilla.policy;

import java.util.List;

/// What the policy says of one field of one record for one request.
///
/// ```java
/// switch (policy.decide(request, record, field)) {
///   case FieldDecision.Permit permit -> release(redactor.apply(permit.obligations(), path, value));
///   case FieldDecision.Approve approve -> ask(approve.approvers());
///   case FieldDecision.Deny deny -> withhold(deny.ground());
/// }
/// ```
public sealed interface FieldDecision {
  /// How the decision came about.
  Trace trace();

  /// The decision's effect, for storing and showing.
  Effect effect();

  /// May leave, once `obligations` are carried out.
  record Permit(List<Obligation> obligations, Trace trace) implements FieldDecision {
    public Permit {
      obligations = List.copyOf(obligations);
    }

    @Override
    public Effect effect() {
      return Effect.PERMIT;
    }
  }

  /// May leave once every approver asked for has agreed and `obligations` are carried out. The
  /// people asked for are all different from each other, over all roles, and none of them prepared
  /// the answer.
  ///
  /// @param approvers one entry a role, never empty
  /// @param obligations the other obligations
  record Approve(List<Obligation.Approver> approvers, List<Obligation> obligations, Trace trace)
      implements FieldDecision {
    public Approve {
      approvers = List.copyOf(approvers);
      obligations = List.copyOf(obligations);
      if (approvers.isEmpty()) {
        throw new IllegalArgumentException("an approval needs somebody who approves");
      }
    }

    @Override
    public Effect effect() {
      return Effect.APPROVE;
    }

    /// How many different people must agree.
    public int people() {
      return approvers.stream().mapToInt(Obligation.Approver::count).sum();
    }
  }

  /// Stays.
  record Deny(Ground ground, Trace trace) implements FieldDecision {
    @Override
    public Effect effect() {
      return Effect.DENY;
    }

    /// Whether a fault, not a rule, withheld the field; somebody should be told.
    public boolean isFault() {
      return ground == Ground.POLICY_ERROR;
    }
  }
}
