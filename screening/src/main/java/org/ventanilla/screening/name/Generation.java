package org.ventanilla.screening.name;

import java.util.Set;

/// Whether a name's suffix says it is the elder's or the younger's of two who bear it.
enum Generation {
  ELDER,
  YOUNGER,
  UNSAID;

  private static final Set<String> ELDERS = Set.of("senior", "snr", "sr", "pere");
  private static final Set<String> YOUNGERS =
      Set.of("junior", "jr", "jnr", "hijo", "filho", "fils");

  /// The last word beside the name that says so; before it, `Sr.` is a courtesy.
  static Generation of(ParsedName name) {
    Generation said = UNSAID;
    boolean named = false;
    for (NameToken token : name.tokens()) {
      String text = token.word().text();
      if (token.role().counts()) {
        named = true;
      } else if (named && ELDERS.contains(text)) {
        said = ELDER;
      } else if (named && YOUNGERS.contains(text)) {
        said = YOUNGER;
      }
    }
    return said;
  }

  boolean contradicts(Generation other) {
    return this != UNSAID && other != UNSAID && this != other;
  }
}
