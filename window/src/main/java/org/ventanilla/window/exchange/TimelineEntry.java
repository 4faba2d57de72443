package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.ventanilla.window.notary.Ticket;

/// One step of a request's life, as the deciding desk sees it. Carries no content.
///
/// @param event for example `filed`, `routed`, `collected`, `decided`, `approved`, `released`
/// @param detail public words such as a ground, an urgency or a count
/// @param ticket the step's leaf
public record TimelineEntry(
    Instant at,
    String event,
    @Nullable Integer subjectNumber,
    SortedMap<String, String> detail,
    Ticket ticket) {}
