package org.ventanilla.window.agreement;

import java.time.Instant;

/// Time in which the clock stood still, from a clarification asked to its answer. While one is
/// still open, pass the present as its end.
public record Pause(Instant from, Instant until) {
  public Pause {
    if (until.isBefore(from)) {
      throw new IllegalArgumentException("a pause ends after it starts");
    }
  }
}
