package org.ventanilla.policy;

import java.util.List;

/// Is told of every fault that withheld a field, so that somebody can mend the policy. May be
/// called by many threads at once. Whatever it throws is dropped: the field is withheld all the
/// same.
@FunctionalInterface
public interface PolicyAlarm {
  /// A field was withheld for [Ground#POLICY_ERROR].
  void raised(Raised alarm);

  /// What is told. Names rules, never content.
  ///
  /// @param rules the rules that could not be evaluated, where some were
  /// @param policyDigest SHA-256 of the policy, 64 lower-case hexadecimal digits
  record Raised(Fault fault, List<String> rules, String policyDigest) {
    public Raised {
      rules = List.copyOf(rules);
    }
  }
}
