package org.ventanilla.window.platform;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.RowMapper;
import org.springframework.jdbc.core.SqlTypeValue;
import org.springframework.jdbc.core.StatementCreatorUtils;
import org.ventanilla.window.platform.PlatformFault.Code;

/// Statements that travel together: sent at once, carried out in order, answered at once. What
/// costs in a small transaction is going to and fro; with [Database#atOnce] a whole transaction
/// goes once.
///
/// A statement cannot see what an earlier one answered, only what it did. Where it relies on
/// something, it says so in SQL: `platform.require(condition)` ends the transaction when that no
/// longer holds, and the sender gets [Overtaken].
///
/// Filled and sent once, by one thread. At most [#STATEMENT_LIMIT] statements.
public final class Bundle {
  /// Most statements in one bundle: their answers wait in the connection until all are sent.
  public static final int STATEMENT_LIMIT = 512;

  private final List<Part<?>> parts = new ArrayList<>();
  private final List<Runnable> hooks = new ArrayList<>();

  /// Adds a statement whose answer nobody needs.
  ///
  /// @param parameters by place, as Spring's JDBC support takes them
  public Bundle add(String sql, List<? extends @Nullable Object> parameters) {
    put(new Part<Boolean>(sql, parameters, null));
    return this;
  }

  /// Adds a query, or a statement that returns rows.
  public <T> Answer<T> ask(
      String sql, List<? extends @Nullable Object> parameters, RowMapper<T> mapper) {
    var part = new Part<>(sql, parameters, mapper);
    put(part);
    return part;
  }

  /// Runs `hook` once the transaction that carried the bundle out has committed.
  public Bundle afterCommit(Runnable hook) {
    if (hooks.size() >= Database.HOOK_LIMIT) {
      throw new PlatformFault(Code.DATABASE_SCOPE, "too many hooks in one bundle");
    }
    hooks.add(hook);
    return this;
  }

  private void put(Part<?> part) {
    if (parts.size() >= STATEMENT_LIMIT) {
      throw new PlatformFault(Code.DATABASE_SCOPE, "too many statements in one bundle");
    }
    parts.add(part);
  }

  /// The rows a statement gave; known once the bundle was carried out.
  public sealed interface Answer<T> {
    /// @throws PlatformFault `database-scope` before that
    List<T> rows();

    /// The only row.
    ///
    /// @throws PlatformFault `database-scope` when there is none or more than one
    default T row() {
      List<T> all = rows();
      if (all.size() != 1) {
        throw new PlatformFault(Code.DATABASE_SCOPE, all.size() + " rows instead of one");
      }
      return all.getFirst();
    }
  }

  List<Runnable> hooks() {
    return List.copyOf(hooks);
  }

  boolean isEmpty() {
    return parts.isEmpty();
  }

  /// All statements as one text, which the driver takes apart again.
  String sql() {
    StringBuilder text = new StringBuilder();
    for (Part<?> part : parts) {
      if (!text.isEmpty()) {
        text.append(";\n");
      }
      text.append(part.sql);
    }
    return text.toString();
  }

  /// @param first place of the bundle's first parameter; statements before the bundle's own have
  ///   answers that are skipped
  void carryOut(PreparedStatement statement, int first) throws SQLException {
    int place = first;
    for (Part<?> part : parts) {
      for (Object value : part.parameters) {
        StatementCreatorUtils.setParameterValue(
            statement, place++, SqlTypeValue.TYPE_UNKNOWN, value);
      }
    }
    boolean rows = statement.execute();
    if (first > 1) {
      rows = statement.getMoreResults();
    }
    for (Part<?> part : parts) {
      if (rows) {
        try (ResultSet result = statement.getResultSet()) {
          part.read(result);
        }
      }
      rows = statement.getMoreResults();
    }
  }

  private static final class Part<T> implements Answer<T> {
    private final String sql;
    private final List<? extends @Nullable Object> parameters;
    private final @Nullable RowMapper<T> mapper;
    private @Nullable List<T> rows;

    Part(String sql, List<? extends @Nullable Object> parameters, @Nullable RowMapper<T> mapper) {
      this.sql = sql;
      this.parameters = parameters;
      this.mapper = mapper;
    }

    void read(ResultSet result) throws SQLException {
      if (mapper == null) {
        return;
      }
      List<T> found = new ArrayList<>();
      while (result.next()) {
        found.add(mapper.mapRow(result, found.size()));
      }
      rows = List.copyOf(found);
    }

    @Override
    public List<T> rows() {
      if (rows == null) {
        throw new PlatformFault(Code.DATABASE_SCOPE, "the bundle was not carried out");
      }
      return rows;
    }
  }

  /// By place; a list may hold nulls where this is used.
  public static List<@Nullable Object> values(@Nullable Object... values) {
    return Arrays.asList(values);
  }
}
