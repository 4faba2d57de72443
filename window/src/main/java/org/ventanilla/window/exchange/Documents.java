package org.ventanilla.window.exchange;

import java.util.Optional;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.JsonLimits;
import org.ventanilla.window.platform.JsonReading;
import tools.jackson.databind.JsonNode;

/// The filed document, read back. Inside a transaction that may see the request.
final class Documents {
  private final RequestStore requests;
  private final Seals seals;

  Documents(RequestStore requests, Seals seals) {
    this.requests = requests;
    this.seals = seals;
  }

  /// Empty once the request's key has been destroyed.
  Optional<Filing> filing(RequestRow row) {
    return requests
        .content(row.id(), 0, Part.DOCUMENT)
        .flatMap(sealed -> seals.open(row.keyId(), row.id(), Part.DOCUMENT, "0", sealed))
        .flatMap(Jws::payload)
        .map(Documents::read);
  }

  /// One subject as the filing has it.
  JsonNode subject(RequestRow row, int number) {
    return filing(row)
        .orElseThrow(() -> new ExchangeFault("CONTENT_UNREADABLE", "the filing is gone"))
        .request()
        .path("subjects")
        .path(number - 1);
  }

  private static Filing read(byte[] payload) {
    return switch (Json.read(payload, JsonLimits.DOCUMENT)) {
      case JsonReading.Document(JsonNode root) -> new Filing(root);
      case JsonReading.Refused refused ->
          throw new ExchangeFault("CONTENT_UNREADABLE", "the filing: " + refused.code());
    };
  }
}
