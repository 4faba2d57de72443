package org.ventanilla.window.audit;

import org.ventanilla.ledger.Entry;

/// What sort of leaf an entry is.
public final class LeafType {
  private LeafType() {}

  /// The leaf's type, such as `filed` or `step`; `unreadable` for an entry that is no leaf.
  public static String of(Entry entry) {
    return switch (LeafReading.of(entry)) {
      case LeafReading.Step _ -> "step";
      case LeafReading.Shared leaf -> leaf.type();
      case LeafReading.Unreadable _ -> "unreadable";
    };
  }
}
