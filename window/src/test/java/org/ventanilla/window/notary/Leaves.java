package org.ventanilla.window.notary;

import java.time.Instant;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// Drafts for tests.
final class Leaves {
  static final String PSEUDONYM = "AAAAAAAAAAAAAAAAAAAAAA";

  private Leaves() {}

  static Commitment commitment(int seed) {
    byte[] salt = new byte[Commitment.SALT_LENGTH];
    salt[0] = (byte) seed;
    salt[1] = (byte) (seed >>> 8);
    return Commitment.to(salt, "test", new byte[] {'{', '}'});
  }

  static LeafDraft step(int seed) {
    return new LeafDraft.Internal(commitment(seed));
  }

  static LeafDraft.Shared shared(String type, String reference, @Nullable Ticket previous) {
    return new LeafDraft.Shared(
        type,
        reference,
        PSEUDONYM,
        Instant.parse("2030-05-06T07:08:09Z"),
        previous,
        new TreeMap<>(Map.of("outcome", "released")),
        new TreeMap<>(Map.of("filing", commitment(1))));
  }

  static LeafDraft.Shared withAttribute(String value) {
    return new LeafDraft.Shared(
        "filed",
        "MX-1",
        null,
        null,
        null,
        new TreeMap<>(Map.of("word", value)),
        new TreeMap<>(Map.of()));
  }
}
