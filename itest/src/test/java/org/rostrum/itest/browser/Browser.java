package org.rostrum.itest.browser;

import static org.assertj.core.api.Assertions.assertThat;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** Chromium, with an eye on everything that a page must not do. */
final class Browser implements AutoCloseable {
  private static final List<Path> KNOWN_PLACES =
      List.of(
          Path.of("/usr/bin/chromium"),
          Path.of("/usr/bin/chromium-browser"),
          Path.of("/usr/bin/google-chrome"));

  private static final List<String> FLAGS =
      List.of(
          "--no-sandbox",
          "--disable-gpu",
          "--disable-quic",
          "--no-first-run",
          "--disable-background-networking",
          "--disable-component-update",
          "--disable-sync");

  /** A page may take its time on a machine full of other tests. */
  private static final double PATIENCE_MILLIS = 20_000;

  private final Playwright playwright;
  private final com.microsoft.playwright.Browser chromium;
  private final List<String> complaints = Collections.synchronizedList(new ArrayList<>());

  Browser() {
    PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MILLIS);
    Optional<Path> installed =
        Stream.concat(
                Stream.ofNullable(System.getenv("ROSTRUM_BROWSER")).map(Path::of),
                KNOWN_PLACES.stream())
            .filter(Files::isExecutable)
            .findFirst();
    playwright =
        Playwright.create(
            new Playwright.CreateOptions()
                .setEnv(
                    installed.isPresent()
                        ? Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")
                        : Map.of()));
    BrowserType.LaunchOptions options = new BrowserType.LaunchOptions().setArgs(FLAGS);
    installed.ifPresent(options::setExecutablePath);
    chromium = playwright.chromium().launch(options);
  }

  /** A fresh browser profile with one page. */
  Page open(int width, int height, ColorScheme scheme) {
    return open(width, height, scheme, "{}");
  }

  /** A browser profile that begins with the cookies and storage of another. */
  Page open(int width, int height, ColorScheme scheme, String storage) {
    BrowserContext context =
        chromium.newContext(
            new com.microsoft.playwright.Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setStorageState(storage)
                .setLocale("en-GB")
                .setTimezoneId("Europe/Oslo"));
    Page page = context.newPage();
    watch(page);
    return page;
  }

  /** Another page of the same profile. */
  Page beside(Page page) {
    Page another = page.context().newPage();
    watch(another);
    return another;
  }

  private void watch(Page page) {
    page.onConsoleMessage(
        message -> {
          if (message.type().equals("error") && !isAnswerOfTheApi(message.text())) {
            complaints.add("console: " + message.text());
          }
        });
    page.onPageError(error -> complaints.add("page: " + error));
    // Reported to the console by the browser, but not as an error in every case.
    page.exposeFunction(
        "reportViolation",
        arguments -> {
          complaints.add("policy: " + List.of(arguments));
          return "";
        });
    page.addInitScript(
        "document.addEventListener('securitypolicyviolation',"
            + " e => window.reportViolation(e.violatedDirective, e.blockedURI, e.sourceFile))");
  }

  /** The browser logs each 4xx answer as an error; whether the page handles it is tested by use. */
  private static boolean isAnswerOfTheApi(String text) {
    return text.startsWith("Failed to load resource: the server responded with a status of 4");
  }

  /** Fails if a page broke the policy, threw, or wrote an error to the console. */
  void assertNoComplaints() {
    assertThat(complaints).isEmpty();
  }

  /** Fails if the page as it stands has a fault that axe can find. */
  static void assertAccessible(Page page, String what) {
    List<Rule> violations = new AxeBuilder(page).setLegacyMode(true).analyze().getViolations();
    assertThat(violations)
        .as(what)
        .extracting(rule -> rule.getId() + ": " + rule.getNodes())
        .isEmpty();
  }

  @Override
  public void close() {
    playwright.close();
  }
}
