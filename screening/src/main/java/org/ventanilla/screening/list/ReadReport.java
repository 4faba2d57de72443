package org.ventanilla.screening.list;

import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a reader did with a list.
///
/// @param entities how many entries it gave
/// @param rows rows read and used, by file
/// @param skipped every row not used, as far as [#MOST_LISTED] of them
/// @param skippedRows how many rows were not used, also those not listed
/// @param absent files the format may have and this list has not
public record ReadReport(
    long entities,
    SortedMap<String, Long> rows,
    List<Skipped> skipped,
    long skippedRows,
    List<String> absent) {
  /// Most skipped rows a report lists; the count goes on.
  public static final int MOST_LISTED = 1000;

  /// Copies.
  public ReadReport {
    rows = Collections.unmodifiableSortedMap(new TreeMap<>(rows));
    skipped = List.copyOf(skipped);
    absent = List.copyOf(absent);
  }

  /// A row that was not used.
  ///
  /// @param file its name, without folders
  /// @param line from 1
  /// @param reason why
  public record Skipped(String file, long line, Reason reason) {}

  /// Why a row was not used.
  public enum Reason {
    /// Longer than a row may be.
    LINE_TOO_LONG,
    /// Its quotes do not match.
    MALFORMED_ROW,
    /// It has too few or too many columns.
    WRONG_COLUMN_COUNT,
    /// Its id is no number.
    BAD_ID,
    /// It has no name.
    NO_NAME,
    /// An earlier row of the same file has its id.
    DUPLICATE_ID,
    /// No entry has its id.
    UNKNOWN_ENTITY,
    /// Its entry has more of this kind than an entry may have.
    TOO_MANY
  }
}
