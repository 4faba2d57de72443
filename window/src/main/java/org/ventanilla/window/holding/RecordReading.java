package org.ventanilla.window.holding;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// What came of reading one line.
sealed interface RecordReading {
  /// A record.
  ///
  /// @param root the same as a tree, as it was written
  record Usable(HoldingRecord record, JsonNode root) implements RecordReading {}

  /// No record.
  ///
  /// @param faults at least one, at most [#MOST_FAULTS]
  record Unusable(List<Fault> faults) implements RecordReading {
    /// Most faults told of one line.
    static final int MOST_FAULTS = 20;

    public Unusable {
      faults = List.copyOf(faults);
    }
  }

  /// One thing that is wrong.
  record Fault(String pointer, String code) {}
}
