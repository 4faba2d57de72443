package org.ventanilla.window.platform;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.ventanilla.window.platform.PlatformFault.Code;

/// As whom the embedded server runs. PostgreSQL refuses root, so for root it is the system account
/// `postgres` or `nobody`, to whom the database's files then belong. Where that account cannot
/// reach the data directory (a root's home, closed to all others) it is root in a user namespace of
/// its own, which PostgreSQL sees as `nobody` and which may do nothing as root.
sealed interface ServerAccount {
  /// The window's own user, who is not root.
  record Own() implements ServerAccount {}

  /// Another account, by lowering privileges.
  record Lowered(String name, String group) implements ServerAccount {}

  /// Root, seen as nobody.
  record Namespaced() implements ServerAccount {}

  List<String> CANDIDATES = List.of("postgres", "nobody");

  /// @param data exists; what is in its `postgres` keeps the account it has
  static ServerAccount forDirectory(Path data, PostgresBinaries binaries) {
    try {
      return isRoot() ? loweredFromRoot(data, binaries) : own(data);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ServerAccount own(Path data) throws IOException {
    Path cluster = data.resolve(EmbeddedPostgres.CLUSTER);
    if (Files.exists(cluster) && !Files.getOwner(cluster).equals(ours())) {
      throw new PlatformFault(
          Code.DATA_DIRECTORY_UNUSABLE,
          cluster + " belongs to " + Files.getOwner(cluster) + "; start the window as that user");
    }
    return new Own();
  }

  private static ServerAccount loweredFromRoot(Path data, PostgresBinaries binaries)
      throws IOException {
    if (!Tool.SETPRIV.present()) {
      throw new PlatformFault(
          Code.POSTGRES_ACCOUNT,
          "PostgreSQL does not run as root and `setpriv` (util-linux) is missing; start the window"
              + " as another user, or set ventanilla.database.url");
    }
    Path cluster = data.resolve(EmbeddedPostgres.CLUSTER);
    Optional<String> owner =
        Files.exists(cluster) ? Optional.of(Files.getOwner(cluster).getName()) : Optional.empty();
    if (owner.isEmpty() || !owner.get().equals(ours().getName())) {
      for (String name : owner.map(List::of).orElse(CANDIDATES)) {
        Optional<String> group = group(name);
        if (group.isPresent() && new Lowered(name, group.get()).reaches(data, binaries)) {
          return new Lowered(name, group.get());
        }
      }
    }
    var namespaced = new Namespaced();
    if (owner.map(ours().getName()::equals).orElse(true)
        && Tool.UNSHARE.present()
        && namespaced.reaches(data, binaries)) {
      return namespaced;
    }
    throw new PlatformFault(
        Code.POSTGRES_ACCOUNT,
        "PostgreSQL does not run as root, and no other account can use "
            + data
            + "; choose a directory that others may enter");
  }

  /// The number of an account's own group; system accounts stand in this file.
  private static Optional<String> group(String name) throws IOException {
    try (Stream<String> lines = Files.lines(Path.of("/etc/passwd"))) {
      return lines
          .map(line -> line.split(":", -1))
          .filter(fields -> fields.length == 7 && fields[0].equals(name))
          .map(fields -> fields[3])
          .findFirst();
    }
  }

  /// Arguments that go before a program's, so that it runs as this account.
  default List<String> prefix() {
    return switch (this) {
      case Own() -> List.of();
      case Lowered(String name, String group) ->
          List.of(
              Tool.SETPRIV.path(),
              "--reuid=" + name,
              "--regid=" + group,
              "--clear-groups",
              "--inh-caps=-all",
              "--no-new-privs");
      case Namespaced() -> List.of(Tool.UNSHARE.path(), "--user");
    };
  }

  /// The name under which the server knows whoever connects from the window.
  default String peerName() {
    return switch (this) {
      case Own() -> ours().getName();
      case Lowered _ -> ours().getName();
      case Namespaced() -> "nobody";
    };
  }

  /// Makes a directory that only this account (and root) can enter; leaves an existing one, if it
  /// is such a directory.
  default Path privateDirectory(Path path) throws IOException {
    if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
      Files.createDirectory(
          path, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------")));
      if (this instanceof Lowered(String name, String _)) {
        Files.setOwner(path, principal(name));
      }
    }
    String expected = this instanceof Lowered(String name, String _) ? name : ours().getName();
    boolean isPrivate =
        Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)
            && Files.getOwner(path, LinkOption.NOFOLLOW_LINKS).getName().equals(expected)
            && PosixFilePermissions.toString(
                    Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS))
                .equals("rwx------");
    if (!isPrivate) {
      throw new PlatformFault(
          Code.DATA_DIRECTORY_UNUSABLE, path + " is not a directory of " + expected + " alone");
    }
    return path;
  }

  /// Whether this account can pass through to the data and run the binaries.
  default boolean reaches(Path data, PostgresBinaries binaries) throws IOException {
    if (this instanceof Lowered) {
      // Others may pass through to what is theirs, and see nothing on the way.
      Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx--x--x"));
    }
    var command = new ArrayList<>(prefix());
    command.addAll(
        List.of(Tool.TEST.path(), "-x", data.toString(), "-a", "-x", binaries.postgres() + ""));
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try {
      return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return false;
    } finally {
      process.destroyForcibly();
    }
  }

  static boolean isRoot() {
    return ours().getName().equals("root");
  }

  static UserPrincipal ours() {
    try {
      return principal(System.getProperty("user.name", ""));
    } catch (IOException e) {
      throw new PlatformFault(Code.POSTGRES_ACCOUNT, "the window's user has no name", e);
    }
  }

  private static UserPrincipal principal(String name) throws IOException {
    return Path.of("/").getFileSystem().getUserPrincipalLookupService().lookupPrincipalByName(name);
  }
}
