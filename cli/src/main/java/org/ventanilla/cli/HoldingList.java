package org.ventanilla.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import org.ventanilla.window.holding.HoldingFile;

/// A list named on the command line: `TYPE:PATH`.
record HoldingList(HoldingFile.Type type, Path path) {
  static HoldingList parse(String given) {
    int colon = given.indexOf(':');
    HoldingFile.Type type =
        switch (colon < 0 ? "" : given.substring(0, colon).toLowerCase(Locale.ROOT)) {
          case "csv" -> HoldingFile.Type.CSV;
          case "jsonl" -> HoldingFile.Type.JSONL;
          case "ofac" -> HoldingFile.Type.OFAC;
          default -> throw CliException.usage("not csv:FILE, jsonl:FILE or ofac:DIR: " + given);
        };
    Path path = Path.of(given.substring(colon + 1));
    boolean there =
        type == HoldingFile.Type.OFAC ? Files.isDirectory(path) : Files.isReadable(path);
    if (!there) {
      throw CliException.usage("cannot read " + path);
    }
    return new HoldingList(type, path);
  }

  HoldingFile file(Optional<Path> mapping) {
    if (type == HoldingFile.Type.CSV && mapping.isEmpty()) {
      throw CliException.usage(
          "a csv file needs --mapping FILE; see docs/how-to/import-a-holding.md");
    }
    if (type == HoldingFile.Type.OFAC && mapping.isPresent()) {
      throw CliException.usage("OFAC's files bring their own mapping; leave --mapping out");
    }
    return new HoldingFile(type, path, mapping);
  }
}
