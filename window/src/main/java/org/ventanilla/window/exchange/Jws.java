package org.ventanilla.window.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.Optional;

/// The parts of a compact JWS, without checking its signature.
final class Jws {
  private Jws() {}

  /// The payload's bytes; empty when there is none to read.
  static Optional<byte[]> payload(byte[] jws) {
    String text = new String(jws, StandardCharsets.ISO_8859_1);
    int first = text.indexOf('.');
    int second = text.indexOf('.', first + 1);
    if (first < 0 || second < 0) {
      return Optional.empty();
    }
    try {
      return Optional.of(Base64.getUrlDecoder().decode(text.substring(first + 1, second)));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
