package org.ventanilla.window.platform;

import java.time.Instant;
import java.util.UUID;

/// What came of opening sealed bytes.
public sealed interface Opened {
  /// The plain bytes; the caller's own copy.
  record Plain(byte[] bytes) implements Opened {
    @Override
    public String toString() {
      return "Plain[" + bytes.length + " bytes]";
    }
  }

  /// The key was destroyed on purpose, at that time: nobody can open these bytes any more.
  record Destroyed(UUID keyId, Instant at) implements Opened {}
}
