package org.ventanilla.bench.screening;

import java.nio.file.Path;
import org.ventanilla.screening.list.ListSource;
import org.ventanilla.screening.list.ListType;
import org.ventanilla.screening.list.LoadedList;

/// Lists for measurements.
final class Lists {
  private Lists() {}

  static LoadedList load(ListType type, Path path) {
    return ListSource.of(type, path).load();
  }
}
