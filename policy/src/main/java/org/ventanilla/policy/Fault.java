package org.ventanilla.policy;

/// What can keep the policy from deciding on a field. Each withholds the field with
/// [Ground#POLICY_ERROR].
public enum Fault {
  /// An attribute has a value the policy does not declare.
  UNDECLARED_VALUE,
  /// A condition reads an attribute that is not known.
  MISSING_ATTRIBUTE,
  /// A condition divides by zero, or a number becomes too large.
  ARITHMETIC,
  /// A condition reads a table that cannot be read, is out of date, or has no such entry.
  TABLE,
  /// A condition takes more steps, or more memory, than there may be.
  COST,
  /// The decision takes longer than it may.
  TIME_OUT,
  /// A condition cannot be evaluated for another reason.
  EVALUATION,
  /// An obligation is about another part of the record, or cannot be carried out.
  OBLIGATION,
  /// A fault of the engine itself.
  ENGINE
}
