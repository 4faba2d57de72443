package org.ventanilla.screening.list;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// Invented entries in the form of OFAC's legacy files.
final class OfacFiles {
  private static final String REST = ",-0- ,-0- ,-0- ,-0- ,-0- ,-0- ,";

  private final Path directory;

  OfacFiles(Path directory) {
    this.directory = directory;
  }

  static String person(String id, String name, String remarks) {
    return id
        + ",\""
        + name
        + "\",\"individual\",\"SDNTK\",-0- "
        + REST
        + "\""
        + remarks
        + "\"\r\n";
  }

  static String organisation(String id, String name) {
    return id + ",\"" + name + "\",-0- ,\"SDNT] [SDNTK\",-0- " + REST + "-0- \r\n";
  }

  OfacFiles write(String file, String text) {
    return write(file, text.getBytes(StandardCharsets.UTF_8));
  }

  OfacFiles write(String file, byte[] bytes) {
    try {
      Files.write(directory.resolve(file), bytes);
      return this;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
