package org.ventanilla.cli;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Arrays;
import org.ventanilla.ledger.SignedNote;

/// Signed checkpoints in files: the one that counts, which the next replaces at once or not at all,
/// and beside it what contradicts it, which nothing ever replaces.
final class NoteFiles {
  /// Most files beside one; whoever serves a log must not be able to fill the disk with them.
  static final int MOST_BESIDE = 100;

  private NoteFiles() {}

  /// What became of a note.
  ///
  /// @param told such as `kept as FILE.word`
  record Kept(boolean done, String told) {}

  static void replace(Path file, byte[] note) {
    try {
      write(file, note, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw cannotWrite(file, e);
    }
  }

  /// Keeps a note as `FILE.word`, or `FILE.word.2` and so on where something is there already. What
  /// is kept already is not kept twice. It is evidence of an answer that must be given also where
  /// the evidence cannot be kept, so that is no fault.
  static Kept keepBeside(Path file, String word, byte[] note) {
    try {
      for (int number = 1; number <= MOST_BESIDE; number++) {
        Path beside =
            file.resolveSibling(
                file.getFileName() + "." + word + (number == 1 ? "" : "." + number));
        if (!Files.exists(beside, LinkOption.NOFOLLOW_LINKS)) {
          write(beside, note);
          return new Kept(true, "kept as " + beside);
        }
        if (holds(beside, note)) {
          return new Kept(true, "kept as " + beside + " already");
        }
      }
      return new Kept(
          false, "not kept: " + MOST_BESIDE + " others are beside " + file + " already");
    } catch (IOException e) {
      return new Kept(false, "not kept: " + KeyFile.reason(e));
    }
  }

  private static boolean holds(Path file, byte[] note) throws IOException {
    if (!Files.isRegularFile(file)) {
      return false;
    }
    try (var in = Files.newInputStream(file)) {
      return Arrays.equals(in.readNBytes(SignedNote.MAX_BYTES + 1), note);
    }
  }

  private static void write(Path file, byte[] note, StandardCopyOption... how) throws IOException {
    Path part =
        file.resolveSibling(
            "." + file.getFileName() + "." + ProcessHandle.current().pid() + ".part");
    try {
      Files.write(part, note);
      Files.move(part, file, how);
    } finally {
      Files.deleteIfExists(part);
    }
  }

  /// A place that cannot be written to is wrong usage, a disk that is full a fault.
  static CliException cannotWrite(Path file, IOException fault) {
    String told = "cannot write " + file + ": " + KeyFile.reason(fault);
    return switch (fault) {
      case NoSuchFileException _,
          AccessDeniedException _,
          FileAlreadyExistsException _,
          NotDirectoryException _ ->
          CliException.usage(told);
      default ->
          KeyFile.reason(fault).equals("Not a directory")
              ? CliException.usage(told)
              : CliException.fault(told);
    };
  }
}
