package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.name;
import static org.rostrum.itest.browser.Console.navigation;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.format.DateTimeFormatter;
import java.util.HexFormat;
import java.util.Map;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.process.PracticeNetwork;
import org.rostrum.itest.process.QuickStart;
import org.rostrum.itest.process.RostrumProcess;

/**
 * A network that nobody has ever heard of, installed while the packaged product runs: its bundle is
 * the template's, as new-provider makes it. Console, composer, calendar, statistics and shell know
 * it from what it declares.
 */
class UnknownNetworkIT {
  private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
  private static final Duration SOON = Duration.ofSeconds(90);

  private final Pictures pictures = new Pictures();

  @Test
  void itIsInstalledConnectedPublishedToAndMeasured(@TempDir Path folder) throws Exception {
    Path data = folder.resolve("data");
    try (PracticeNetwork lantern = PracticeNetwork.start();
        RostrumProcess rostrum =
            RostrumProcess.start(QuickStart.environment(), data, RostrumProcess.freePort());
        Browser browser = new Browser()) {
      RostrumClient client = new RostrumClient(rostrum.baseUrl());
      client.setUp(rostrum.setupToken());
      Page page = browser.open(Console.DESKTOP, Console.HEIGHT, ColorScheme.LIGHT);
      Console.signIn(page, rostrum.baseUrl());
      navigation(page, "Bundles");
      assertThat(page.getByText("Lantern")).hasCount(0);

      drop(PracticeNetwork.jar(), data.resolve("providers"));
      // The page follows by itself.
      assertThat(page.locator(".bundle").filter(has("Lantern"))).containsText("Running");
      configure(page, lantern);
      connect(page);
      String scheduled = compose(page, client);
      publish(client, scheduled);
      look(page, client, lantern);
      askTheShell(data);
      browser.assertNoComplaints();
    }
  }

  private static Locator.FilterOptions has(String text) {
    return new Locator.FilterOptions().setHasText(text);
  }

  /** As the guide says: first the fingerprint, then the jar, moved. */
  private static void drop(Path jar, Path providers) throws IOException, NoSuchAlgorithmException {
    String fingerprint =
        HexFormat.of()
            .formatHex(MessageDigest.getInstance("SHA-256").digest(Files.readAllBytes(jar)));
    Files.writeString(providers.resolve("lantern.jar.sha256"), fingerprint + "  lantern.jar\n");
    Path near = Files.copy(jar, providers.resolve(".lantern.part"));
    Files.move(near, providers.resolve("lantern.jar"), StandardCopyOption.ATOMIC_MOVE);
  }

  private void configure(Page page, PracticeNetwork lantern) {
    navigation(page, "Services");
    Locator service =
        page.getByRole(AriaRole.REGION, new Page.GetByRoleOptions().setName("Lantern"));
    service.getByRole(AriaRole.TEXTBOX, name("Server")).fill(lantern.baseUrl());
    service.getByRole(AriaRole.BUTTON, name("Save and test")).click();
    assertThat(service.getByText("Saved and tested.")).isVisible();
    look(page, "unknown-services");
  }

  private void connect(Page page) {
    navigation(page, "Accounts");
    button(page, "Connect your first account").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.BUTTON, name("Lantern")).click();
    dialog.getByLabel("Access token").fill("a-token-of-lantern");
    look(page, "unknown-connect");
    dialog.getByRole(AriaRole.BUTTON, name("Connect")).last().click();
    assertThat(dialog).isHidden();
    assertThat(page.getByRole(AriaRole.MAIN).getByText("Norra Studio").first()).isVisible();
  }

  /** Composes for the day after tomorrow, and answers the publication's id. */
  private String compose(Page page, RostrumClient client) {
    button(page, "New post").first().click();
    Locator composer = page.getByRole(AriaRole.DIALOG);
    Locator text = composer.getByRole(AriaRole.TEXTBOX, name("Text")).first();
    text.fill("x".repeat(501));
    composer.getByRole(AriaRole.BUTTON, name(Pattern.compile("^Schedule"))).click();
    assertThat(composer.getByText(Pattern.compile("at most 500")).first()).isVisible();
    text.fill("The lamps are lit at four.");
    ZonedDateTime due = ZonedDateTime.now(ZONE).plusDays(2);
    composer.getByLabel("Date").fill(due.format(DateTimeFormatter.ISO_LOCAL_DATE));
    composer.getByLabel("Time").fill("16:00");
    look(page, "unknown-composer");
    composer.getByRole(AriaRole.BUTTON, name(Pattern.compile("^Schedule"))).click();
    assertThat(composer).isHidden();
    return client.get("/publications").get("items").get(0).get("id").asText();
  }

  private static void publish(RostrumClient client, String publication) {
    assertThat(client.publication(publication).get("state").asText()).isEqualTo("SCHEDULED");
    client.send(
        "POST",
        "/publications/" + publication + "/reschedule",
        RostrumClient.object().put("at", Instant.now().plusSeconds(1).toString()),
        200);
    Waiting.until(
        "the publication published",
        SOON,
        () -> client.publication(publication).get("state").asText().equals("PUBLISHED"));
  }

  private void look(Page page, RostrumClient client, PracticeNetwork lantern) {
    JsonNode posts = new RostrumClient(lantern.baseUrl()).outside("/posts").get("posts");
    assertThat(posts).hasSize(1);
    assertThat(posts.get(0).at("/sent/text").asText()).isEqualTo("The lamps are lit at four.");

    page.navigate(URI.create(page.url()).resolve("/calendar").toString());
    Console.settled(page);
    assertThat(
            page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, name(Pattern.compile("The lamps are lit"))))
        .isVisible();
    look(page, "unknown-calendar");
    navigation(page, "Posts");
    assertThat(
            page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, name(Pattern.compile("lamps are lit.*Published"))))
        .isVisible();
    String account = client.get("/accounts").get("items").get(0).get("id").asText();
    Waiting.until(
        "the statistics",
        SOON,
        () ->
            client.get("/analytics/accounts/" + account).get("state").asText().equals("COLLECTED"));
    navigation(page, "Statistics");
    assertThat(button(page, "Views")).containsText(Pattern.compile("28 days before"));
    assertThat(button(page, "Likes")).isVisible();
    look(page, "unknown-statistics");
  }

  private void look(Page page, String what) {
    Browser.assertAccessible(page, what);
    Console.assertNothingSticksOut(page, what);
    pictures.take(page, what);
  }

  private static void askTheShell(Path data) {
    RostrumProcess.Finished answer =
        RostrumProcess.run(
            Map.of(),
            "shell",
            "--data",
            data.toString(),
            "rostrum:providers; rostrum:bundles; rostrum:accounts");
    assertThat(answer.exitValue()).as(answer.output()).isZero();
    assertThat(answer.output()).contains("Lantern", "1.0.0", "Norra Studio");
  }
}
