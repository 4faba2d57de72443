package org.ventanilla.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// The window's own PostgreSQL without the window: what it was told about durability, what it
/// counted, and how many bare single-row commits it does in a second.
final class BareDatabase {
  private static final List<String> DURABLE =
      List.of("fsync", "synchronous_commit", "full_page_writes");

  private final Path socket;

  BareDatabase(Path socket) {
    this.socket = socket;
  }

  /// @param transitions steps of requests that were written
  /// @param transactions all that were committed, whatever for
  record Counts(long transitions, long transactions) {
    Counts since(Counts before) {
      return new Counts(transitions - before.transitions, transactions - before.transactions);
    }
  }

  /// A figure of a database that may lose what it committed would be worth nothing.
  void requireDurable() throws SQLException {
    try (Connection connection = connect()) {
      for (String setting : DURABLE) {
        String value = text(connection, "show " + setting);
        if (!value.toLowerCase(Locale.ROOT).equals("on")) {
          throw new IllegalStateException(setting + " is " + value);
        }
      }
    }
  }

  Counts counts() throws SQLException {
    try (Connection connection = connect()) {
      return new Counts(
          number(connection, "select count(*) from exchange.timeline"),
          number(
              connection,
              "select xact_commit from pg_stat_database where datname = current_database()"));
    }
  }

  /// Every step of every request was written by a transaction that wrote no other step.
  void requireOneTransactionATransition() throws SQLException {
    try (Connection connection = connect()) {
      long steps = number(connection, "select count(*) from exchange.timeline");
      long transactions =
          number(connection, "select count(distinct xmin::text) from exchange.timeline");
      long leaves =
          number(
              connection,
              """
              select count(*) from exchange.timeline step
              left join notary.leaf using (ticket)
              left join notary.pending using (ticket)
              where leaf.ticket is null and pending.ticket is null
              """);
      if (steps != transactions || leaves != 0) {
        throw new IllegalStateException(
            "%d steps in %d transactions, %d without a leaf"
                .formatted(steps, transactions, leaves));
      }
    }
  }

  /// Single-row inserts, a commit each.
  double commitsASecond(int connections, Duration duration)
      throws SQLException, InterruptedException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      statement.execute("create schema if not exists bench");
      statement.execute("create table if not exists bench.bare (value bigint not null)");
    }
    return aSecond(connections, duration, this::commit);
  }

  /// What one connection does until the time is over.
  @FunctionalInterface
  interface Writing {
    /// @return how many rows were committed
    long until(long end) throws SQLException, IOException;
  }

  static double aSecond(int connections, Duration duration, Writing writing)
      throws InterruptedException {
    long start = System.nanoTime();
    long end = start + duration.toNanos();
    long rows = 0;
    try (var threads = Executors.newFixedThreadPool(connections)) {
      List<Future<Long>> all = new ArrayList<>();
      for (int i = 0; i < connections; i++) {
        all.add(threads.submit(() -> writing.until(end)));
      }
      for (Future<Long> one : all) {
        rows += one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException("the bare writing failed", e);
    }
    return rows / ((System.nanoTime() - start) / 1e9);
  }

  private long commit(long end) throws SQLException {
    long commits = 0;
    try (Connection connection = connect();
        PreparedStatement insert =
            connection.prepareStatement("insert into bench.bare (value) values (?)")) {
      while (System.nanoTime() < end) {
        insert.setLong(1, commits++);
        insert.executeUpdate();
      }
    }
    return commits;
  }

  Connection connect() throws SQLException {
    return DriverManager.getConnection(
        "jdbc:postgresql://localhost/ventanilla_window?sslmode=disable&gssEncMode=disable"
            + "&socketFactory=org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg"
            + "&socketFactoryArg="
            + socket,
        "window_root",
        "");
  }

  private static long number(Connection connection, String query) throws SQLException {
    return Long.parseLong(text(connection, query));
  }

  private static String text(Connection connection, String query) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(query)) {
      row.next();
      return row.getString(1);
    }
  }
}
