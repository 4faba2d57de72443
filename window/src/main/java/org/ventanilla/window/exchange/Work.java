package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.UUID;

/// Something to be done on a request.
///
/// @param subject from 1; 0 when it concerns the whole request
/// @param readyAt when any window may take it. What the writing window goes on with at once is born
///   taken: it is ready for others only when that window has had time enough
/// @param atOnce whether the window that writes it goes on with it right after the commit
record Work(
    UUID id, UUID request, int subject, Task task, Instant readyAt, int attempts, boolean atOnce) {

  /// What is to be done.
  enum Task {
    ROUTE,
    /// Ask a holder; the work has the inquiry's id.
    ASK,
    DECIDE,
    RELEASE,
    /// Give the answer on what people decided, once the holders say that it is still so.
    RECHECK,
    /// Another version of the policy is in force: decide anew what was decided by an earlier one.
    REDECIDE,
    /// Time is running out: remind, close collecting, let approvals lapse.
    CLOCK,
    /// The time content is kept is over.
    SHRED
  }
}
