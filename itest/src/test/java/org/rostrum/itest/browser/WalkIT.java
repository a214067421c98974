package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.itest.browser.Console.DESKTOP;
import static org.rostrum.itest.browser.Console.HEIGHT;
import static org.rostrum.itest.browser.Console.assertNothingSticksOut;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.field;
import static org.rostrum.itest.browser.Console.heading;
import static org.rostrum.itest.browser.Console.name;
import static org.rostrum.itest.browser.Console.navigation;
import static org.rostrum.itest.browser.Console.settled;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.ByteArrayInputStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.List;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Samples;
import org.rostrum.itest.process.QuickStart;
import org.rostrum.itest.process.RostrumProcess;

/**
 * The walk of docs/walkthrough.md, in a browser, against the packaged product and the simulated
 * Pinterest. Every page on the way is looked at in both widths and both colour schemes.
 */
class WalkIT {
  private static final double PUBLISHED_WITHIN_MILLIS = 150_000;
  private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
  private static final String TITLE = "The first cup";

  private static final List<String> PAGES =
      List.of(
          "overview",
          "calendar",
          "posts",
          "queue",
          "repeating",
          "library",
          "accounts",
          "services",
          "system");

  private final Pictures pictures = new Pictures();

  @Test
  void fromAFreshInstallationToThePin(@TempDir Path folder) throws Exception {
    int port = RostrumProcess.freePort();
    int practicePort = RostrumProcess.freePort();
    try (RostrumProcess rostrum =
            RostrumProcess.start(
                QuickStart.environment(),
                folder.resolve("data"),
                port,
                "--practice",
                "--practice-port",
                Integer.toString(practicePort));
        Browser browser = new Browser()) {
      Page page = browser.open(DESKTOP, HEIGHT, ColorScheme.LIGHT);
      setUp(page, rostrum);
      configureThePinterestApp(page);
      connect(page, practicePort);
      composeAndSchedule(page);
      waitUntilPublished(page);
      String practice = "http://localhost:" + practicePort;
      samePixels(practice);
      fillTheCalendar(rostrum.baseUrl());
      lookAtEveryPage(browser, page, rostrum.baseUrl(), practice);
      browser.assertNoComplaints();
    }
  }

  private void setUp(Page page, RostrumProcess rostrum) {
    page.navigate(rostrum.baseUrl() + "/");
    field(page, "Setup token").fill(rostrum.setupToken());
    field(page, "Your name").fill("Norra");
    field(page, "E-mail").fill("norra@example.org");
    field(page, "Password").fill("correct horse battery");
    field(page, "Workspace").fill("Studio Norra");
    field(page, "Time zone").selectOption("Europe/Oslo");
    pictures.take(page, "setup");
    Browser.assertAccessible(page, "setup");
    button(page, "Create workspace").click();
    assertThat(heading(page, "Overview")).isVisible();
  }

