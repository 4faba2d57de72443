package org.ventanilla.policy;

/// One thing said in English and in Spanish. At most 1,000 characters each; holds no value of any
/// record.
public record Sentence(String english, String spanish) {
  static final int MAX_LENGTH = 1_000;

  public Sentence {
    if (english.isBlank() || spanish.isBlank()) {
      throw new IllegalArgumentException("a sentence needs both languages");
    }
    if (english.length() > MAX_LENGTH || spanish.length() > MAX_LENGTH) {
      throw new IllegalArgumentException("a sentence has at most " + MAX_LENGTH + " characters");
    }
  }
}
