package org.ventanilla.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;

/// The program as the build laid it out, and what one window that ended in peace has left for those
/// after it, as the launcher's rehearsal does: each starts with almost half less to do. One process
/// of the build makes it. Where there is none, or one of other jars, the JVM starts without.
final class QuickStart {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path PROGRAM = TARGET.resolve("ventanilla").resolve("lib");
  private static final Path CACHE = TARGET.resolve("windows.aot");

  /// Says that a process makes the cache.
  private static final Path CLAIM = TARGET.resolve("windows.aot.claim");

  /// Of the process that makes it alone, until it is whole.
  private static final Path MADE = TARGET.resolve("windows-made.aot");

  private static boolean makes;

  private QuickStart() {}

  /// What the JVM of a window is told. Its own warnings stay out of the results on standard output.
  ///
  /// @param leaves whether this window will end in peace, and may take its time, to leave a cache
  static synchronized List<String> options(boolean leaves) {
    if (System.getProperty("surefire.test.class.path") == null) {
      // Not started by the build, so what that laid out may be of other sources.
      return List.of("-cp", System.getProperty("java.class.path"));
    }
    List<String> options =
        List.of("-Xlog:disable", "-Xlog:all=error:stderr", "-cp", PROGRAM.resolve("*").toString());
    if (isOfTheProgram(CACHE)) {
      return Stream.concat(Stream.of("-XX:AOTCache=" + CACHE), options.stream()).toList();
    }
    return leaves && claimed()
        ? Stream.concat(Stream.of("-XX:AOTCacheOutput=" + MADE), options.stream()).toList()
        : options;
  }

  /// Keeps what a window of this process has left, now that it has ended.
  static synchronized void keep() {
    try {
      if (makes && Files.exists(MADE)) {
        Files.move(MADE, CACHE, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether this process is the one that makes the cache.
  private static boolean claimed() {
    try {
      if (!makes && !isOfTheProgram(CLAIM)) {
        Files.deleteIfExists(CLAIM);
        Files.createFile(CLAIM);
        makes = true;
      }
      return makes;
    } catch (FileAlreadyExistsException e) {
      return false;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Whether it is there, and no older than the program.
  private static boolean isOfTheProgram(Path file) {
    if (!Files.exists(file)) {
      return false;
    }
    try (var jars = Files.list(PROGRAM)) {
      FileTime made = Files.getLastModifiedTime(file);
      for (Path jar : jars.toList()) {
        if (Files.getLastModifiedTime(jar).compareTo(made) > 0) {
          return false;
        }
      }
      return true;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
