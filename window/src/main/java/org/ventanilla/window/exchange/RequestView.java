package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// A request as the caller may see it. The requesting agency sees coarse states; the deciding desk
/// sees all of it.
///
/// @param version counts the transitions; the ETag
/// @param state as the caller may know it, a name from `docs/vocabulary.md`
/// @param due until when the answer is owed, and how that was computed, a line a step
/// @param subjects each answered by itself
public record RequestView(
    UUID id,
    String reference,
    long version,
    String kind,
    String agency,
    String state,
    Instant receivedAt,
    @Nullable Instant due,
    List<String> dueExplanation,
    boolean overdue,
    String urgency,
    String purpose,
    List<SubjectView> subjects) {
  /// Copies.
  public RequestView {
    dueExplanation = List.copyOf(dueExplanation);
    subjects = List.copyOf(subjects);
  }

  /// One subject.
  ///
  /// @param number from 1
  /// @param type `person`, `organisation`, …
  /// @param state as the caller may know it
  public record SubjectView(int number, String type, String state) {}
}
