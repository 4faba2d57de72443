package org.ventanilla.policy;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// What the policy may know of the field it decides on. The value is left out on purpose: a
/// decision that cannot depend on a value can be stored, explained and compared without telling it.
///
/// @param path the field's path in its record, steps joined by dots, such as `birthDate`; one that
///   is none denies
/// @param category the field's category of information, such as `identity`
public record FieldFacts(String path, String category) {
  static final int MAX_LENGTH = 256;

  /// Of a path that a rule names, so that there is room below it for others.
  static final int MAX_NAMED = 200;

  static final Pattern PATH =
      Pattern.compile("[A-Za-z][A-Za-z0-9_-]{0,63}(?:\\.[A-Za-z][A-Za-z0-9_-]{0,63}){0,7}");

  /// Whether a path leads into what another one leads to.
  static boolean isPartOf(String part, String whole) {
    return part.length() > whole.length()
        && part.charAt(whole.length()) == '.'
        && part.startsWith(whole);
  }

  /// A path and those of all that it is a part of, the nearest first.
  static List<String> upwards(String path) {
    List<String> paths = new ArrayList<>();
    for (int end = path.length(); end > 0; end = path.lastIndexOf('.', end - 1)) {
      paths.add(path.substring(0, end));
    }
    return paths;
  }

  /// Whether a rule could speak of a field of this name. Whoever takes records in asks first.
  public static boolean isPath(String text) {
    return text.length() <= MAX_LENGTH && PATH.matcher(text).matches();
  }
}
