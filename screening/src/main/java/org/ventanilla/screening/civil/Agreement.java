package org.ventanilla.screening.civil;

/// How what a key encodes agrees with what is known of a person.
public enum Agreement {
  /// As the issuer's rules have it.
  AGREES,
  /// All letters but one, as a typing error or a rule that was not followed leaves them.
  NEARLY,
  /// Somebody else's, or a false one.
  DIFFERS,
  /// Too little is known to say.
  UNKNOWN
}
