package org.ventanilla.window.exchange;

import java.util.Arrays;
import java.util.Optional;

/// What kind of answer a subject got.
enum OutcomeClass {
  /// All that was held and asked for.
  RELEASED("released"),
  /// Some of it.
  PARTLY_RELEASED("partly-released"),
  /// Nothing, with a ground.
  REFUSED("refused"),
  /// Everybody who was asked looked, and holds nothing.
  NO_HIT("no-hit");

  private final String code;

  OutcomeClass(String code) {
    this.code = code;
  }

  /// The state's name in the vocabulary.
  String code() {
    return code;
  }

  static Optional<OutcomeClass> parse(String code) {
    return Arrays.stream(values()).filter(outcome -> outcome.code.equals(code)).findFirst();
  }
}
