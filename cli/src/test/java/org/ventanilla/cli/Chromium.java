package org.ventanilla.cli;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Playwright;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/// The system's own Chromium, without a screen, driven by Playwright. Nothing is downloaded.
final class Chromium implements AutoCloseable {
  private static final List<String> NAMES = List.of("chromium", "chromium-browser");
  private static final double START_LIMIT_MS = 180_000;

  private final Playwright playwright;
  private final Browser browser;

  private Chromium(Playwright playwright, Browser browser) {
    this.playwright = playwright;
    this.browser = browser;
  }

  static Chromium start() {
    Path program = program();
    Playwright playwright =
        Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    // Chromium's sandbox does not work for root, and is wanted for everybody else.
    boolean root = "root".equals(System.getProperty("user.name"));
    LaunchOptions options =
        new LaunchOptions()
            .setExecutablePath(program)
            .setHeadless(true)
            .setChromiumSandbox(!root)
            .setTimeout(START_LIMIT_MS)
            .setArgs(
                List.of(
                    "--disable-gpu", "--disable-dev-shm-usage", "--disable-background-networking"));
    return new Chromium(playwright, playwright.chromium().launch(options));
  }

  Browser browser() {
    return browser;
  }

  private static Path program() {
    return Stream.of(System.getenv().getOrDefault("PATH", "").split(File.pathSeparator, -1))
        .flatMap(folder -> NAMES.stream().map(name -> Path.of(folder, name)))
        .filter(Files::isExecutable)
        .findFirst()
        .orElseThrow(() ->
            new AssertionError(
                "This test needs the system's chromium and finds none. `.ci/tools` installs it, as"
                    + " does `apt-get install chromium`."));
  }

  @Override
  public void close() {
    browser.close();
    playwright.close();
  }
}
