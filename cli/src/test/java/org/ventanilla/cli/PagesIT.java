package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.URI;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The window's pages as people meet them: a real browser, a real window, and in it the request
/// that the demonstration plays. The pages have no scripts, so there is nothing to wait for.
class PagesIT {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final int PHONE = 375;
  private static final int NARROWEST = 320;
  private static final double LIMIT_MS = 120_000;

  @TempDir private static Path evidence;
  private static ServedWindow window;
  private static Chromium chromium;
  private static URI url;
  private static String request;

  @BeforeAll
  static void playTheDemonstration() {
    window = new ServedWindow(Map.of("ventanilla.desk.public-timeline", "true"));
    url = window.start();
    var told = new PrintWriter(new StringWriter());
    var story =
        new DemoStory(
            url,
            window.cast(),
            DemoScript.ofExample(ServedWindow.AGREEMENT),
            new DemoEvidence(evidence, WindowClient.about(url).path("ledgerKey").asString()),
            new Narrator(told),
            told);
    request = "/desk/requests/" + story.play();
    chromium = Chromium.start();
  }

  @AfterAll
  static void end() {
    if (chromium != null) {
      chromium.close();
    }
    window.close();
  }

  private static BrowserContext reader(NewContextOptions options) {
    BrowserContext context = chromium.browser().newContext(options.setBaseURL(url.toString()));
    context.setDefaultTimeout(LIMIT_MS);
    context.setDefaultNavigationTimeout(LIMIT_MS);
    return context;
  }

  private static NewContextOptions english() {
    return new NewContextOptions().setLocale("en-GB");
  }

  private static List<String> texts(Page page, String selector) {
    return page.locator(selector).allInnerTexts();
  }

  @Test
  void everyStepIsShownInItsOrderWithItsPlaceInTheLedger() {
    try (BrowserContext context = reader(english())) {
      Page page = context.newPage();
      page.navigate(request);

      assertThat(texts(page, ".step h3"))
          .containsExactly(
              "Filed",
              "Routed to the authorities that may hold the answer Subject 1",
              "An authority replied Subject 1",
              "An authority replied Subject 1",
              "The policy decided field by field; a person prepares the rest Subject 1",
              "Decided Subject 1",
              "Approved by another person Subject 1",
              "Answered Subject 1",
              "Retrieved by the requester");
      assertThat(texts(page, ".step-leaf").stream().map(PagesIT::number)).hasSize(9).isSorted();
      assertThat(texts(page, ".detail-receipt"))
          .containsExactly(
              "Receipt Filing accepted", "Receipt Decision to release", "Receipt Retrieved");
    }
  }

  private static int number(String leaf) {
    return Integer.parseInt(leaf.replaceAll("[^0-9]", ""));
  }

  @Test
  void neitherContentNorAgenciesAreShown() {
    try (BrowserContext context = reader(english())) {
      Page page = context.newPage();
      page.navigate(request);

      assertThat(page.content())
          .contains("Closed")
          .doesNotContainIgnoringCase("Ximena", "Inventada", "1984", "1111", "EJEMPLO")
          .doesNotContainIgnoringCase(
              DemoCast.LIST_HOLDER, DemoCast.PERSON_HOLDER, DemoCast.REQUESTER);
    }
  }

  @Test
  void theLanguageIsSwitchedAndKept() {
    try (BrowserContext context = reader(english())) {
      Page page = context.newPage();
      page.navigate(request);
      page.click("text=Español");

      assertThat(page.getAttribute("html", "lang")).isEqualTo("es");
      assertThat(texts(page, ".step h3")).hasSize(9).first().isEqualTo("Presentada");
      assertThat(texts(page, ".states")).containsExactly("Concluida");

      page.click("text=Todas las solicitudes");

      assertThat(page.getAttribute("html", "lang")).isEqualTo("es");
      assertThat(page.innerText("h1")).isEqualTo("Solicitudes recientes");
    }
  }

  @Test
  void theBrowsersLanguageIsTaken() {
    try (BrowserContext context = reader(new NewContextOptions().setLocale("es-MX"))) {
      Page page = context.newPage();

      page.navigate("/");

      assertThat(page.innerText("h1")).isEqualTo("Una ventanilla entre dos gobiernos");
    }
  }

  @Test
  void everythingIsReachedByKeyboardAndSeenToBe() {
    try (BrowserContext context = reader(english())) {
      Page page = context.newPage();
      page.navigate(request);
      page.keyboard().press("Tab");
      assertThat(focused(page)).isEqualTo("Skip to main content");
      page.keyboard().press("Enter");
      assertThat(page.evaluate("document.activeElement.id")).isEqualTo("main");

      List<String> reached = new ArrayList<>();
      page.navigate(request);
      for (int i = 0; i < 7; i++) {
        page.keyboard().press("Tab");
        assertThat(page.evaluate("getComputedStyle(document.activeElement).boxShadow"))
            .as("the focus on " + focused(page))
            .isNotEqualTo("none");
        reached.add(focused(page));
      }
      assertThat(reached)
          .containsSubsequence(
              "Skip to main content",
              "Requests",
              "API",
              "Español",
              "All requests",
              "How this time was computed");
    }
  }

  private static String focused(Page page) {
    return Objects.toString(page.evaluate("document.activeElement.innerText")).strip();
  }

  @Test
  void nothingIsWiderThanAPhone() {
    for (int width : new int[] {PHONE, NARROWEST}) {
      try (BrowserContext context =
          reader(new NewContextOptions().setLocale("es").setViewportSize(width, 700))) {
        Page page = context.newPage();
        for (String path : List.of("/", "/desk/requests", request, "/api", "/no-such-page")) {
          page.navigate(path);
          assertThat(page.evaluate("document.documentElement.scrollWidth"))
              .as(path + " at " + width)
              .isEqualTo(width);
        }
      }
    }
  }

  @Test
  void axeFindsNothing() {
    assertAccessible(english(), List.of("/", "/desk/requests", request, "/no-such-page", "/api"));
    assertAccessible(
        new NewContextOptions()
            .setLocale("es")
            .setColorScheme(ColorScheme.DARK)
            .setViewportSize(PHONE, 700),
        List.of("/", "/desk/requests", request));
  }

  private static void assertAccessible(NewContextOptions options, List<String> paths) {
    try (BrowserContext context = reader(options)) {
      Page page = context.newPage();
      for (String path : paths) {
        page.navigate(path);
        var found = new AxeBuilder(page).withTags(WCAG).analyze();
        assertThat(found.getPasses()).as("what was looked at on " + path).hasSizeGreaterThan(10);
        assertThat(found.getViolations()).extracting(Rule::getHelp).as(path).isEmpty();
      }
    }
  }

  @Test
  void itWorksWithoutJavaScriptAndAsksNobodyElse() {
    try (BrowserContext context = reader(english().setJavaScriptEnabled(false))) {
      List<String> asked = new ArrayList<>();
      List<String> complaints = new ArrayList<>();
      context.onRequest(sent -> asked.add(sent.url()));
      context.onConsoleMessage(message -> complaints.add(message.text()));
      Page page = context.newPage();
      page.navigate("/");
      page.click("text=Follow a request");
      page.click(".reference");
      page.click("text=How this time was computed");

      assertThat(page.isVisible(".explanation")).isTrue();
      assertThat(page.locator(".step").count()).isEqualTo(9);
      assertThat(asked).isNotEmpty().allSatisfy(sent -> assertThat(sent).startsWith("" + url));
      assertThat(complaints).isEmpty();
    }
  }
}
