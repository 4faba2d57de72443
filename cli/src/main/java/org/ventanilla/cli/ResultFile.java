package org.ventanilla.cli;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import org.jspecify.annotations.Nullable;

/// Where results go. A file appears under its name only when it is whole: until then it is written
/// beside it, hidden, under a name of this process alone that ends in `.part`, so that nobody takes
/// half of the results for all of them. What does not become whole is removed, also when the run is
/// broken off.
final class ResultFile implements AutoCloseable {
  private final Path path;
  private final @Nullable Path part;
  private final @Nullable OutputStream out;
  private final @Nullable PrintWriter standard;

  private ResultFile(
      Path path, @Nullable Path part, @Nullable OutputStream out, @Nullable PrintWriter standard) {
    this.path = path;
    this.part = part;
    this.out = out;
    this.standard = standard;
  }

  /// @param path the file, or `-`
  /// @param standard standard output
  static ResultFile create(Path path, PrintWriter standard) {
    if (path.toString().equals("-")) {
      return new ResultFile(path, null, null, standard);
    }
    boolean plain =
        !Files.exists(path, LinkOption.NOFOLLOW_LINKS)
            || Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
    Path part =
        plain
            ? path.resolveSibling(
                "." + path.getFileName() + "." + ProcessHandle.current().pid() + ".part")
            : null;
    if (part != null) {
      part.toFile().deleteOnExit();
    }
    try {
      return new ResultFile(path, part, Files.newOutputStream(part == null ? path : part), null);
    } catch (IOException e) {
      throw CliException.usage("cannot write " + path + ": " + KeyFile.reason(e));
    }
  }

  /// Whether two paths lead to one file that exists.
  static boolean same(Path one, Path other) {
    try {
      return Files.exists(other) && Files.isSameFile(one, other);
    } catch (IOException e) {
      // What cannot be looked at cannot be read either, and reading says why.
      return false;
    }
  }

  void write(String text) {
    try {
      if (out != null) {
        out.write(text.getBytes(StandardCharsets.UTF_8));
      } else if (standard != null) {
        standard.write(text);
      }
    } catch (IOException e) {
      throw CliException.fault("cannot write " + path + ": " + KeyFile.reason(e));
    }
  }

  /// Says that all is written.
  void finish() {
    try {
      if (out != null) {
        out.close();
      }
      if (part != null) {
        move(part, path);
      }
    } catch (IOException e) {
      throw CliException.fault("cannot write " + path + ": " + KeyFile.reason(e));
    }
  }

  private static void move(Path from, Path to) throws IOException {
    try {
      Files.move(from, to, StandardCopyOption.ATOMIC_MOVE);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(from, to, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  @Override
  public void close() {
    try {
      if (out != null) {
        out.close();
      }
      if (part != null) {
        Files.deleteIfExists(part);
      }
    } catch (IOException e) {
      throw CliException.fault("cannot write " + path + ": " + KeyFile.reason(e));
    }
  }
}
