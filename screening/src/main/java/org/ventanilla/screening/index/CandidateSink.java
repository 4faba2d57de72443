package org.ventanilla.screening.index;

/// Takes the listed names a search finds.
@FunctionalInterface
public interface CandidateSink {
  /// @param entity the entry's number in the snapshot
  /// @param nameIndex which of its names, from 0
  /// @param nameScore what the name scorer gives for the query and this name
  void candidate(int entity, int nameIndex, double nameScore);
}
