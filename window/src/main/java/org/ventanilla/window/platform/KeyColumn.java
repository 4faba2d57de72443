package org.ventanilla.window.platform;

import java.util.regex.Pattern;

/// A column of type `uuid` that holds ids of the vault's data keys. A module that stores them
/// declares each such column as a bean; a key no declared column holds is swept away.
///
/// @param schema such as `exchange`
/// @param table such as `request`
/// @param column such as `key_id`; its name ends in `key_id`, so that one nobody declared is found
public record KeyColumn(String schema, String table, String column) {
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9_]{0,62}");

  /// Checks.
  public KeyColumn {
    if (!NAME.matcher(schema).matches()
        || !NAME.matcher(table).matches()
        || !NAME.matcher(column).matches()
        || !column.endsWith("key_id")) {
      throw new IllegalArgumentException("not a column of key ids");
    }
  }

  /// `schema.table.column`.
  @Override
  public String toString() {
    return schema + "." + table + "." + column;
  }
}
