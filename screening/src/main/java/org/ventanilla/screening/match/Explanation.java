package org.ventanilla.screening.match;

import java.util.List;
import org.ventanilla.screening.name.NameMatch;

/// Why a hit has its score: which tokens met which and how, what each piece of evidence did, and
/// what would have changed the verdict.
///
/// @param name how the names met
/// @param nameScore the name's score by itself
/// @param pieces what was weighed, the name first; their points add up to the score
/// @param changes what would have turned an alert into none, or the reverse; strongest first
public record Explanation(
    NameMatch name, double nameScore, List<Piece> pieces, List<Change> changes) {
  /// Copies.
  public Explanation {
    pieces = List.copyOf(pieces);
    changes = List.copyOf(changes);
  }
}
