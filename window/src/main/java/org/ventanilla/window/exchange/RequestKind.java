package org.ventanilla.window.exchange;

import java.util.List;
import tools.jackson.databind.JsonNode;

/// A kind of request, such as `information`. What every kind has in common (schema, agreement, life
/// cycle) is the exchange's; a kind adds what only it can check. One bean a kind; a filing of a
/// kind without one is refused.
public interface RequestKind {
  /// The kind's code in the agreement.
  String id();

  /// What is wrong with a request of this kind beyond its schema and the agreement; at most 100.
  /// Pure and quick: it runs before anything is stored.
  ///
  /// @param request the filing's member `request`, valid by `docs/spec/request.schema.json`
  List<FilingOutcome.Violation> violations(JsonNode request);
}
