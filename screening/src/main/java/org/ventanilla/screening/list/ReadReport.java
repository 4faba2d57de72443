package org.ventanilla.screening.list;

import java.time.LocalDate;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
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
    LINE_TOO_LONG("longer than a row may be"),
    /// Its quotes do not match.
    MALFORMED_ROW("its quotes do not match"),
    /// It has too few or too many columns.
    WRONG_COLUMN_COUNT("too few or too many columns"),
    /// Its id is no number.
    BAD_ID("its id is no number"),
    /// It has no name.
    NO_NAME("no name"),
    /// An earlier row of the same file has its id.
    DUPLICATE_ID("an earlier row has its id"),
    /// No entry has its id.
    UNKNOWN_ENTITY("no entry has its id"),
    /// Its entry has more of this kind than an entry may have.
    TOO_MANY("its entry has more of this kind than an entry may have"),
    /// It is not in the encoding the format has.
    BAD_ENCODING("not in the encoding of the format"),
    /// It is no JSON object.
    MALFORMED_JSON("no JSON object"),
    /// It has no id.
    NO_ID("no id"),
    /// It says of whom it is, and that entry is not in the list.
    DANGLING("it is about an entry that is not in the list"),
    /// Its schema is none that is read.
    UNKNOWN_SCHEMA("its schema is none that is read"),
    /// It cannot be read as what the mapping says it is.
    BAD_VALUE("not what the mapping says it is");

    private final String told;

    Reason(String told) {
      this.told = told;
    }

    /// For a person, with the code: `no name [no-name]`.
    public String told() {
      return told + " [" + name().toLowerCase(Locale.ROOT).replace('_', '-') + "]";
    }
  }
}
