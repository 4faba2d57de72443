package org.ventanilla.screening.list;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// What a reader did with a list.
///
/// @param entities how many entries it gave
/// @param rows rows read and used, by file
/// @param skipped every row not used, as far as [#MOST_LISTED] of them
/// @param skippedRows how many rows were not used, also those not listed
/// @param absent files the format may have and this list has not
/// @param digest SHA-256 as `sha256:` and 64 hexadecimal digits: of the file, or, of several files,
///   of what `sha256sum` prints for them in the order of their names
/// @param sourceDate when the list was published, if the list or its file's name says so
public record ReadReport(
    long entities,
    SortedMap<String, Long> rows,
    List<Skipped> skipped,
    long skippedRows,
    List<String> absent,
    String digest,
    Optional<LocalDate> sourceDate) {
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
    TOO_MANY,
    /// It is not in the encoding the format has.
    BAD_ENCODING,
    /// It is no JSON object.
    MALFORMED_JSON,
    /// It has no id.
    NO_ID,
    /// It says of whom it is, and that entry is not in the list.
    DANGLING,
    /// Its schema is none that is read.
    UNKNOWN_SCHEMA,
    /// It cannot be read as what the mapping says it is.
    BAD_VALUE
  }
}
