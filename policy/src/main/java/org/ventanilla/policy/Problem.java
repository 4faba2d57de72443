package org.ventanilla.policy;

/// One thing wrong with a policy directory, and how to mend it.
///
/// @param file path within the directory
/// @param line from 1; 0 where the whole file is meant
/// @param column from 1; 0 where the whole file is meant
/// @param code stable code
/// @param message what is wrong
/// @param remedy what to write instead
public record Problem(String file, int line, int column, Code code, String message, String remedy) {

  /// What kind of thing is wrong.
  public enum Code {
    UNREADABLE,
    UNEXPECTED_FILE,
    TOO_LARGE,
    SYNTAX,
    DUPLICATE_KEY,
    UNKNOWN_KEY,
    MISSING_KEY,
    WRONG_TYPE,
    UNDECLARED_VALUE,
    INVALID_VALUE,
    DUPLICATE_ID,
    CONDITION,
    STRING_ORDER,
    /// A condition whose values could grow with each step of a loop.
    GROWTH,
    /// A regular expression that is not given, has no end or no sense.
    PATTERN,
    OBLIGATION,
    NO_RULES
  }

  /// Control characters, which could forge what a terminal shows, are written out.
  public Problem {
    file = Identifier.visible(file);
    message = Identifier.visible(message);
    remedy = Identifier.visible(remedy);
  }

  @Override
  public String toString() {
    String place = line == 0 ? file : file + ":" + line + ":" + column;
    return place + ": " + code + ": " + message + "; " + remedy;
  }
}
