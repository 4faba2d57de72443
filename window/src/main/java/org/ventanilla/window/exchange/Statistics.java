package org.ventanilla.window.exchange;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What became of the requests filed at this window.
///
/// @param at for which time it is told what is overdue
/// @param figures by the requesting party, sorted
public record Statistics(Instant at, List<Figures> figures) {
  /// Copies.
  public Statistics {
    figures = List.copyOf(figures);
  }

  /// Figures of one requesting party. A request counts once, an outcome once for every subject.
  ///
  /// @param from the party
  /// @param filed requests that were accepted
  /// @param denied filings that were not
  /// @param answeredInTime requests whose last answer came within the due time
  /// @param answeredLate requests whose last answer came later
  /// @param withdrawn requests the requester took back
  /// @param open requests within their due time
  /// @param overdue requests past it, also those whose requester was asked only then
  /// @param waiting requests that wait for the requester, who was asked within the due time
  /// @param outcomes answers by outcome class
  /// @param refusals refused subjects by ground
  public record Figures(
      String from,
      long filed,
      long denied,
      long answeredInTime,
      long answeredLate,
      long withdrawn,
      long open,
      long overdue,
      long waiting,
      SortedMap<String, Long> outcomes,
      SortedMap<String, Long> refusals) {
    /// Copies.
    public Figures {
      outcomes = new TreeMap<>(outcomes);
      refusals = new TreeMap<>(refusals);
    }
  }
}
