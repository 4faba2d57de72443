package org.ventanilla.window.audit;

import java.time.Instant;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What the leaves of a ledger say, and where they contradict themselves or the receipts.
///
/// @param entries leaves read
/// @param steps of them, internal steps
/// @param at the time for which it is told what is overdue
/// @param figures by the requesting party, sorted
/// @param open requests that are still owed an answer, by their due times
/// @param receipts how many receipts agree with the log
/// @param witnessed how many cosigned checkpoints were held against the log
/// @param findings what is wrong, the first [#MOST_FINDINGS]; empty if nothing is
/// @param faults how many things are wrong
public record Report(
    long entries,
    long steps,
    Instant at,
    List<Figures> figures,
    List<OpenRequest> open,
    long receipts,
    long witnessed,
    List<Finding> findings,
    long faults) {
  /// Findings listed at most; all are counted.
  public static final int MOST_FINDINGS = 1_000;

  /// Copies.
  public Report {
    figures = List.copyOf(figures);
    open = List.copyOf(open);
    findings = List.copyOf(findings);
  }

  /// Figures of the requests one party filed. A request counts once, an outcome once for every
  /// subject.
  ///
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

  /// A request that is owed an answer.
  ///
  /// @param state `open`, `overdue` or `waiting`
  public record OpenRequest(String reference, String from, Instant due, String state) {}

  /// Something that is wrong.
  ///
  /// @param index the leaf's place, or -1 if it is about no leaf
  public record Finding(long index, String message) {}

  /// Whether nothing is wrong.
  public boolean clean() {
    return faults == 0;
  }
}
