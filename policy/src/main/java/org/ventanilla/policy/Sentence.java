package org.ventanilla.policy;

import java.util.List;

/// One thing said in English and in Spanish. At most 1,000 characters each; holds no value of any
/// record.
public record Sentence(String english, String spanish) {
  static final int MAX_LENGTH = 1_000;
  private static final int MAX_WORDS = 5;

  public Sentence {
    if (english.isBlank() || spanish.isBlank()) {
      throw new IllegalArgumentException("a sentence needs both languages");
    }
    if (english.length() > MAX_LENGTH || spanish.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a sentence has at most " + MAX_LENGTH + " characters");
    }
  }

  /// Words one after the other, the first five of them and how many more there are.
  static String someOf(List<String> words, String and, String more) {
    int left = words.size() - MAX_WORDS;
    return left > 0
        ? String.join(", ", words.subList(0, MAX_WORDS)) + " " + and + " " + left + " " + more
        : allOf(words, and);
  }

  /// Words one after the other; at least one.
  static String allOf(List<String> words, String and) {
    int last = words.size() - 1;
    return last == 0
        ? words.get(0)
        : String.join(", ", words.subList(0, last)) + " " + and + " " + words.get(last);
  }
}
