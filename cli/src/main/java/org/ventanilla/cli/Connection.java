package org.ventanilla.cli;

import java.net.URI;
import java.nio.file.Path;
import picocli.CommandLine.Option;

/// How a command reaches a window, and as whom.
final class Connection {
  @Option(
      names = "--window",
      paramLabel = "URL",
      description = "the window (default: $VENTANILLA_WINDOW or ${DEFAULT-VALUE})",
      defaultValue = "${env:VENTANILLA_WINDOW:-http://127.0.0.1:8700}")
  private URI window = URI.create("http://127.0.0.1:8700");

  @Option(
      names = "--agency",
      paramLabel = "ID",
      description = "the calling agency (default: $VENTANILLA_AGENCY)",
      defaultValue = "${env:VENTANILLA_AGENCY:-}")
  private String agency = "";

  @Option(
      names = "--access-key",
      paramLabel = "FILE",
      description = "the agency's private access key (default: $VENTANILLA_ACCESS_KEY)",
      defaultValue = "${env:VENTANILLA_ACCESS_KEY:-}")
  private String accessKey = "";

  WindowClient open() {
    if (agency.isBlank()) {
      throw CliException.usage("say which agency calls: --agency ID");
    }
    if (accessKey.isBlank()) {
      throw CliException.usage("say where the agency's access key is: --access-key FILE");
    }
    return new WindowClient(window, agency, KeyFile.access(Path.of(accessKey)));
  }
}
