package org.ventanilla.policy;

/// What a redaction leaves of a value.
public sealed interface Keep {
  /// The first `count` characters, 1 to 16. Never more than half of the value.
  record First(int count) implements Keep {
    public First {
      requireCount(count);
    }
  }

  /// The last `count` characters, 1 to 16. Never more than half of the value.
  record Last(int count) implements Keep {
    public Last {
      requireCount(count);
    }
  }

  /// A date's year.
  record Year() implements Keep {}

  /// A keyed hash: equal values stay recognisably equal, and nothing else stays.
  record Hmac() implements Keep {}

  /// Nothing but that there is a value.
  record Nothing() implements Keep {}

  /// The most characters a redaction can keep.
  int MAX_COUNT = 16;

  private static void requireCount(int count) {
    if (count < 1 || count > MAX_COUNT) {
      throw new IllegalArgumentException("keep: 1 to " + MAX_COUNT + " characters");
    }
  }
}
