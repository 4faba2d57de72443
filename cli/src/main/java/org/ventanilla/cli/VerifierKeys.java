package org.ventanilla.cli;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.VerifierKey;

/// Verifier keys as the command line takes them: the key itself, or a file that holds it.
final class VerifierKeys {
  private static final int MOST_BYTES = 4_096;

  private VerifierKeys() {}

  static List<VerifierKey> parse(List<String> given) {
    return given.stream().map(VerifierKeys::parse).toList();
  }

  private static VerifierKey parse(String given) {
    Path file = Path.of(given);
    String text = Files.isRegularFile(file) || !given.contains("+") ? inFile(file) : given;
    return switch (VerifierKey.parse(text)) {
      case Parsed.Valid<VerifierKey>(VerifierKey key) -> key;
      case Parsed.Malformed<VerifierKey>(String reason) ->
          throw CliException.usage("not a verifier key (" + reason + "): " + given);
    };
  }

  private static String inFile(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw CliException.usage("cannot read the key file " + file + ": " + KeyFile.reason(e));
    }
  }
}
