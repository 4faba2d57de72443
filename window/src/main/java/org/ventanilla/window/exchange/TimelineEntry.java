package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.Set;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.Ticket;

/// One step of a request's life, as the deciding desk sees it. Carries no content.
///
/// @param event one of [#EVENTS]
/// @param detail public words such as a ground, an urgency or a count
/// @param ticket the step's leaf
public record TimelineEntry(
    Instant at,
    String event,
    @Nullable Integer subjectNumber,
    SortedMap<String, String> detail,
    Ticket ticket) {
  /// Every event there is. Whoever shows a timeline has a text for each; nothing else is written.
  public static final Set<String> EVENTS =
      Set.of(
          "filed",
          "routed",
          "collected",
          "collecting-closed",
          "proposed",
          "decided",
          "approved",
          "declined",
          "approvals-lapsed",
          "policy-changed",
          "record-changed",
          "consent-asked",
          "consent-answered",
          "answered",
          "retrieved",
          "clarification-asked",
          "clarified",
          "withdrawn",
          "clock-set",
          "reminded",
          "overdue");
}
