package org.ventanilla.screening.pairs;

import java.util.List;

/// A row of a file of pairs.
public sealed interface PairRow permits PairRow.Names, PairRow.Entities, PairRow.Bad {
  /// Where it stands, from 1.
  long line();

  /// A row of a CSV file.
  ///
  /// @param line from 1
  /// @param fields all columns
  record Names(long line, List<String> fields) implements PairRow {
    /// Copies.
    public Names {
      fields = List.copyOf(fields);
    }
  }

  /// A line of JSON, not yet read.
  ///
  /// @param line from 1
  /// @param text the line
  record Entities(long line, String text) implements PairRow {}

  /// A row that cannot be scored.
  ///
  /// @param line from 1
  /// @param fields its columns if it has any
  /// @param reason why, and how to mend it
  record Bad(long line, List<String> fields, String reason) implements PairRow {
    /// Copies.
    public Bad {
      fields = List.copyOf(fields);
    }
  }
}
