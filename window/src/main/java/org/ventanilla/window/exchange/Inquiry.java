package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.SortedSet;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/// One subject of a request, put to one holder.
///
/// @param id of the inquiry
/// @param request the request's id
/// @param subjectNumber from 1
/// @param holder the holding agency's id
/// @param categories the categories of information this holder is asked for
/// @param purpose why it is asked, a name from the agreement
/// @param subject the subject as the filing has it, valid by the request's schema
/// @param answerBy when collecting closes
public record Inquiry(
    UUID id,
    UUID request,
    int subjectNumber,
    String holder,
    SortedSet<String> categories,
    String purpose,
    JsonNode subject,
    Instant answerBy) {}
