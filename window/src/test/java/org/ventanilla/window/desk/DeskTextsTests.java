package org.ventanilla.window.desk;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.window.exchange.Exchange.NamedReceipt;
import org.ventanilla.window.exchange.TimelineEntry;

class DeskTextsTests {
  private static final Pattern STATE =
      Pattern.compile("^\\| `([a-z-]+)` \\| ([^|]+) \\| ([^|]+) \\|$", Pattern.MULTILINE);

  static Stream<DeskWords> languages() {
    return DeskWords.LANGUAGES.stream().map(DeskTextsTests::in);
  }

  private static DeskWords in(Locale language) {
    return new DeskWords(language, ZoneOffset.UTC);
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyEventOfATimelineHasAText(DeskWords words) {
    assertThat(TimelineEntry.EVENTS)
        .hasSizeGreaterThan(10)
        .allSatisfy(event -> assertThat(words.all()).containsKey("event." + event));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyReceiptHasAText(DeskWords words) {
    assertThat(NamedReceipt.EVENTS)
        .hasSizeGreaterThan(5)
        .allSatisfy(event -> assertThat(words.all()).containsKey("receipt." + event));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyDetailThatIsShownHasAText(DeskWords words) {
    assertThat(DeskView.PUBLIC_DETAILS)
        .isNotEmpty()
        .allSatisfy(detail -> assertThat(words.all()).containsKey("detail." + detail));
  }

  @Test
  void bothLanguagesHaveTheSameTexts() {
    DeskWords english = in(Locale.ENGLISH);
    DeskWords spanish = in(Locale.forLanguageTag("es"));

    assertThat(spanish.all()).containsOnlyKeys(english.all().keySet());
    assertThat(spanish.word("steps")).isNotEqualTo(english.word("steps"));
  }

  @Test
  void statesAreCalledAsInTheVocabulary() throws IOException {
    String vocabulary = Files.readString(Path.of("..", "docs", "vocabulary.md"));
    String states =
        vocabulary.substring(vocabulary.indexOf("## States"), vocabulary.indexOf("## Refusal"));

    assertThat(STATE.matcher(states).results().toList())
        .hasSizeGreaterThan(10)
        .allSatisfy(state -> {
          assertThat(in(Locale.ENGLISH).all()).hasEntrySatisfying(key(state), sameAs(state, 2));
          assertThat(in(Locale.forLanguageTag("es")).all())
              .hasEntrySatisfying(key(state), sameAs(state, 3));
        });
  }

  private static String key(MatchResult state) {
    return "state." + state.group(1);
  }

  private static java.util.function.Consumer<String> sameAs(MatchResult state, int column) {
    return text -> assertThat(text).isEqualToIgnoringCase(state.group(column).strip());
  }

  @Test
  void theReadersWishIsTheAddressesThenTheBrowsers() {
    assertThat(DeskWords.wanted("es", "en").getLanguage()).isEqualTo("es");
    assertThat(DeskWords.wanted(null, "fr;q=0.9, es-MX;q=0.8").getLanguage()).isEqualTo("es");
    assertThat(DeskWords.wanted("xx", null).getLanguage()).isEqualTo("en");
    assertThat(DeskWords.wanted(null, "ñ;;q=,").getLanguage()).isEqualTo("en");
    assertThat(DeskWords.wanted(null, "es".repeat(1_000)).getLanguage()).isEqualTo("en");
  }
}
