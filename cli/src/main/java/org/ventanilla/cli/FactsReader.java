package org.ventanilla.cli;

import java.nio.file.Path;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.ventanilla.screening.person.Fact;
import org.ventanilla.screening.person.FactsFile;

/// A file of facts, or none.
record FactsReader(@Nullable FactsFile file) implements AutoCloseable {
  static FactsReader open(@Nullable Path path, RowProblems problems) {
    return new FactsReader(path == null ? null : FactsFile.open(path, problems::accept));
  }

  List<Fact> of(String id) {
    return file == null ? List.of() : file.of(id);
  }

  long unasked() {
    return file == null ? 0 : file.unasked();
  }

  @Override
  public void close() {
    if (file != null) {
      file.close();
    }
  }
}
