package org.ventanilla.window.exchange;

import java.util.List;
import org.ventanilla.window.release.CaseDecision;

/// A decision as it was prepared, with what the answer needs beside it. Sealed; never leaves.
///
/// @param preparer the officer who prepared it; empty for the policy alone
/// @param records what there is of each record beside its fields, in the decision's order
/// @param missing categories nobody answered in time
/// @param looked whether anybody who was asked looked at all
record Prepared(
    String preparer,
    CaseDecision decision,
    List<Held> records,
    List<String> missing,
    boolean looked) {
  Prepared {
    records = List.copyOf(records);
    missing = List.copyOf(missing);
  }

  Prepared by(String officer, CaseDecision decided) {
    return new Prepared(officer, decided, records, missing, looked);
  }

  /// One record, without its fields.
  record Held(
      String holder,
      String originator,
      String classification,
      String handling,
      String source,
      int information) {}
}
