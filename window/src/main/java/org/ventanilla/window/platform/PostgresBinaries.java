package org.ventanilla.window.platform;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.CheckedInputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.springframework.util.FileSystemUtils;
import org.tukaani.xz.XZInputStream;
import org.ventanilla.window.platform.PlatformFault.Code;

/// The published PostgreSQL binaries, unpacked once into a cache directory. The directory's name
/// holds the archive's checksum and it appears by a rename, so it is complete or not there, and a
/// new version never mixes with an old one.
///
/// @param home contains `bin`, `lib` and `share`
record PostgresBinaries(Path home) {
  private static final long UNPACKED_LIMIT = 512L << 20;
  private static final int ENTRY_LIMIT = 20_000;
  private static final int LZMA_MEMORY_KIB = 128 << 10;
  private static final Map<String, String> MACHINES =
      Map.of("amd64", "x86_64", "x86_64", "x86_64", "aarch64", "arm_64");

  Path postgres() {
    return home.resolve("bin/postgres");
  }

  Path initdb() {
    return home.resolve("bin/initdb");
  }

  /// Binaries for this machine, unpacked now if they are not there yet.
  static PostgresBinaries in(Path cache) {
    String archive = archive();
    try {
      Files.createDirectories(cache);
      Path home = cache.resolve("postgresql-" + checksum(archive));
      if (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
        unpack(archive, cache, home);
      }
      requireOurs(home);
      return new PostgresBinaries(home);
    } catch (IOException | UncheckedIOException e) {
      throw new PlatformFault(
          Code.POSTGRES_BINARIES, "cannot unpack PostgreSQL into " + cache + ": " + e, e);
    }
  }

  private static String archive() {
    String machine = System.getProperty("os.arch", "");
    String name = MACHINES.get(machine.toLowerCase(Locale.ROOT));
    String resource = "/postgres-linux-" + name + ".txz";
    if (name == null
        || !System.getProperty("os.name", "").startsWith("Linux")
        || PostgresBinaries.class.getResource(resource) == null) {
      throw new PlatformFault(
          Code.POSTGRES_BINARIES,
          "no embedded PostgreSQL for "
              + System.getProperty("os.name")
              + " on "
              + machine
              + "; set ventanilla.database.url to a server of your own");
    }
    return resource;
  }

  private static InputStream open(String archive) throws IOException {
    InputStream stream = PostgresBinaries.class.getResourceAsStream(archive);
    if (stream == null) {
      throw new NoSuchFileException(archive);
    }
    return new BufferedInputStream(stream, 1 << 16);
  }

  /// Tells releases apart. A cryptographic digest of fifteen megabytes would take a JVM that has
  /// just begun half a second of every start, and would prove nothing: whoever can put another
  /// archive on the class path needs no collision.
  private static String checksum(String archive) throws IOException {
    try (var in = new CheckedInputStream(open(archive), new CRC32())) {
      long length = in.transferTo(OutputStream.nullOutputStream());
      return Long.toHexString(in.getChecksum().getValue()) + "-" + length;
    }
  }

  private static void unpack(String archive, Path cache, Path home) throws IOException {
    Path fresh = Files.createTempDirectory(cache, "unpacking");
    try {
      try (var xz = new XZInputStream(open(archive), LZMA_MEMORY_KIB);
          var tar = new TarArchiveInputStream(new BufferedInputStream(xz, 1 << 16))) {
        unpack(tar, fresh);
      }
      Files.setPosixFilePermissions(fresh, PosixFilePermissions.fromString("rwxr-xr-x"));
      rename(fresh, home);
    } finally {
      FileSystemUtils.deleteRecursively(fresh);
    }
  }

  private static void rename(Path fresh, Path home) throws IOException {
    try {
      Files.move(fresh, home, StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      // Another window was quicker; what it unpacked is the same.
      if (!Files.isDirectory(home, LinkOption.NOFOLLOW_LINKS)) {
        throw e;
      }
    }
  }

  private static void unpack(TarArchiveInputStream tar, Path target) throws IOException {
    long bytes = 0;
    int entries = 0;
    for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
      Path path = target.resolve(entry.getName()).normalize();
      bytes += entry.getSize();
      if (!path.startsWith(target) || ++entries > ENTRY_LIMIT || bytes > UNPACKED_LIMIT) {
        throw new IOException("not the archive of a PostgreSQL release");
      }
      if (entry.isDirectory()) {
        Files.createDirectories(path);
      } else if (entry.isSymbolicLink()) {
        link(path, entry, target);
      } else if (entry.isFile()) {
        Files.createDirectories(path.resolveSibling("."));
        Files.copy(tar, path);
        Files.setPosixFilePermissions(path, permissions(entry.getMode()));
      }
    }
  }

  private static void link(Path path, TarArchiveEntry entry, Path target) throws IOException {
    Path to = Path.of(entry.getLinkName());
    if (to.isAbsolute() || !path.resolveSibling(to).normalize().startsWith(target)) {
      throw new IOException("a link out of the archive");
    }
    Files.createSymbolicLink(path, to);
  }

  private static Set<PosixFilePermission> permissions(int mode) {
    return PosixFilePermissions.fromString((mode & 0b001_000_000) != 0 ? "rwxr-xr-x" : "rw-r--r--");
  }

  /// The server is started from here, so nobody else may be able to write here.
  private static void requireOurs(Path home) throws IOException {
    Set<PosixFilePermission> permissions =
        Files.getPosixFilePermissions(home, LinkOption.NOFOLLOW_LINKS);
    if (!Files.getOwner(home, LinkOption.NOFOLLOW_LINKS).equals(ServerAccount.ours())
        || permissions.contains(PosixFilePermission.GROUP_WRITE)
        || permissions.contains(PosixFilePermission.OTHERS_WRITE)) {
      throw new PlatformFault(
          Code.POSTGRES_BINARIES, home + " does not belong to this user alone; remove it");
    }
  }
}
