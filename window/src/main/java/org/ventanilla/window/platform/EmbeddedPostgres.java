package org.ventanilla.window.platform;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.UUID;
import org.ventanilla.window.platform.PlatformFault.Code;

/// A PostgreSQL server of the window's own: durable, on a Unix socket that only the window's user
/// can reach, and never alive without the window.
///
/// In the data directory: `postgres/` (the cluster), `postgres.log` (the server's words since the
/// last start), `socket/`, `window.lock`. There is no password: the server asks the operating
/// system who connects.
public final class EmbeddedPostgres implements AutoCloseable {
  static final String CLUSTER = "postgres";

  private static final String SUPERUSER = "window_root";
  private static final int PORT = 5432;

  /// Connections beyond those of the window's own pools.
  static final int SPARE = 24;

  /// Of `sockaddr_un.sun_path`, with the closing zero.
  private static final int SOCKET_PATH_LIMIT = 108;

  private static final Duration START_LIMIT = Duration.ofMinutes(2);

  private final DirectoryLock lock;
  private final Path socketFile;
  private final PostgresProcess process;

  private EmbeddedPostgres(DirectoryLock lock, Path socketFile, PostgresProcess process) {
    this.lock = lock;
    this.socketFile = socketFile;
    this.process = process;
  }

  /// Starts the server of a data directory, which is made if it is not there. Returns once the
  /// server has recovered and takes connections.
  ///
  /// @param connections most at a time, besides [#SPARE] for setting up, backing up and looking in
  public static EmbeddedPostgres start(Path data, Path cache, int connections) {
    try {
      createPrivate(data);
      DirectoryLock lock = DirectoryLock.on(data);
      try {
        return start(data.toRealPath(), cache, connections, lock);
      } catch (IOException | RuntimeException e) {
        lock.close();
        throw e;
      }
    } catch (IOException e) {
      throw new PlatformFault(Code.DATA_DIRECTORY_UNUSABLE, "cannot use " + data + ": " + e, e);
    }
  }

  private static EmbeddedPostgres start(Path data, Path cache, int connections, DirectoryLock lock)
      throws IOException {
    PostgresBinaries binaries = PostgresBinaries.in(cache);
    ServerAccount account = ServerAccount.forDirectory(data, binaries);
    var cluster = new PostgresCluster(data, binaries, account);
    cluster.endOrphan();
    cluster.create(SUPERUSER);
    Path sockets = account.privateDirectory(socketDirectory(data));
    cluster.configure(sockets, PORT, connections + SPARE);
    Path socketFile = sockets.resolve(".s.PGSQL." + PORT);
    var process = new PostgresProcess(cluster);
    try {
      process.start();
      var server = new EmbeddedPostgres(lock, socketFile, process);
      server.awaitConnections();
      return server;
    } catch (RuntimeException e) {
      process.close();
      throw e;
    }
  }

  /// The JDBC address of one of its databases.
  public String url(String database) {
    return "jdbc:postgresql://localhost/"
        + database
        + "?sslmode=disable&gssEncMode=disable&socketFactory="
        + "org.newsclub.net.unix.AFUNIXSocketFactory$FactoryArg"
        + "&socketFactoryArg="
        + socketFile;
  }

  /// Who may do anything; for setting up.
  Login superuser(String database) {
    return new Login(url(database), SUPERUSER, "");
  }

  Login login(String database, String role) {
    return new Login(url(database), role, "");
  }

  /// The process id of the server that runs now.
  long pid() {
    return process.pid();
  }

  private void awaitConnections() {
    long limit = System.nanoTime() + START_LIMIT.toNanos();
    while (true) {
      try (Connection connection = superuser("postgres").unpooled().getConnection()) {
        if (connection.isValid(5)) {
          return;
        }
      } catch (SQLException e) {
        if (System.nanoTime() > limit || !process.isKept()) {
          throw new PlatformFault(
              Code.POSTGRES_START, "PostgreSQL did not start: " + process.lastWords(), e);
        }
      }
      pause();
    }
  }

  private static void pause() {
    try {
      Thread.sleep(Duration.ofMillis(10));
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new PlatformFault(Code.POSTGRES_START, "interrupted while PostgreSQL started", e);
    }
  }

  private static void createPrivate(Path data) throws IOException {
    if (!Files.isDirectory(data)) {
      Path parent = data.toAbsolutePath().getParent();
      if (parent != null) {
        Files.createDirectories(parent);
      }
      Files.createDirectory(
          data, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
    }
  }

  /// In the data directory, or by a short name of its own among the temporary files where the data
  /// directory's path is too long for a socket.
  private static Path socketDirectory(Path data) {
    Path inside = data.resolve("socket");
    int length = inside.toString().getBytes(StandardCharsets.UTF_8).length;
    if (length + "/.s.PGSQL.".length() + 6 < SOCKET_PATH_LIMIT) {
      return inside;
    }
    byte[] name = data.toString().getBytes(StandardCharsets.UTF_8);
    long hash = UUID.nameUUIDFromBytes(name).getMostSignificantBits();
    return Path.of("/tmp", "ventanilla-" + HexFormat.of().toHexDigits(hash));
  }

  /// Stops the server: whoever is connected is disconnected, what they committed is on disk. Then
  /// lets go of the data directory.
  @Override
  public void close() {
    process.close();
    try {
      lock.close();
    } catch (IOException e) {
      throw new PlatformFault(Code.DATA_DIRECTORY_UNUSABLE, "cannot let go of the lock", e);
    }
  }
}
