package org.ventanilla.window.exchange;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.UUID;
import org.ventanilla.window.platform.Json;
import org.ventanilla.window.platform.Opened;
import org.ventanilla.window.platform.Vault;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;

/// Seals a request's content under its own key, bound to where it belongs, so that a piece moved to
/// another place does not open.
final class Seals {
  private final Vault vault;

  Seals(Vault vault) {
    this.vault = vault;
  }

  UUID newKey() {
    return vault.take().id();
  }

  /// Nobody opens what this key sealed, ever again.
  void destroy(UUID keyId) {
    vault.destroy(keyId);
  }

  byte[] seal(UUID keyId, UUID owner, Part part, String place, byte[] plain) {
    return vault.seal(keyId, plain, context(owner, part, place));
  }

  byte[] sealJson(UUID keyId, UUID owner, Part part, String place, Object value) {
    return seal(keyId, owner, part, place, Json.mapper().writeValueAsBytes(value));
  }

  /// Empty once the key has been destroyed.
  Optional<byte[]> open(UUID keyId, UUID owner, Part part, String place, byte[] sealed) {
    return switch (vault.open(keyId, sealed, context(owner, part, place))) {
      case Opened.Plain(byte[] bytes) -> Optional.of(bytes);
      case Opened.Destroyed _ -> Optional.empty();
    };
  }

  /// Opens what must be there for a step to go on.
  <T> T openJson(UUID keyId, UUID owner, Part part, String place, byte[] sealed, Class<T> type) {
    byte[] plain =
        open(keyId, owner, part, place, sealed)
            .orElseThrow(
                () -> new ExchangeFault("CONTENT_UNREADABLE", "the key has been destroyed"));
    try {
      return Json.mapper().readValue(plain, type);
    } catch (JacksonException e) {
      // The cause would quote content.
      throw new ExchangeFault(
          "CONTENT_UNREADABLE", part + " is not what was stored: " + e.getClass().getSimpleName());
    }
  }

  JsonNode openTree(UUID keyId, UUID owner, Part part, String place, byte[] sealed) {
    return openJson(keyId, owner, part, place, sealed, JsonNode.class);
  }

  private static byte[] context(UUID owner, Part part, String place) {
    return ("exchange/" + owner + "/" + part.code() + "/" + place).getBytes(StandardCharsets.UTF_8);
  }
}
