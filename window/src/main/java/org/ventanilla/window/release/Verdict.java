package org.ventanilla.window.release;

/// What happens to a field. From the most open to the most closed.
public enum Verdict {
  /// Leaves as it is.
  RELEASE,
  /// Leaves less exact.
  GENERALISE,
  /// Leaves with most of it hidden.
  MASK,
  /// Stays.
  WITHHOLD
}
