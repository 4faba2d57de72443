package org.ventanilla.cli;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// Files on their way into a directory: they wait in a folder inside it, `.export-` and the number
/// of this process, until all of them may go to their places. What a process that was killed left
/// waiting is removed by the next. Safe for many threads while files are put.
final class StagedFiles implements AutoCloseable {
  private static final Pattern FOLDER = Pattern.compile("\\.export-([0-9]{1,18})");

  private final Path directory;
  private final Path folder;
  private final boolean made;
  private final Set<String> grown = ConcurrentHashMap.newKeySet();
  private final AtomicReference<String> other = new AtomicReference<>("");

  private StagedFiles(Path directory, boolean made) {
    this.directory = directory;
    this.made = made;
    this.folder = directory.resolve(".export-" + ProcessHandle.current().pid());
  }

  /// @param directory made if it is not there, and removed again if nothing gets there
  static StagedFiles in(Path directory) {
    boolean made = !Files.exists(directory);
    try {
      if (!made && !Files.isDirectory(directory)) {
        throw CliException.usage(directory + " is no directory");
      }
      Files.createDirectories(directory);
      StagedFiles staged = new StagedFiles(directory, made);
      staged.removeLeftOvers();
      Files.createDirectory(staged.folder);
      return staged;
    } catch (IOException e) {
      throw NoteFiles.cannotWrite(directory, e);
    }
  }

  /// Stages a file that never changes once it is there. One that is there already is left; if it is
  /// another, [#other] names it.
  void put(String path, byte[] bytes) {
    try {
      Path place = place(path);
      if (!Files.exists(place, LinkOption.NOFOLLOW_LINKS)) {
        stage(path, bytes);
      } else if (!begins(place, bytes, bytes.length)) {
        other.compareAndSet("", path);
      }
    } catch (IOException e) {
      throw NoteFiles.cannotWrite(directory.resolve(path), e);
    }
  }

  /// Stages a file that may grow at its end.
  ///
  /// @return false if one is there that does not begin it; nothing is staged then
  boolean grow(String path, byte[] bytes) {
    try {
      Path place = place(path);
      if (Files.exists(place, LinkOption.NOFOLLOW_LINKS)
          && !(Files.isRegularFile(place) && begins(place, bytes, Files.size(place)))) {
        return false;
      }
      stage(path, bytes);
      grown.add(path);
      return true;
    } catch (IOException e) {
      throw NoteFiles.cannotWrite(directory.resolve(path), e);
    }
  }

  /// The path of a file that was there and is another than the one put, if there was one.
  Optional<String> other() {
    return Optional.of(other.get()).filter(path -> !path.isEmpty());
  }

  /// Moves everything to its place.
  void publish() {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path waiting : (Iterable<Path>) all.filter(Files::isRegularFile)::iterator) {
        String path = folder.relativize(waiting).toString();
        if (grown.contains(path)) {
          move(path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } else {
          move(path);
        }
      }
    } catch (IOException | UncheckedIOException e) {
      throw CliException.fault("cannot read " + folder + ": " + e.getMessage());
    }
  }

  /// Puts a file to its place at once, over whatever is there.
  void publishLast(String path, byte[] bytes) {
    try {
      stage(path, bytes);
    } catch (IOException e) {
      throw NoteFiles.cannotWrite(directory.resolve(path), e);
    }
    move(path, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
  }

  private void move(String path, StandardCopyOption... how) {
    try {
      Path place = place(path);
      Files.createDirectories(place.resolveSibling("."));
      Files.move(folder.resolve(path), place, how);
    } catch (IOException e) {
      throw NoteFiles.cannotWrite(directory.resolve(path), e);
    }
  }

  private Path place(String path) throws IOException {
    Path place = directory.resolve(path).normalize();
    if (!place.startsWith(directory.normalize())) {
      throw new IOException("a path that leads out of the directory");
    }
    return place;
  }

  private void stage(String path, byte[] bytes) throws IOException {
    Path waiting = folder.resolve(path);
    Files.createDirectories(waiting.resolveSibling("."));
    Files.write(waiting, bytes);
  }

  /// Whether a file is the first so many of the bytes, and nothing more.
  private static boolean begins(Path file, byte[] bytes, long length) throws IOException {
    if (!Files.isRegularFile(file) || length > bytes.length || Files.size(file) != length) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(bytes.length), Arrays.copyOf(bytes, (int) length));
    }
  }

  private void removeLeftOvers() throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      for (Path child : (Iterable<Path>) children.filter(StagedFiles::isLeftOver)::iterator) {
        remove(child);
      }
    }
  }

  private static boolean isLeftOver(Path child) {
    var name = FOLDER.matcher(child.getFileName().toString());
    if (!name.matches()) {
      return false;
    }
    long process = Long.parseLong(name.group(1));
    return process == ProcessHandle.current().pid() || ProcessHandle.of(process).isEmpty();
  }

  private static void remove(Path folder) throws IOException {
    try (Stream<Path> all = Files.walk(folder)) {
      for (Path one : (Iterable<Path>) all.sorted(Comparator.reverseOrder())::iterator) {
        Files.delete(one);
      }
    }
  }

  @Override
  public void close() {
    try {
      remove(folder);
      if (made && isEmpty(directory)) {
        Files.delete(directory);
      }
    } catch (IOException e) {
      // The next export removes it.
    }
  }

  private static boolean isEmpty(Path directory) throws IOException {
    try (Stream<Path> children = Files.list(directory)) {
      return children.findAny().isEmpty();
    }
  }
}
