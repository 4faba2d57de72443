package org.ventanilla.window.agreement;

import java.time.Instant;
import java.util.List;

/// When an answer is due, and how that was computed, step by step, for people.
public record DueTime(Instant at, List<Label> steps) {
  public DueTime {
    steps = List.copyOf(steps);
  }
}
