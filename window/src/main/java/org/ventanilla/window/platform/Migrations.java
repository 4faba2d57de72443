package org.ventanilla.window.platform;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.FlywayException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.ventanilla.window.platform.PlatformFault.Code;

/// Each module's own schema, migrations (`db/migration/<module>`) and history
/// (`<module>.migration`), run by the owner role at start in the order of
/// `db/migration/modules.txt`, which follows the modules' dependencies. What they make, the
/// run-time role may read and write by default; a migration that wants less revokes it.
final class Migrations {
  private static final String FOLDER = "db/migration/";
  private static final String HISTORY = "migration";

  private final DataSource owner;
  private final String appRole;

  Migrations(DataSource owner, String appRole) {
    this.owner = owner;
    this.appRole = appRole;
  }

  /// Brings the window's database up to date.
  void migrateModules() {
    for (String module : modules()) {
      migrate(module, FOLDER + module);
    }
  }

  /// Brings the vault's database up to date.
  void migrateVault() {
    migrate("vault", "db/vault");
  }

  static List<String> modules() {
    try (InputStream in =
        Migrations.class.getClassLoader().getResourceAsStream(FOLDER + "modules.txt")) {
      if (in == null) {
        throw new PlatformFault(Code.DATABASE_MIGRATION, "no " + FOLDER + "modules.txt");
      }
      return new String(in.readAllBytes(), StandardCharsets.UTF_8).lines().toList();
    } catch (IOException e) {
      throw new PlatformFault(Code.DATABASE_MIGRATION, "cannot read the modules' order", e);
    }
  }

  private void migrate(String schema, String location) {
    if (Migrations.class.getClassLoader().getResource(location) == null) {
      return;
    }
    try {
      openTo(schema);
      Flyway.configure()
          .dataSource(owner)
          .defaultSchema(schema)
          .schemas(schema)
          .createSchemas(false)
          .table(HISTORY)
          .locations("classpath:" + location)
          .failOnMissingLocations(true)
          .validateMigrationNaming(true)
          .cleanDisabled(true)
          .baselineOnMigrate(true)
          .baselineVersion("0")
          .load()
          .migrate();
      history(schema);
    } catch (FlywayException e) {
      throw new PlatformFault(
          Code.DATABASE_MIGRATION, "the migrations of " + schema + " failed: " + e.getMessage(), e);
    }
  }

  /// Names are the project's own or a setting of the operator's, quoted by the server.
  private void openTo(String schema) {
    execute(
        """
        create schema if not exists %1$I;
        grant usage on schema %1$I to %2$I;
        alter default privileges in schema %1$I
          grant select, insert, update, delete on tables to %2$I;
        alter default privileges in schema %1$I grant usage, select on sequences to %2$I
        """,
        schema);
  }

  private void history(String schema) {
    execute("revoke all on %1$I." + HISTORY + " from %2$I", schema);
  }

  private void execute(String template, String schema) {
    JdbcClient sql = JdbcClient.create(owner);
    String statement =
        sql.sql("select format(?, ?::text, ?::text)")
            .params(template, schema, appRole)
            .query(String.class)
            .single();
    sql.sql(statement).update();
  }
}
