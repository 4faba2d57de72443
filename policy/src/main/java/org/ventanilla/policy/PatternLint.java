package org.ventanilla.policy;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import dev.cel.common.ast.CelExpr;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.MatchResult;
import org.jspecify.annotations.Nullable;

/// Looks at the regular expressions of a condition before any runs. RE2 takes a time that is linear
/// in the text and in the pattern once it is written out, and `((a{1000}){1000}){100}` is written
/// out a hundred million characters long.
final class PatternLint {
  static final String MATCHES = "matches";
  static final int MAX_LENGTH = 200;
  static final int MAX_REPETITIONS = 1_000;
  static final int MAX_STEPS = 2_000;

  /// Whatever might be a counted repetition, even where it is meant as it stands.
  private static final java.util.regex.Pattern COUNTED =
      java.util.regex.Pattern.compile("\\{\\s*(\\d+)\\s*(?:,\\s*(\\d*)\\s*)?}");

  private static final String SHORTER =
      "at most "
          + MAX_LENGTH
          + " characters, counted repetitions of "
          + MAX_REPETITIONS
          + " multiplied with each other, "
          + MAX_STEPS
          + " steps: write a shorter one, or use startsWith, endsWith, contains or a table";

  private final Consumer<ConditionLint.Found> found;

  PatternLint(Consumer<ConditionLint.Found> found) {
    this.found = found;
  }

  /// @param call a call of `matches`, of a text or with it
  void check(CelExpr call) {
    CelExpr argument = call.call().args().get(call.call().args().size() - 1);
    Optional<String> literal = ConditionTree.constant(argument);
    if (literal.isEmpty()) {
      add(
          argument,
          "which pattern is matched is not known beforehand",
          "write the pattern itself, in quotes");
      return;
    }
    String pattern = literal.get();
    if (pattern.length() > MAX_LENGTH || repetitions(pattern) > MAX_REPETITIONS) {
      add(argument, "the pattern is too large", SHORTER);
      return;
    }
    try {
      if (Pattern.compile(pattern).programSize() > MAX_STEPS) {
        add(argument, "the pattern is too large", SHORTER);
      }
    } catch (PatternSyntaxException e) {
      add(
          argument,
          "not a pattern: " + Identifier.shortened(e.getDescription()),
          "use the syntax of RE2; a backslash stands twice, or put r before the quotes");
    }
  }

  /// The product of all counts, capped just above what is allowed.
  private static long repetitions(String pattern) {
    long product = 1;
    for (MatchResult counted : COUNTED.matcher(pattern).results().toList()) {
      product = Math.min(MAX_REPETITIONS + 1L, product * largest(counted));
    }
    return product;
  }

  private static long largest(MatchResult counted) {
    return Math.max(1, Math.max(number(counted.group(1)), number(counted.group(2))));
  }

  private static long number(@Nullable String digits) {
    if (digits == null || digits.isEmpty()) {
      return 0;
    }
    return digits.length() > 9 ? Integer.MAX_VALUE : Long.parseLong(digits);
  }

  private void add(CelExpr expr, String message, String remedy) {
    found.accept(new ConditionLint.Found(expr, Problem.Code.PATTERN, message, remedy));
  }
}
