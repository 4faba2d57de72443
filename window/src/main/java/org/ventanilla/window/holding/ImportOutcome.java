package org.ventanilla.window.holding;

import java.util.List;
import org.ventanilla.window.notary.Ticket;

/// What became of an import.
public sealed interface ImportOutcome {
  /// Most problems an outcome lists; the count goes on.
  int MOST_LISTED = 1_000;

  /// The source now stands at this import.
  ///
  /// @param skipped lines left out, as far as [#MOST_LISTED] of them
  /// @param notes what the holder has to know of it
  /// @param ticket the import's leaf
  record Imported(
      SourceView source,
      ImportCounts counts,
      List<LineProblem> skipped,
      List<ImportNote> notes,
      Ticket ticket)
      implements ImportOutcome {
    /// Copies.
    public Imported {
      skipped = List.copyOf(skipped);
      notes = List.copyOf(notes);
    }
  }

  /// Nothing changed; the source stands where it stood.
  ///
  /// @param problems how many lines have one, as far as the import was read
  /// @param listed the first [#MOST_LISTED]
  record Rejected(long problems, List<LineProblem> listed) implements ImportOutcome {
    /// Copies.
    public Rejected {
      listed = List.copyOf(listed);
    }
  }

  /// This agency, or this name of a source, cannot be imported for.
  ///
  /// @param code `not-a-holder`, `asked-elsewhere` or `source-name`
  record Refused(String code) implements ImportOutcome {}
}
