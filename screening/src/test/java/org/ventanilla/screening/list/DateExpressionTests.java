package org.ventanilla.screening.list;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.ventanilla.screening.list.DateExpression.Partial;
import org.ventanilla.screening.list.DateExpression.Span;

class DateExpressionTests {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "1961",
        "1961-04",
        "1961-04-30",
        "~1961",
        "1961..1965",
        "~1961-02..1965",
        "1961|~1962-03"
      })
  void everyFormOfTheGrammarComesBackAsItWas(String text) {
    assertThat(DateExpression.parse(text)).get().hasToString(text);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "~",
        "|",
        "1961|",
        "61",
        "1961-13",
        "1961-02-30",
        "0000",
        "1965..1961",
        "1961..",
        "..1961",
        "1961-4-3",
        "19610430",
        "١٩٦١",
        "1961..1962..1963"
      })
  void whatTheGrammarDoesNotHaveIsNoDate(String text) {
    assertThat(DateExpression.parse(text)).isEmpty();
  }

  @ParameterizedTest
  @CsvSource({
    "1961-04-30, 1961-04-30, true",
    "1961-04-30, 1961-04, true",
    "1961-04-30, 1961, true",
    "1961-04-30, 1961-05, false",
    "1961, 1962, false",
    "~1961, 1963, true",
    "~1961, 1964, false",
    "1960..1965, 1963-02, true",
    "1950|1963, 1963-02, true",
    "1950|1964, 1963-02, false",
  })
  void datesAreCompatibleWhenTheyMayBeTheSameDay(String one, String other, boolean compatible) {
    DateExpression first = DateExpression.parse(one).orElseThrow();
    DateExpression second = DateExpression.parse(other).orElseThrow();

    assertThat(first.compatibleWith(second)).isEqualTo(compatible);
    assertThat(second.compatibleWith(first)).isEqualTo(compatible);
  }

  @Test
  void anImpossibleDateCannotBeMade() {
    assertThatThrownBy(() -> new Partial(1961, 2, 29)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Partial(1961, 0, 3)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new Span(new Partial(1962, 0, 0), new Partial(1961, 0, 0), false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new DateExpression(List.of()))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void anyTextIsADateThatComesBackOrNone() {
    long seed = 20130415;
    Random random = new Random(seed);
    String alphabet = "0123456789-~.|19";
    int dates = 0;
    for (int i = 0; i < 200_000; i++) {
      StringBuilder text = new StringBuilder();
      int length = random.nextInt(14);
      for (int c = 0; c < length; c++) {
        text.append(alphabet.charAt(random.nextInt(alphabet.length())));
      }
      DateExpression date = DateExpression.parse(text.toString()).orElse(null);
      if (date != null) {
        dates++;
        assertThat(DateExpression.parse(date.toString())).as("seed %d", seed).contains(date);
      }
    }
    assertThat(dates).isPositive();
  }
}
