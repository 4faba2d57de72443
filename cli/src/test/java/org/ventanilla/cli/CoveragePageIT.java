package org.ventanilla.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The page that `policy coverage` writes of the worked example, in a real browser.
class CoveragePageIT {
  private static final List<String> WCAG =
      List.of("wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice");
  private static final int PHONE = 375;
  private static final double LIMIT_MS = 120_000;

  @TempDir private Path directory;

  @Test
  void pageIsReadOnAPhoneWithoutColourAndByAScreenReader() {
    Path html = directory.resolve("coverage.html");
    String policy = ServedWindow.AGREEMENT.resolve("policy").toString();
    Ran ran = Ran.of("policy", "coverage", policy, "--html", html.toString());
    assertThat(ran.exit()).as(ran.all()).isZero();

    try (Chromium chromium = Chromium.start()) {
      for (ColorScheme colours : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
        try (BrowserContext context =
            chromium
                .browser()
                .newContext(
                    new NewContextOptions().setViewportSize(PHONE, 700).setColorScheme(colours))) {
          context.setDefaultTimeout(LIMIT_MS);
          Page page = context.newPage();
          page.navigate(html.toUri().toString());

          assertThat(page.evaluate("document.documentElement.scrollWidth")).isEqualTo(PHONE);
          assertThat(page.locator("table.cells caption").allInnerTexts())
              .contains("us-cbp", "mx-ventanilla");
          // Every cell says in a letter and aloud what its colour says.
          List<String> cells = page.locator("table.cells tbody td").allInnerTexts();
          assertThat(cells).hasSizeGreaterThan(1_000).allMatch(cell -> cell.strip().length() > 1);
          page.click("a[href='#agency-us-cbp']");
          assertThat(page.url()).endsWith("#agency-us-cbp");
          // One table is made like all the others.
          var found =
              new AxeBuilder(page).withTags(WCAG).exclude(".scroll:not(#agency-us-cbp)").analyze();
          assertThat(found.getPasses()).hasSizeGreaterThan(10);
          assertThat(found.getViolations()).extracting(Rule::getHelp).isEmpty();
        }
      }
    }
  }
}
