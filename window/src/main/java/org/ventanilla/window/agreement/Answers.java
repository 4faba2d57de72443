package org.ventanilla.window.agreement;

/// How an agency answers when it is asked what it holds.
public enum Answers {
  /// It holds nothing here and is never asked.
  NOTHING,
  /// From records it imported into the window.
  IMPORTED,
  /// Through one of its officers.
  PERSON
}
