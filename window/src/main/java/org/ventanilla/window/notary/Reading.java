package org.ventanilla.window.notary;

import java.util.function.Supplier;
import org.ventanilla.window.platform.Database;

/// Reads the log's tables: in the caller's transaction if there is one, which may be on anybody's
/// behalf since the log belongs to nobody in particular, else in one of its own.
final class Reading {
  private final Database database;

  Reading(Database database) {
    this.database = database;
  }

  <T> T read(Supplier<T> work) {
    return database.inTransaction() ? work.get() : database.asWindow(work);
  }
}
