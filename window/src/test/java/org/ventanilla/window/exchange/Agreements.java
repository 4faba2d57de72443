package org.ventanilla.window.exchange;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.AgreementFile;

/// The worked example's agreement with something changed in its file.
final class Agreements {
  private Agreements() {}

  /// A copy of the example below `scratch` in which one text is another.
  static UnaryOperator<Agreement> edited(Path scratch, String from, String to) {
    return _ -> {
      Path directory = copy(scratch);
      try {
        Path file = directory.resolve("agreement.yaml");
        String text = Files.readString(file);
        if (!text.contains(from)) {
          throw new AssertionError("the example has no such text: " + from);
        }
        Files.writeString(file, text.replace(from, to));
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return load(directory);
    };
  }

  /// The same agreement with a text of its file changed in place.
  static Agreement changed(Agreement agreement, String from, String to) throws IOException {
    Path directory = agreement.policyDirectory().resolveSibling(".").normalize();
    Path file = directory.resolve("agreement.yaml");
    String text = Files.readString(file);
    if (!text.contains(from)) {
      throw new AssertionError("the agreement has no such text: " + from);
    }
    Files.writeString(file, text.replace(from, to));
    return load(directory);
  }

  static UnaryOperator<Agreement> minimumTime(Path scratch, String time) {
    return edited(scratch, "minimum-time: PT0S", "minimum-time: " + time);
  }

  /// The example with a policy of its own: its rules replace the example's.
  static UnaryOperator<Agreement> rules(Path scratch, String rules) {
    return _ -> {
      Path directory = copy(scratch);
      Path policy = directory.resolve("policy");
      try (Stream<Path> files = Files.list(policy)) {
        for (Path file : files.toList()) {
          String name = file.getFileName().toString();
          if (name.endsWith(".yaml") && !name.equals("policy.yaml")) {
            Files.delete(file);
          }
        }
        Files.writeString(policy.resolve("rules.yaml"), rules);
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
      return load(directory);
    };
  }

  private static Agreement load(Path directory) {
    return switch (AgreementFile.load(directory)) {
      case AgreementFile.Loaded(Agreement loaded) -> loaded;
      case AgreementFile.Wrong(var problems) -> throw new AssertionError(problems);
    };
  }

  private static Path copy(Path scratch) {
    try {
      Path to = Files.createTempDirectory(scratch, "agreement");
      try (Stream<Path> all = Files.walk(TestWindow.EXAMPLE, 3)) {
        for (Path one : all.toList()) {
          Path copy = to.resolve(TestWindow.EXAMPLE.relativize(one).toString());
          if (Files.isDirectory(one)) {
            Files.createDirectories(copy);
          } else {
            Files.copy(one, copy);
          }
        }
      }
      return to;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
