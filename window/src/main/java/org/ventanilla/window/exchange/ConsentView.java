package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

/// A question to an originator, as the originator sees it: may this record be passed on. It says
/// which record of which holder it is, never what the record says.
///
/// @param releasedTo the agency that would get it
/// @param holder the authority that holds the originator's information
/// @param record the holder's own id of the record
/// @param fields the names of its fields that would leave
/// @param categories their categories
/// @param answerBy silence from then on withholds
/// @param state `asked`, `granted`, `refused` or `silent`
public record ConsentView(
    UUID id,
    String requestReference,
    String releasedTo,
    String purpose,
    String holder,
    String record,
    List<String> fields,
    List<String> categories,
    Instant askedAt,
    Instant answerBy,
    String state) {
  /// Copies.
  public ConsentView {
    fields = List.copyOf(fields);
    categories = List.copyOf(categories);
  }
}
