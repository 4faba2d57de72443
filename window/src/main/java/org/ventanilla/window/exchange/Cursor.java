package org.ventanilla.window.exchange;

import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Where the following page begins: an id, opaque to whoever carries it.
final class Cursor {
  private static final int LENGTH = 16;

  private Cursor() {}

  static String of(UUID id) {
    byte[] bytes =
        ByteBuffer.allocate(LENGTH)
            .putLong(id.getMostSignificantBits())
            .putLong(id.getLeastSignificantBits())
            .array();
    return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
  }

  /// Empty for the first page, and for what is no cursor of ours.
  static Optional<UUID> parse(@Nullable String cursor) {
    if (cursor == null || cursor.length() > 2 * LENGTH) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(cursor);
      if (bytes.length != LENGTH) {
        return Optional.empty();
      }
      ByteBuffer buffer = ByteBuffer.wrap(bytes);
      return Optional.of(new UUID(buffer.getLong(), buffer.getLong()));
    } catch (IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
