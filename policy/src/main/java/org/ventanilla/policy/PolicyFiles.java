package org.ventanilla.policy;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads the files of a policy directory, within bounds. Files ending in `.md` and hidden files are
/// passed over; anything else that is no `.yaml` file is a problem, because a rule in a file nobody
/// reads would be missed by nobody.
final class PolicyFiles {
  static final String MANIFEST = "policy.yaml";
  static final String INVARIANTS = "invariants.yaml";
  static final String EXAMPLES = "tests";
  static final String TABLES = "tables";
  static final String YAML = ".yaml";
  static final String HIDDEN_IN_NAME = "the file's name has control characters";
  static final int MAX_FILES = 500;
  static final int MAX_FILE_BYTES = 512 * 1024;
  static final int MAX_TOTAL_BYTES = 8 * 1024 * 1024;

  private final Problems problems;
  private final Problems tableProblems;
  private final SortedMap<String, String> files = new TreeMap<>();
  private long total;
  private int seen;

  private PolicyFiles(Problems problems, Problems tableProblems) {
    this.problems = problems;
    this.tableProblems = tableProblems;
  }

  /// The files by their path within the directory. A table that cannot be read is there with no
  /// content, and its problem is noted apart.
  static SortedMap<String, String> read(Path directory, Problems problems, Problems tableProblems) {
    PolicyFiles reading = new PolicyFiles(problems, tableProblems);
    reading.readFolder(directory, "");
    return reading.files;
  }

  private void readFolder(Path folder, String prefix) {
    try (DirectoryStream<Path> entries = Files.newDirectoryStream(folder)) {
      for (Path entry : entries) {
        if (++seen > MAX_FILES) {
          problems.add(
              Place.whole(prefix),
              Problem.Code.TOO_LARGE,
              "more than " + MAX_FILES + " files",
              "put several rules into one file");
          return;
        }
        readEntry(entry, prefix);
      }
    } catch (IOException | java.nio.file.DirectoryIteratorException e) {
      problems.add(
          Place.whole(prefix.isEmpty() ? "." : prefix),
          Problem.Code.UNREADABLE,
          "the directory cannot be read",
          "check that it exists and that this process may read it");
    }
  }

  private void readEntry(Path entry, String prefix) throws IOException {
    String name = String.valueOf(entry.getFileName());
    String path = prefix + name;
    if (name.startsWith(".") || name.endsWith(".md")) {
      return;
    }
    if (name.chars().anyMatch(Identifier::controls)) {
      problems.add(Place.whole(path), Problem.Code.UNEXPECTED_FILE, HIDDEN_IN_NAME, "rename it");
      return;
    }
    if (Files.isDirectory(entry) && (path.equals(EXAMPLES) || path.equals(TABLES))) {
      readFolder(entry, path + "/");
    } else if (name.endsWith(YAML) && Files.isRegularFile(entry)) {
      readFile(entry, path);
    } else if (name.endsWith(YAML) && isTable(path)) {
      // Not opened: reading a pipe might never end.
      unreadable(path, tableProblems);
    } else {
      problems.add(
          Place.whole(path),
          Problem.Code.UNEXPECTED_FILE,
          "neither a .yaml nor a .md file, nor one of the folders tables and tests",
          "rename it or move it out of the policy directory");
    }
  }

  static boolean isTable(String path) {
    return path.startsWith(TABLES + "/");
  }

  private void readFile(Path entry, String path) {
    Problems reported = isTable(path) ? tableProblems : problems;
    try (InputStream in = Files.newInputStream(entry)) {
      byte[] bytes = in.readNBytes(MAX_FILE_BYTES + 1);
      total += bytes.length;
      if (bytes.length > MAX_FILE_BYTES || total > MAX_TOTAL_BYTES) {
        problems.add(
            Place.whole(path),
            Problem.Code.TOO_LARGE,
            "a file has at most "
                + MAX_FILE_BYTES
                + " bytes and a policy at most "
                + MAX_TOTAL_BYTES,
            "split the file, or the policy");
        return;
      }
      files.put(
          path, StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
    } catch (CharacterCodingException e) {
      reported.add(
          Place.whole(path), Problem.Code.SYNTAX, "not UTF-8 text", "save the file as UTF-8");
      files.put(path, "");
    } catch (IOException e) {
      unreadable(path, reported);
    }
  }

  private void unreadable(String path, Problems reported) {
    reported.add(
        Place.whole(path),
        Problem.Code.UNREADABLE,
        "the file cannot be read",
        "check that it is a file and that this process may read it");
    files.put(path, "");
  }
}