  private void configureThePinterestApp(Page page) {
    navigation(page, "Services");
    Locator pinterest = page.getByRole(AriaRole.REGION, exactly("Pinterest"));
    field(page, "Environment").selectOption("practice");
    field(page, "App ID").fill("1488000");
    field(page, "App secret key").fill("practice-secret");
    pinterest.getByRole(AriaRole.BUTTON, name("Save and test")).click();
    assertThat(pinterest.getByText("Saved and tested.")).isVisible();
    Console.dismissToasts(page);
    Console.bringUp(pinterest);
    pictures.take(page, "services");
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private void connect(Page page, int practicePort) {
    navigation(page, "Accounts");
    button(page, "Connect your first account").click();
    page.getByRole(AriaRole.DIALOG).getByRole(AriaRole.BUTTON, name("Pinterest")).click();
    button(page, "Continue to Pinterest").click();
    page.waitForURL(Pattern.compile("http://localhost:" + practicePort + "/oauth/.*"));
    page.getByLabel("Norra Studio").check();
    Browser.assertAccessible(page, "consent");
    pictures.take(page, "consent");
    button(page, "Give access").click();
    page.waitForURL(Pattern.compile(".*/accounts.*"));
    assertThat(page.getByText("can publish now")).isVisible();
    pictures.take(page, "accounts");
  }

  private void composeAndSchedule(Page page) {
    button(page, "New post").first().click();
    Locator composer = page.getByRole(AriaRole.DIALOG);
    composer.getByLabel("Add pictures").setInputFiles(Samples.coffee());
    composer
        .getByRole(AriaRole.TEXTBOX, name("Alt text"))
        .fill("A cup of coffee on a wooden table, seen from above.");
    composer.getByRole(AriaRole.TEXTBOX, name("Title")).first().fill(TITLE);
    composer
        .getByRole(AriaRole.TEXTBOX, name("Description"))
        .first()
        .fill("How the morning begins at the studio.");
    composer.getByRole(AriaRole.TEXTBOX, name("Link")).first().fill("https://example.org/coffee");
    composer.getByRole(AriaRole.COMBOBOX, name("Board")).click();
    composer.getByRole(AriaRole.LISTBOX).getByRole(AriaRole.OPTION).first().click();
    ZonedDateTime due = ZonedDateTime.now(ZONE).plusMinutes(1);
    composer.getByLabel("Date").fill(due.format(DateTimeFormatter.ISO_LOCAL_DATE));
    composer.getByLabel("Time").fill(due.format(DateTimeFormatter.ofPattern("HH:mm")));
    Browser.assertAccessible(page, "composer");
    pictures.take(page, "composer");
    composer.getByRole(AriaRole.BUTTON, name(Pattern.compile("^Schedule"))).click();
    assertThat(composer).isHidden();
  }

  private void waitUntilPublished(Page page) {
    navigation(page, "Posts");
    // No reloading: the list changes by itself when the network has the pin.
    assertThat(
            page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, name(Pattern.compile(TITLE + ".*Published"))))
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PUBLISHED_WITHIN_MILLIS));
    pictures.take(page, "posts");
  }

  private static void samePixels(String practice) throws Exception {
    HttpClient http = HttpClient.newHttpClient();
    JsonNode pins =
        new ObjectMapper()
            .readTree(
                http.send(
                        HttpRequest.newBuilder(URI.create(practice + "/_pins")).build(),
                        HttpResponse.BodyHandlers.ofByteArray())
                    .body())
            .get("pins");
    assertThat(pins).hasSize(1);
    assertThat(pins.get(0).get("title").asText()).isEqualTo(TITLE);
    byte[] photo = Files.readAllBytes(Samples.coffee());
    String sha256 = HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(photo));
    byte[] shown =
        http.send(
                HttpRequest.newBuilder(URI.create(practice + "/media/" + sha256 + ".jpg")).build(),
                HttpResponse.BodyHandlers.ofByteArray())
            .body();
    var there = ImageIO.read(new ByteArrayInputStream(shown));
    var here = ImageIO.read(new ByteArrayInputStream(photo));
    assertThat(there.getRGB(0, 0, there.getWidth(), there.getHeight(), null, 0, there.getWidth()))
        .isEqualTo(here.getRGB(0, 0, here.getWidth(), here.getHeight(), null, 0, here.getWidth()));
  }

  /** Pages are looked at with something on them. */
  private static void fillTheCalendar(String baseUrl) {
    RostrumClient client = new RostrumClient(baseUrl);
    client.signIn();
    String account = client.get("/accounts").get("items").get(0).get("id").asText();
    String media = client.upload(Samples.coffee());
    List<String> boards = client.boards(account);
    List<String> titles =
        List.of(
            "Winter table",
            "Candle-lit linen",
            "Advent wreath",
            "Studio notes",
            "Late-night glaze",
            "Beeswax");
    ZonedDateTime first = ZonedDateTime.now(ZONE).withHour(9).withMinute(30).withSecond(0);
    for (int number = 0; number < titles.size(); number++) {
      Instant at = first.plusDays(1 + number * 2L).plusHours(number % 3 * 4L).toInstant();
      String ignored = client.schedule(account, media, boards.get(number), titles.get(number), at);
    }
  }

  private void lookAtEveryPage(Browser browser, Page page, String baseUrl, String practice) {
    String signedIn = page.context().storageState();
    Page view = browser.open(DESKTOP, HEIGHT, ColorScheme.LIGHT, signedIn);
    for (String path : PAGES) {
      String address = baseUrl + (path.equals("overview") ? "/" : "/" + path);
      look(view, address, path, Console::settled);
    }
    look(view, practice + "/", "practice", shown -> {});
    Page composing = browser.open(DESKTOP, HEIGHT, ColorScheme.LIGHT, signedIn);
    look(
        composing,
        baseUrl + "/system",
        "composer-error",
        shown -> {
          settled(shown);
          openAnEmptyComposer(shown);
        });
    Page stranger = browser.open(DESKTOP, HEIGHT, ColorScheme.LIGHT);
    look(
        stranger,
        baseUrl + "/calendar",
        "sign-in",
        shown -> assertThat(button(shown, "Sign in")).isVisible());
  }

  /** Loads a page once for each width, and looks at it in both colour schemes. */
  private void look(Page view, String address, String name, Consumer<Page> awaited) {
    everyWay(
        view,
        name,
        way -> {
          if (!way.isSecondOfItsWidth()) {
            view.navigate(address);
            awaited.accept(view);
          }
        });
  }

  private void everyWay(Page view, String name, Consumer<Way> prepare) {
    for (Way way : Way.ALL) {
      way.applyTo(view);
      prepare.accept(way);
      String what = name + way.suffix();
      Browser.assertAccessible(view, what);
      assertNothingSticksOut(view, what);
      pictures.take(view, what);
    }
  }

  private static void openAnEmptyComposer(Page view) {
    button(view, "New post").first().click();
    Locator composer = view.getByRole(AriaRole.DIALOG);
    assertThat(composer.getByRole(AriaRole.TEXTBOX, name("Title")).first()).isVisible();
    composer.getByRole(AriaRole.BUTTON, name(Pattern.compile("^Schedule"))).click();
    assertThat(composer.locator("[aria-invalid=true]").first()).isVisible();
  }
}
