package org.ventanilla.window.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.InstantSource;
import java.util.concurrent.atomic.AtomicInteger;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.util.FileSystemUtils;

/// A window's database and vault for one test class: real PostgreSQL, every module's migrations,
/// the restricted role, empty. One server runs per test process; each call of [#fresh()] copies a
/// migrated template, which takes about 0.1 s.
///
/// ```java
/// class RequestStoreTests {
///   @AutoClose static final TestDatabase db = TestDatabase.fresh();
///
///   @Test
///   void agencySeesItsOwnRows() {
///     db.database().as("mx/one", () -> store.insert(…));
///   }
/// }
/// ```
///
/// Rows stay until it is closed: tests in one class use different owners or ids. To look past row
/// security, ask [#asOwner()].
public final class TestDatabase implements AutoCloseable {
  /// As many transactions at once as there are connections.
  static final int CONNECTIONS = 8;

  private static final AtomicInteger NUMBER = new AtomicInteger();

  private final Logins logins;
  private final Storage storage;
  private final Path keys;

  private TestDatabase(Logins logins, Storage storage, Path keys) {
    this.logins = logins;
    this.storage = storage;
    this.keys = keys;
  }

  /// A new, empty database on the system clock.
  public static TestDatabase fresh() {
    return fresh(Clock.systemUTC());
  }

  /// A new, empty database whose vault goes by `clock`.
  public static TestDatabase fresh(InstantSource clock) {
    EmbeddedPostgres server = Server.RUNNING.postgres;
    String name = "t" + NUMBER.incrementAndGet();
    String vaultName = name + "_vault";
    Logins logins = Logins.of(server, name, vaultName);
    copy(Storage.WINDOW_DATABASE, name, logins.windowOwner());
    copy(Storage.VAULT_DATABASE, vaultName, logins.vaultOwner());
    Path keys = Server.RUNNING.directory.resolve("keys-" + name);
    Storage storage =
        Storage.open(null, logins, keys, CONNECTIONS, 2, new Ids(clock, new SecureRandom()), clock);
    return new TestDatabase(logins, storage, keys);
  }

  private static void copy(String template, String name, Login owner) {
    superuser()
        .sql("create database " + name + " template " + template + " owner " + owner.user())
        .update();
  }

  private static JdbcClient superuser() {
    return JdbcClient.create(Server.RUNNING.postgres.superuser("postgres").unpooled());
  }

  public Database database() {
    return storage.database();
  }

  public Vault vault() {
    return storage.vault();
  }

  /// Statements as the role that owns the tables, each by itself: row security does not bind it.
  public JdbcClient asOwner() {
    return JdbcClient.create(logins.windowOwner().unpooled());
  }

  /// As [#asOwner()], in the vault.
  public JdbcClient asVaultOwner() {
    return JdbcClient.create(logins.vaultOwner().unpooled());
  }

  /// For what only the server's superuser may do, such as ending a connection.
  void superuserStatement(String statement) {
    superuser().sql(statement).query().listOfRows();
  }

  /// The process id of the server that all of them share.
  public long serverPid() {
    return Server.RUNNING.postgres.pid();
  }

  /// Where its master key lies.
  Path keys() {
    return keys;
  }

  Logins logins() {
    return logins;
  }

  /// Its databases go with the server: to drop them one by one would cost a checkpoint each.
  @Override
  public void close() {
    storage.close();
  }

  /// One per test process; it dies with the process, and its files are removed before.
  private record Server(EmbeddedPostgres postgres, Path directory) {
    static final Server RUNNING = start();

    private static Server start() {
      try {
        Path directory = Files.createTempDirectory("ventanilla-test");
        Path cache = new PlatformSettings(directory, null, null, store(), store()).cacheDir();
        EmbeddedPostgres postgres = EmbeddedPostgres.start(directory.resolve("data"), cache, 200);
        Storage.migrate(Logins.embedded(postgres, Storage.WINDOW_DATABASE, Storage.VAULT_DATABASE));
        var server = new Server(postgres, directory);
        Runtime.getRuntime().addShutdownHook(new Thread(server::stop, "test-database-stop"));
        return server;
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }

    private static PlatformSettings.Store store() {
      return new PlatformSettings.Store(null, "", "", "", "", 16);
    }

    /// At once, without the checkpoint over all databases that a shutdown writes: they go now.
    private void stop() {
      try {
        PostgresProcess.signal(postgres.pid(), "QUIT");
        postgres.close();
        FileSystemUtils.deleteRecursively(directory);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }
}
