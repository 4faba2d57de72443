package org.ventanilla.policy;

import static org.assertj.core.api.Assertions.assertThat;

import cel.parser.internal.CELLexer;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.SortedMap;
import org.antlr.v4.runtime.CharStreams;
import org.antlr.v4.runtime.Token;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A comment in a condition would take with it whatever YAML folds into its line.
class CommentLintTests {
  private static final List<String> QUOTES = List.of("'", "\"", "'''", "\"\"\"");
  private static final List<String> PREFIXES = List.of("", "", "r", "R", "b", "bR", "Br");
  private static final List<String> PIECES =
      List.of("a", "/", "//", "#", "\\\\", "\\n", "\\'", "\\\"", "'", "\"", "é", "𝄞", " ");
  private static final List<String> BETWEEN =
      List.of("", " ", "\n", "// it's\n", "//\"\n", "//'''\n", "/ /", "x");

  @Test
  void commentThatWouldSwallowTheRestOfADenialDoesNotLoad() {
    List<Problem> problems =
        Sample.problems(
            """
            rules:
              - id: D
                effect: DENY
                ground: THIRD_PARTY_CONSENT
                scope: {category: identity}
                when: >-
                  record.handling == "H2" // never onward
                  || record.thirdParty
            """);

    assertThat(problems)
        .singleElement()
        .isEqualTo(
            new Problem(
                "rules.yaml",
                7,
                31,
                Problem.Code.CONDITION,
                "a comment in a condition",
                "write it after '#' on a line of its own, above 'when'"));
  }

  @Test
  void commentInAnInvariantsConditionDoesNotLoad() {
    SortedMap<String, String> files =
        Sample.files("rules:\n  - {id: P, effect: PERMIT, scope: {}}");
    files.put(
        "invariants.yaml",
        """
        invariants:
          - id: I
            never: release
            when: |
              record.thirdParty
              // and what else?
        """);

    assertThat(Sample.problems(files))
        .singleElement()
        .satisfies(problem -> {
          assertThat(problem.code()).isEqualTo(Problem.Code.CONDITION);
          assertThat(problem.file()).isEqualTo("invariants.yaml");
          assertThat(problem.line()).isEqualTo(6);
          assertThat(problem.column()).isEqualTo(7);
        });
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "record.originator == 'http://example.org'",
        "record.originator == '''it's // not one'''",
        "record.originator == r'\\d//' || record.originator == '//'",
        "record.originator == 'it\\'s // not one'"
      })
  void slashesInATextAreNoComment(String condition) {
    Policy policy = Sample.when("|\n      " + condition);

    assertThat(policy.rules().get(0).condition().text()).isEqualTo(condition + "\n");
  }

  /// CEL's own lexer is the slow twin, for whatever it can read to the end.
  @Test
  void findsTheCommentsCelFinds() {
    long seed = 20_261_128;
    Random random = new Random(seed);
    int comments = 0;
    int texts = 0;
    for (int i = 0; i < 20_000; i++) {
      StringBuilder condition = new StringBuilder();
      for (int k = random.nextInt(4); k >= 0; k--) {
        condition.append(literal(random)).append(one(BETWEEN, random)).append(" + ");
      }
      String text = condition.append("'end'").toString();
      List<? extends Token> tokens = tokens(text);
      if (isRead(tokens)) {
        OptionalInt expected =
            tokens.stream()
                .filter(token -> token.getType() == CELLexer.COMMENT)
                .mapToInt(token -> text.offsetByCodePoints(0, token.getStartIndex()))
                .findFirst();

        assertThat(CommentLint.firstIn(text))
            .as("seed %d, condition %s", seed, text)
            .isEqualTo(expected);
        comments += expected.isPresent() ? 1 : 0;
        texts++;
      }
    }
    assertThat(comments).isGreaterThan(1_000);
    assertThat(texts - comments).isGreaterThan(1_000);
  }

  private static String literal(Random random) {
    String quotes = one(QUOTES, random);
    StringBuilder literal = new StringBuilder(one(PREFIXES, random)).append(quotes);
    for (int i = random.nextInt(5); i > 0; i--) {
      literal.append(one(PIECES, random));
    }
    return literal.append(quotes).toString();
  }

  private static String one(List<String> some, Random random) {
    return some.get(random.nextInt(some.size()));
  }

  private static List<? extends Token> tokens(String text) {
    CELLexer lexer = new CELLexer(CharStreams.fromString(text));
    lexer.removeErrorListeners();
    return lexer.getAllTokens();
  }

  /// Whether nothing was passed over, and no two texts or names stand side by side.
  private static boolean isRead(List<? extends Token> tokens) {
    int next = 0;
    boolean afterValue = false;
    for (Token token : tokens) {
      if (token.getStartIndex() != next) {
        return false;
      }
      next = token.getStopIndex() + 1;
      boolean isValue =
          token.getType() == CELLexer.STRING
              || token.getType() == CELLexer.BYTES
              || token.getType() == CELLexer.IDENTIFIER;
      if (isValue && afterValue) {
        return false;
      }
      afterValue = isValue || (afterValue && token.getChannel() != Token.DEFAULT_CHANNEL);
    }
    return true;
  }
}
