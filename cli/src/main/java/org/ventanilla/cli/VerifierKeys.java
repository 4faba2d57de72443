package org.ventanilla.cli;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.List;
import org.ventanilla.ledger.KeyType;
import org.ventanilla.ledger.Parsed;
import org.ventanilla.ledger.VerifierKey;
import org.ventanilla.window.platform.PlainText;

/// Verifier keys as the command line takes them: the key itself, or a file that holds it. A log's
/// key and a witness's are of two types, and one never stands in for the other.
final class VerifierKeys {
  private static final int MOST_BYTES = 4_096;

  private VerifierKeys() {}

  /// Keys that sign a log's checkpoints.
  static List<VerifierKey> ofLogs(List<String> given) {
    return given.stream().map(VerifierKeys::parse).map(VerifierKeys::ofLog).toList();
  }

  /// Keys that cosign them.
  static List<VerifierKey> ofWitnesses(List<String> given) {
    return given.stream().map(VerifierKeys::parse).map(VerifierKeys::ofWitness).toList();
  }

  /// The key a window names as its ledger's. It never is a file's name.
  static VerifierKey ofWindow(URI window) {
    String named = WindowClient.about(window).path("ledgerKey").asString("");
    return switch (VerifierKey.parse(named)) {
      case Parsed.Valid<VerifierKey>(VerifierKey key) -> ofLog(key);
      case Parsed.Malformed<VerifierKey>(String reason) ->
          throw CliException.fault(
              "the window at " + window + " names no ledger key (" + reason + ")");
    };
  }

  private static VerifierKey ofLog(VerifierKey key) {
    return switch (key.type()) {
      case KeyType.Ed25519() -> key;
      case KeyType.CosignatureV1() ->
          throw CliException.usage(
              "a witness's key, where a ledger's is wanted (--key): " + key.encode());
    };
  }

  private static VerifierKey ofWitness(VerifierKey key) {
    return switch (key.type()) {
      case KeyType.CosignatureV1() -> key;
      case KeyType.Ed25519() ->
          throw CliException.usage(
              "a ledger's key, where a witness's is wanted (--witness): " + key.encode());
    };
  }

  private static VerifierKey parse(String given) {
    return switch (VerifierKey.parse(text(given))) {
      case Parsed.Valid<VerifierKey>(VerifierKey key) -> key;
      case Parsed.Malformed<VerifierKey>(String reason) ->
          throw CliException.usage(
              "not a verifier key (" + reason + "): " + PlainText.of(given) + hint(given));
    };
  }

  private static String text(String given) {
    try {
      Path file = Path.of(given);
      return Files.isRegularFile(file) || !given.contains("+") ? inFile(file) : given;
    } catch (InvalidPathException e) {
      if (given.contains("+")) {
        return given;
      }
      throw CliException.usage("neither a verifier key nor a file: " + PlainText.of(given));
    }
  }

  /// Arguments come through the locale; what it has no letter for comes as U+FFFD.
  private static String hint(String given) {
    return given.indexOf('\uFFFD') < 0
        ? ""
        : "; this locale cannot spell its name, so put the key into a file and name that";
  }

  private static String inFile(Path file) {
    try (var in = Files.newInputStream(file)) {
      return new String(in.readNBytes(MOST_BYTES), StandardCharsets.UTF_8).strip();
    } catch (IOException e) {
      throw CliException.usage("cannot read the key file " + file + ": " + KeyFile.reason(e));
    }
  }
}
