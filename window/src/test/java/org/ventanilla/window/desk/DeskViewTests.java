package org.ventanilla.window.desk;

import static org.assertj.core.api.Assertions.assertThat;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.ventanilla.window.agreement.Agreement;
import org.ventanilla.window.agreement.AgreementFile;
import org.ventanilla.window.exchange.RequestView;
import org.ventanilla.window.exchange.TimelineEntry;
import org.ventanilla.window.notary.Ticket;

class DeskViewTests {
  private static final Instant NOW = Instant.parse("2026-06-01T15:00:00Z");
  private static final ZoneId ZONE = ZoneId.of("America/Mexico_City");
  private static final PageWriter PAGES =
      new PageWriter(TemplateEngine.createPrecompiled(ContentType.Html), ZONE);
  private static final Agreement AGREEMENT = agreement();

  private static Agreement agreement() {
    return switch (AgreementFile.load(Path.of("..", "agreements", "mx-us"))) {
      case AgreementFile.Loaded(Agreement loaded) -> loaded;
      case AgreementFile.Wrong(var problems) -> throw new AssertionError(problems);
    };
  }

  static Stream<Locale> languages() {
    return DeskWords.LANGUAGES.stream();
  }

  private static RequestView request(boolean overdue) {
    return new RequestView(
        UUID.fromString("00000000-0000-7000-8000-000000000001"),
        "MX-26-TEST-01",
        3,
        "information",
        "us-cbp",
        "awaiting-approval",
        NOW,
        NOW.plusSeconds(28_800),
        List.of("in the request's language"),
        overdue,
        "ORDINARY",
        "investigation",
        List.of(new RequestView.SubjectView(1, "person", "awaiting-approval")));
  }

  private static DeskView.Proven step(String event, Map<String, String> detail, long leaf) {
    return new DeskView.Proven(
        new TimelineEntry(NOW.plusSeconds(leaf), event, 1, new TreeMap<>(detail), new Ticket(leaf)),
        leaf == 0 ? Optional.empty() : Optional.of(leaf));
  }

  private static String page(Locale language, List<DeskView.Proven> steps, int omitted) {
    var view = new DeskView(new DeskWords(language, ZONE), new PublicTimeline(true));
    var story =
        new DeskView.Story(
            request(true),
            List.of("in the reader's language"),
            steps,
            Map.of(1L, "SUBMISSION_ACCEPTANCE"),
            omitted,
            1_234_567,
            "key+0+AA==");
    return PAGES.render("desk/request.jte", view.request(AGREEMENT, story));
  }

  @ParameterizedTest
  @MethodSource("languages")
  void everyStepIsShownInWords(Locale language) {
    List<DeskView.Proven> steps = new ArrayList<>();
    for (String event : TimelineEntry.EVENTS) {
      steps.add(step(event, Map.of("outcome", "partly-released"), steps.size() + 1L));
    }

    String page = page(language, steps, 0);

    assertThat(page.split("<li class=\"step ", -1)).hasSize(TimelineEntry.EVENTS.size() + 1);
    assertThat(TimelineEntry.EVENTS.stream().filter(event -> event.contains("-")))
        .isNotEmpty()
        .noneMatch(page::contains);
  }

  @Test
  void neitherAHolderNorItsReplyNorAnUnknownDetailIsShown() {
    Map<String, String> detail =
        Map.of("holder", "mx-secret-agency", "reply", "secret-reply", "new", "secret-detail");

    String page = page(Locale.ENGLISH, List.of(step("collected", detail, 2)), 0);

    assertThat(page).contains("An authority replied").doesNotContain("secret");
  }

  @Test
  void whatIsProvenSaysWhere() {
    String page =
        page(Locale.ENGLISH, List.of(step("filed", Map.of(), 1), step("routed", Map.of(), 0)), 0);

    assertThat(page).containsOnlyOnce("Leaf 1<").contains("Filing accepted", "1,234,567");
  }

  @Test
  void dueTimesAreExplainedInTheReadersLanguage() {
    String page = page(Locale.forLanguageTag("es"), List.of(), 0);

    assertThat(page)
        .contains("in the reader's language", "1 jun 2026, 17:00 CST", "Vencida", "1.234.567")
        .doesNotContain("in the request");
  }

  @Test
  void stepsBeyondTheBoundAreCounted() {
    assertThat(page(Locale.ENGLISH, List.of(), 7)).contains("not shown: 7");
  }

  @Test
  void wordsCannotBecomeMarkup() {
    String page =
        page(Locale.ENGLISH, List.of(step("answered", Map.of("outcome", "<b>x</b>"), 3)), 0);

    assertThat(page).contains("&lt;b&gt;x").doesNotContain("<b>x");
  }
}
