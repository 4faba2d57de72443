package org.ventanilla.cli;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where the program was installed or cloned, as the launcher says.
final class Home {
  private Home() {}

  static Path agreement() {
    Path folder = Path.of(System.getProperty("ventanilla.home", "."), "agreements", "mx-us");
    if (!Files.isRegularFile(folder.resolve("agreement.yaml"))) {
      throw CliException.usage(
          "the worked example is not at " + folder + "; start the program with ./ventanilla");
    }
    return folder.toAbsolutePath().normalize();
  }
}
