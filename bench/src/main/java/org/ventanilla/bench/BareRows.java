package org.ventanilla.bench;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.Collections;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyIn;

/// The limit of the notary's appends: rows as long as its leaves, many to a commit, into a table
/// with a number for a key and nothing else to do.
final class BareRows {
  private static final String TABLE = "bench.entry";

  private final BareDatabase database;
  private final byte[] body;
  private final int rows;

  /// @param bytes of a row
  /// @param rows to a commit
  BareRows(BareDatabase database, int bytes, int rows) throws SQLException {
    this.database = database;
    this.body = new byte[bytes];
    this.rows = rows;
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists bench");
      statement.execute(
          "create table if not exists "
              + TABLE
              + " (number bigint generated always as identity primary key, body bytea not null)");
      statement.execute("alter table " + TABLE + " alter column body set storage external");
    }
  }

  double insertsASecond(int connections, Duration duration)
      throws SQLException, InterruptedException {
    empty();
    return BareDatabase.aSecond(connections, duration, this::insert);
  }

  double copiesASecond(int connections, Duration duration)
      throws SQLException, InterruptedException {
    empty();
    return BareDatabase.aSecond(connections, duration, this::copy);
  }

  private void empty() throws SQLException {
    try (Connection connection = database.connect();
        Statement statement = connection.createStatement()) {
      statement.execute("truncate " + TABLE);
      statement.execute("checkpoint");
    }
  }

  private long insert(long end) throws SQLException {
    String values = String.join(", ", Collections.nCopies(rows, "(?)"));
    long done = 0;
    try (Connection connection = database.connect();
        PreparedStatement insert =
            connection.prepareStatement("insert into " + TABLE + " (body) values " + values)) {
      while (System.nanoTime() < end) {
        for (int i = 1; i <= rows; i++) {
          insert.setBytes(i, body);
        }
        done += insert.executeUpdate();
      }
    }
    return done;
  }

  private long copy(long end) throws SQLException, IOException {
    byte[] data = binary();
    long done = 0;
    try (Connection connection = database.connect()) {
      var manager = connection.unwrap(PGConnection.class).getCopyAPI();
      while (System.nanoTime() < end) {
        CopyIn copy = manager.copyIn("copy " + TABLE + " (body) from stdin (format binary)");
        copy.writeToCopy(data, 0, data.length);
        done += copy.endCopy();
      }
    }
    return done;
  }

  /// PostgreSQL's binary format of COPY: a header, the rows, an end.
  private byte[] binary() throws IOException {
    var bytes = new ByteArrayOutputStream();
    var out = new DataOutputStream(bytes);
    out.write(new byte[] {'P', 'G', 'C', 'O', 'P', 'Y', '\n', (byte) 0xff, '\r', '\n', 0});
    out.writeInt(0);
    out.writeInt(0);
    for (int i = 0; i < rows; i++) {
      out.writeShort(1);
      out.writeInt(body.length);
      out.write(body);
    }
    out.writeShort(-1);
    return bytes.toByteArray();
  }
}
