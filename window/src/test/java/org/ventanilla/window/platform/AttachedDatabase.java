package org.ventanilla.window.platform;

import com.zaxxer.hikari.HikariDataSource;

/// A second window's way to a [TestDatabase], from another process or with a pool of its own.
public final class AttachedDatabase implements AutoCloseable {
  private final HikariDataSource pool;
  private final Database database;

  private AttachedDatabase(Login login) {
    this.pool = login.pool("attached", 8, false);
    this.database = new Database(pool);
  }

  /// What a child process needs to know.
  public static String url(TestDatabase database) {
    return database.logins().windowApp().url();
  }

  /// Attaches to the database at [#url], in the run-time role.
  public static AttachedDatabase to(String url, String user) {
    return new AttachedDatabase(new Login(url, user, ""));
  }

  /// The run-time role.
  public static String user(TestDatabase database) {
    return database.logins().windowApp().user();
  }

  public Database database() {
    return database;
  }

  @Override
  public void close() {
    pool.close();
  }
}
