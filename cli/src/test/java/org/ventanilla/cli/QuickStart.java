package org.ventanilla.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.util.List;

/// The program as the build laid it out, and the classes that its first window to end in peace had
/// loaded, kept for the windows after it: each starts with a third less to do. Where there is no
/// such archive, or one of other jars, the JVM starts without.
final class QuickStart {
  private static final Path TARGET = Path.of("target").toAbsolutePath();
  private static final Path PROGRAM = TARGET.resolve("ventanilla").resolve("lib");
  private static final Path ARCHIVE = TARGET.resolve("windows.jsa");

  /// Of this process alone until it is whole.
  private static final Path MADE =
      TARGET.resolve("windows-" + ProcessHandle.current().pid() + ".jsa");

  private QuickStart() {}

  /// What the JVM of a window is told. Its own warnings stay out of the results on standard output.
  static List<String> options() {
    if (System.getProperty("surefire.test.class.path") == null) {
      // Not started by the build, so what that laid out may be of other sources.
      return List.of("-cp", System.getProperty("java.class.path"));
    }
    return List.of(
        "-Xlog:disable",
        "-Xlog:all=error:stderr",
        kept() ? "-XX:SharedArchiveFile=" + ARCHIVE : "-XX:ArchiveClassesAtExit=" + MADE,
        "-cp",
        PROGRAM.resolve("*").toString());
  }

  /// Keeps what a window of this process has left, now that it has ended.
  static void keep() {
    try {
      if (Files.exists(MADE)) {
        Files.move(MADE, ARCHIVE, StandardCopyOption.ATOMIC_MOVE);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// There is an archive, and it is of the program as it is.
  private static boolean kept() {
    if (!Files.exists(ARCHIVE)) {
      return false;
    }
    try (var jars = Files.list(PROGRAM)) {
      FileTime made = Files.getLastModifiedTime(ARCHIVE);
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
