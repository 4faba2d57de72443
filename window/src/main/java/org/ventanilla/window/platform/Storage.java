package org.ventanilla.window.platform;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.pool.HikariPool;
import java.nio.file.Path;
import java.time.InstantSource;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.springframework.dao.DataAccessException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.ventanilla.window.platform.PlatformFault.Code;

/// Everything durable, opened in order and closed in reverse: server, databases brought up to date,
/// pools, vault.
final class Storage implements AutoCloseable {
  static final String WINDOW_DATABASE = "ventanilla_window";
  static final String VAULT_DATABASE = "ventanilla_vault";

  /// Connections of [Database#reserved()].
  private static final int RESERVE = 3;

  private final @Nullable EmbeddedPostgres server;
  private final HikariDataSource windowPool;
  private final HikariDataSource reservePool;
  private final HikariDataSource vaultPool;
  private final Database database;
  private final Vault vault;

  private Storage(
      @Nullable EmbeddedPostgres server,
      HikariDataSource windowPool,
      HikariDataSource reservePool,
      HikariDataSource vaultPool,
      Vault vault) {
    this.server = server;
    this.windowPool = windowPool;
    this.reservePool = reservePool;
    this.vaultPool = vaultPool;
    this.database = new Database(windowPool, reservePool);
    this.vault = vault;
  }

  static Storage open(PlatformSettings settings, Ids ids, InstantSource clock) {
    if (settings.database().external()) {
      return open(null, Logins.external(settings), settings, ids, clock);
    }
    int connections = settings.database().poolSize() + RESERVE + settings.vault().vaultPoolSize();
    EmbeddedPostgres server =
        EmbeddedPostgres.start(settings.dataDir(), settings.cacheDir(), connections);
    try {
      Logins logins = Logins.embedded(server, WINDOW_DATABASE, VAULT_DATABASE);
      return open(server, logins, settings, ids, clock);
    } catch (DataAccessException e) {
      server.close();
      throw new PlatformFault(Code.POSTGRES_START, "cannot make the databases", e);
    } catch (RuntimeException e) {
      server.close();
      throw e;
    }
  }

  private static Storage open(
      @Nullable EmbeddedPostgres server,
      Logins logins,
      PlatformSettings settings,
      Ids ids,
      InstantSource clock) {
    migrate(logins);
    int windowSize = settings.database().poolSize();
    int vaultSize = settings.vault().vaultPoolSize();
    return open(server, logins, settings.keysDir(), windowSize, vaultSize, ids, clock);
  }

  static void migrate(Logins logins) {
    try (HikariDataSource window = logins.windowOwner().forMigrations();
        HikariDataSource vault = logins.vaultOwner().forMigrations()) {
      new Migrations(window, logins.windowApp().user()).migrateModules();
      new Migrations(vault, logins.vaultApp().user()).migrateVault();
    } catch (DataAccessException | HikariPool.PoolInitializationException e) {
      throw new PlatformFault(Code.DATABASE_MIGRATION, "cannot prepare the schemas", e);
    }
  }

  /// Over databases that are up to date.
  static Storage open(
      @Nullable EmbeddedPostgres server,
      Logins logins,
      Path keysDir,
      int windowSize,
      int vaultSize,
      Ids ids,
      InstantSource clock) {
    HikariDataSource windowPool = logins.windowApp().pool("window", windowSize, false);
    HikariDataSource reservePool = logins.windowApp().pool("reserve", RESERVE, false);
    HikariDataSource vaultPool = logins.vaultApp().pool("vault", vaultSize, true);
    try {
      requireRestricted(logins.windowApp().unpooled(), logins.windowOwner().user());
      requireRestricted(logins.vaultApp().unpooled(), logins.vaultOwner().user());
      boolean empty = isEmpty(vaultPool);
      var vault = new Vault(new VaultStore(vaultPool), MasterKey.in(keysDir, empty), ids, clock);
      return new Storage(server, windowPool, reservePool, vaultPool, vault);
    } catch (RuntimeException e) {
      windowPool.close();
      reservePool.close();
      vaultPool.close();
      throw e;
    }
  }

  private static boolean isEmpty(DataSource vault) {
    return new VaultStore(vault).any().isEmpty();
  }

  /// Row security binds neither a superuser, nor a role that may bypass it, nor a table's owner.
  private static void requireRestricted(DataSource app, String owner) {
    boolean strong =
        JdbcClient.create(app)
            .sql(
                """
                select rolsuper or rolbypassrls or pg_has_role(current_user, ?::name, 'member')
                from pg_roles where rolname = current_user
                """)
            .param(owner)
            .query(Boolean.class)
            .single();
    if (strong) {
      throw new PlatformFault(
          Code.DATABASE_ROLE_TOO_STRONG,
          "the role for run time must not be a superuser, bypass row security or be the owner");
    }
  }

  Database database() {
    return database;
  }

  Vault vault() {
    return vault;
  }

  @Override
  public void close() {
    vault.close();
    vaultPool.close();
    reservePool.close();
    windowPool.close();
    if (server != null) {
      server.close();
    }
  }
}
