package org.ventanilla.window.platform;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.springframework.jdbc.CannotGetJdbcConnectionException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.SingleConnectionDataSource;

/// The four roles: who owns and who uses, on the window's database and on the vault.
record Logins(Login windowOwner, Login windowApp, Login vaultOwner, Login vaultApp) {
  static Logins external(PlatformSettings settings) {
    return new Logins(
        settings.database().owner(),
        settings.database().app(),
        settings.vault().owner(),
        settings.vault().app());
  }

  /// Those of an embedded server, made if they are not there, with the databases they own.
  static Logins embedded(EmbeddedPostgres server, String windowDatabase, String vaultDatabase) {
    Logins logins = of(server, windowDatabase, vaultDatabase);
    try (Connection connection = server.superuser("postgres").unpooled().getConnection()) {
      JdbcClient sql = JdbcClient.create(new SingleConnectionDataSource(connection, true));
      for (Login login :
          List.of(logins.windowOwner, logins.windowApp, logins.vaultOwner, logins.vaultApp)) {
        createRole(sql, login.user());
      }
      createDatabase(sql, windowDatabase, logins.windowOwner, logins.windowApp);
      createDatabase(sql, vaultDatabase, logins.vaultOwner, logins.vaultApp);
    } catch (SQLException e) {
      throw new CannotGetJdbcConnectionException("no connection to the embedded server", e);
    }
    return logins;
  }

  static Logins of(EmbeddedPostgres server, String windowDatabase, String vaultDatabase) {
    return new Logins(
        server.login(windowDatabase, "window_owner"),
        server.login(windowDatabase, "window_app"),
        server.login(vaultDatabase, "vault_owner"),
        server.login(vaultDatabase, "vault_app"));
  }

  /// Names here are this class's own and its callers' literals, never input.
  private static void createRole(JdbcClient sql, String role) {
    if (absent(sql, "select 1 from pg_roles where rolname = ?", role)) {
      sql.sql(
              "create role "
                  + role
                  + " login nosuperuser nocreatedb nocreaterole noreplication nobypassrls")
          .update();
    }
  }

  private static void createDatabase(JdbcClient sql, String name, Login owner, Login app) {
    if (absent(sql, "select 1 from pg_database where datname = ?", name)) {
      sql.sql("create database " + name + " owner " + owner.user()).update();
    }
    sql.sql("revoke all on database " + name + " from public").update();
    sql.sql("grant connect on database " + name + " to " + app.user()).update();
  }

  private static boolean absent(JdbcClient sql, String question, String name) {
    return sql.sql(question).param(name).query(Integer.class).optional().isEmpty();
  }
}
