package org.ventanilla.cli;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/// Which window this machine runs.
final class WindowSettings {
  @Option(names = "--config", paramLabel = "FILE", description = "settings, YAML")
  private @Nullable Path config;

  @Option(
      names = "--data",
      paramLabel = "DIR",
      description = "directory of the embedded database (default: ventanilla-data)")
  private @Nullable Path data;

  Map<String, String> given() {
    Map<String, String> settings = new LinkedHashMap<>();
    if (config != null) {
      if (!Files.isReadable(config)) {
        throw CliException.usage("cannot read the settings file " + config);
      }
      settings.put("spring.config.additional-location", config.toAbsolutePath().toUri().toString());
    }
    if (data != null) {
      settings.put("ventanilla.data-dir", data.toAbsolutePath().toString());
    }
    return settings;
  }

  /// The same and one more.
  Map<String, String> with(String name, String value) {
    Map<String, String> settings = given();
    settings.put(name, value);
    return settings;
  }
}
