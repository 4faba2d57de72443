package org.ventanilla.screening.person;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Columns or members of a file that mean nothing here. Each is told once, since it may be one that
/// does and is misspelt; of many the first [#MOST].
final class UnusedColumns {
  /// Most that are told by name.
  static final int MOST = 20;

  private static final int LONGEST = 80;

  private final Set<String> seen = new HashSet<>();
  private final List<String> untold = new ArrayList<>();
  private boolean others;

  void add(String name) {
    if (others) {
      return;
    }
    String shown = shown(name);
    if (seen.contains(shown)) {
      return;
    }
    others = seen.size() == MOST;
    if (!others) {
      seen.add(shown);
    }
    untold.add(others ? "and others" : shown);
  }

  private static String shown(String name) {
    String clean = Table.clean(name);
    return clean.isEmpty()
        ? "one without a name"
        : clean.length() > LONGEST ? clean.substring(0, LONGEST) + "…" : clean;
  }

  /// Those that were not told yet, in their order.
  List<String> tell() {
    List<String> told = List.copyOf(untold);
    untold.clear();
    return told;
  }
}
