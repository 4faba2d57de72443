package org.ventanilla.policy;

import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// The files of a policy directory as texts, for whoever stores, signs or sends a policy whole.
/// [Policy#of] makes the policy of them, with the same digest as [Policy#load].
///
/// A table that cannot be read is in the way like any other file. Bounds: 500 files of 512 KiB, 8
/// MiB in all; files ending in `.md` and hidden files are left out.
public sealed interface PolicyDirectory {
  /// The texts by their path within the directory.
  record Texts(SortedMap<String, String> files) implements PolicyDirectory {
    /// Copies.
    public Texts {
      files = Collections.unmodifiableSortedMap(new TreeMap<>(files));
    }

    /// What [Policy#digest] says of the policy of these files, if they make one.
    public String digest() {
      return PolicyDigest.of(files);
    }
  }

  /// What is in the way of reading it; never empty.
  record Unreadable(List<Problem> problems) implements PolicyDirectory {
    /// Copies.
    public Unreadable {
      problems = List.copyOf(problems);
    }
  }

  /// Reads a directory. Whether the texts make a policy is not looked at.
  static PolicyDirectory read(Path directory) {
    Problems problems = new Problems();
    SortedMap<String, String> files = PolicyFiles.read(directory, problems, problems);
    return problems.isEmpty() ? new Texts(files) : new Unreadable(problems.inOrder());
  }
}
