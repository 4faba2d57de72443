package org.ventanilla.window.api;

import java.time.Instant;

/// Remembers which client assertions were used, so that none buys two tokens.
interface SeenAssertions {
  /// Notes an assertion.
  ///
  /// @param until when it expires and may be forgotten
  /// @return false when it was noted before
  boolean note(String agency, String jti, Instant until);
}
