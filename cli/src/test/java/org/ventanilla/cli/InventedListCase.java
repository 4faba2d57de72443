package org.ventanilla.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

/// A directory with an invented list of two entries, one linked with the other, and commands that
/// screen against it.
abstract class InventedListCase {
  static final String NOTHING = ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,";

  @TempDir Path directory;

  @BeforeEach
  void list() throws IOException {
    String person = ",\"individual\",\"SDNTK\"" + NOTHING;
    Files.writeString(
        directory.resolve("sdn.csv"),
        "7,\"PRUEBAL FICTONDO, Ximena\""
            + person
            + "\"DOB 02 Nov 1950; nationality Mexico.\"\n"
            + "8,\"EJEMPLAR QUINTAL, Marisel\""
            + person
            + "\"DOB 1960; Linked To: PRUEBAL FICTONDO, Ximena.\"\n");
  }

  String file(String name, String text) throws IOException {
    return Files.writeString(directory.resolve(name), text).toString();
  }

  Ran screen(String people, String out, String... more) {
    String[] arguments = {
      "screen",
      "--list",
      "ofac:" + directory,
      "--people",
      people,
      "--out",
      directory.resolve(out).toString()
    };
    return Ran.of(with(arguments, more));
  }

  static String[] with(String[] arguments, String... more) {
    return Stream.of(arguments, more).flatMap(Stream::of).toArray(String[]::new);
  }
}
