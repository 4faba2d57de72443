package org.ventanilla.window.exchange;

import java.util.List;
import java.util.Optional;

/// Some of a long list.
///
/// @param next where the following page begins, opaque; empty on the last
public record Page<T>(List<T> items, Optional<String> next) {
  /// Copies.
  public Page {
    items = List.copyOf(items);
  }
}
