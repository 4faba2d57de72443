package org.ventanilla.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// JSON documents in files and on the terminal.
final class Documents {
  private static final int MOST_BYTES = 16 << 20;
  private static final JsonMapper JSON =
      JsonMapper.builder().enable(SerializationFeature.INDENT_OUTPUT).build();

  private Documents() {}

  static JsonNode read(Path file) {
    try {
      if (Files.size(file) > MOST_BYTES) {
        throw CliException.usage(file + " has more than " + MOST_BYTES + " bytes");
      }
      return JSON.readTree(Files.readAllBytes(file));
    } catch (IOException e) {
      throw CliException.usage("cannot read " + file + ": " + KeyFile.reason(e));
    } catch (JacksonException e) {
      // The parser's message may repeat content; the place is enough.
      throw CliException.usage(
          file
              + " is not JSON: line "
              + e.getLocation().getLineNr()
              + ", column "
              + e.getLocation().getColumnNr());
    }
  }

  /// Parses what this program itself wrote.
  static JsonNode parse(String text) {
    return JSON.readTree(text);
  }

  static String text(JsonNode document) {
    return JSON.writeValueAsString(document);
  }

  /// Writes a whole file or none.
  static void write(Path file, String content) {
    Path target = file.toAbsolutePath();
    try {
      Files.createDirectories(target.getParent());
      Path part = Files.createTempFile(target.getParent(), ".part-", null);
      Files.writeString(part, content);
      Files.move(part, target, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw CliException.usage("cannot write " + file + ": " + KeyFile.reason(e));
    }
  }
}
