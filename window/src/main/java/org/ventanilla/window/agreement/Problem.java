package org.ventanilla.window.agreement;

/// Something wrong in an agreement's files, with the place and how to mend it. Lines and columns
/// count from 1.
public record Problem(String file, int line, int column, Code code, String message) {
  /// Stable codes.
  public enum Code {
    FILE_UNREADABLE,
    FILE_TOO_LARGE,
    YAML_WRONG,
    KEY_UNKNOWN,
    KEY_MISSING,
    KEY_TWICE,
    VALUE_WRONG,
    LIST_TOO_LONG,
    ID_TWICE,
    REFERENCE_UNKNOWN,
    RULES_CONTRADICT
  }

  /// One line for people: `agreement.yaml:12:7 REFERENCE_UNKNOWN agency 'x' names ...`.
  @Override
  public String toString() {
    return file + ":" + line + ":" + column + " " + code + " " + message;
  }
}
