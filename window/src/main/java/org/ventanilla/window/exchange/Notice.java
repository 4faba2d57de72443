package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// Tells an originator that information of theirs was released. It says to whom and for what, never
/// about whom: the reference leads to the desk, who may be asked.
///
/// @param at when it was released
/// @param requestReference the request's reference
/// @param releasedTo the requesting agency
/// @param purpose what they asked for it for
/// @param categories what was released of this originator's, in order
public record Notice(
    UUID id,
    Instant at,
    String requestReference,
    String releasedTo,
    String purpose,
    List<String> categories) {
  /// Copies.
  public Notice {
    categories = List.copyOf(categories);
  }
}
