package org.ventanilla.policy;

/// What carrying out the obligations made of a value.
public sealed interface Redaction {
  /// What may leave.
  record Released(FieldValue value) implements Redaction {
    @Override
    public String toString() {
      return "Released";
    }
  }

  /// The value does not have the shape an obligation needs, so it stays.
  record Withheld(Sentence reason) implements Redaction {}
}
