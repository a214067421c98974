package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.name;
import static org.rostrum.itest.browser.Console.navigation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;
import org.rostrum.itest.process.QuickStart;
import org.rostrum.itest.process.RostrumProcess;
import org.rostrum.provider.bluesky.pds.PdsAccount;
import org.rostrum.provider.bluesky.pds.RealPds;

/** The packaged product and a real Bluesky server, in a browser and through kill -9. */
class BlueskyIT {
  private static final double PUBLISHED_WITHIN_MILLIS = 90_000;
  private static final Duration PATIENCE = Duration.ofMinutes(2);
  private static final int POSTS = 12;

  private final RealPds pds = RealPds.shared();

  @Test
  void accountsAreConnectedBothWaysAndAThreadIsPublished(@TempDir Path folder) {
    PdsAccount alice = pds.account("alice");
    PdsAccount bruno = pds.account("bruno");
    int port = RostrumProcess.freePort();
    // The PDS is at localhost; it shows its sign-in page to other sites and to none of its own.
    String base = "http://127.0.0.1:" + port;
    try (RostrumProcess rostrum =
            RostrumProcess.launch(
                QuickStart.environment(), folder.resolve("data"), port, "--base-url", base);
        Browser browser = new Browser()) {
      Waiting.until("ready", PATIENCE, () -> rostrum.output().contains("ready at " + base));
      RostrumClient client = new RostrumClient(base);
      client.setUp(rostrum.setupToken());
      configure(client);
      Page page = browser.open(Console.DESKTOP, Console.HEIGHT, ColorScheme.LIGHT);
      Console.signIn(page, base);
      connectWithAppPassword(page, alice);
      connectOnThePageOfTheServer(page, bruno);
      composeAThread(page, alice, bruno);
      browser.assertNoComplaints();
    }
  }

  /** What an operator with a server of their own fills in on Services. */
  private void configure(RostrumClient client) {
    ObjectNode values =
        RostrumClient.object()
            .put("server", pds.address().toString())
            .put("directory", pds.directory().toString())
            .put("pages", "https://bsky.app");
    client.send(
        "PUT", "/providers/bluesky/settings", RostrumClient.object().set("values", values), 200);
    JsonNode tested =
        client.send("POST", "/providers/bluesky/settings/test", RostrumClient.object(), 200);
    assertThat(tested.get("problems")).isEmpty();
  }

  private static void connectWithAppPassword(Page page, PdsAccount account) {
    navigation(page, "Accounts");
    button(page, "Connect your first account").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.BUTTON, name("Bluesky")).click();
    dialog.getByRole(AriaRole.RADIO, name(Pattern.compile("password"))).check();
    field(dialog, "Handle or e-mail address").fill(account.handle());
    field(dialog, "App password").fill("wrong-one");
    Browser.assertAccessible(page, "connecting with an app password");
    connect(dialog).click();
    assertThat(dialog.getByText("does not accept this password")).isVisible();
    field(dialog, "App password").fill(account.appPassword());
    connect(dialog).click();
    assertThat(dialog).hasCount(0);
    assertThat(page.getByText(account.handle()).first()).isVisible();
  }

  private static Locator connect(Locator dialog) {
    return dialog.getByRole(AriaRole.BUTTON, name("Connect").setExact(true));
  }

  private void connectOnThePageOfTheServer(Page page, PdsAccount account) {
    button(page, "Connect an account").first().click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.BUTTON, name("Bluesky")).click();
    field(dialog, "Handle").fill(account.handle());
    dialog.getByRole(AriaRole.BUTTON, name("Continue to your server")).click();
    page.waitForURL(Pattern.compile(Pattern.quote(pds.address().toString()) + "/oauth/.*"));
    page.locator("input[type=password]").fill(account.password());
    page.getByRole(AriaRole.BUTTON, exactly("Sign in")).click();
    page.getByRole(AriaRole.BUTTON, exactly("Authorize")).click();
    page.waitForURL(Pattern.compile(".*/accounts.*"));
    assertThat(page.getByText(account.handle()).first()).isVisible();
  }

  private static Locator field(Locator within, String label) {
    return within.getByLabel(label, new Locator.GetByLabelOptions().setExact(true));
  }

  private static Page.GetByRoleOptions exactly(String name) {
    return new Page.GetByRoleOptions().setName(name).setExact(true);
  }

  private static void composeAThread(Page page, PdsAccount alice, PdsAccount bruno) {
    String text = "Grüße @%s 👋 #rostrum".formatted(bruno.handle());
    button(page, "New post").first().click();
    Locator composer = page.getByRole(AriaRole.DIALOG);
    composer.getByRole(AriaRole.CHECKBOX, name(alice.handle())).check();
    composer.getByRole(AriaRole.CHECKBOX, name(bruno.handle())).check();
    Locator field = field(composer, "Text");
    field.fill("x".repeat(301));
    assertThat(composer.getByText("301 / 300 too long").first()).isVisible();
    field.fill(text);
    composer.getByRole(AriaRole.BUTTON, name("Add a reply").setExact(true)).click();
    page.keyboard().insertText("And more");
    Browser.assertAccessible(page, "a thread for Bluesky");
    composer.getByRole(AriaRole.BUTTON, name("Publish now")).click();
    assertThat(composer).isHidden();
    navigation(page, "Posts");
    assertThat(
            page.getByRole(AriaRole.MAIN)
                .getByRole(AriaRole.BUTTON, name(Pattern.compile("Grüße.*Published"))))
        .hasCount(2, new LocatorAssertions.HasCountOptions().setTimeout(PUBLISHED_WITHIN_MILLIS));
    for (PdsAccount account : List.of(alice, bruno)) {
      assertThat(texts(account)).containsExactly(text, "And more");
      JsonNode record = account.posts().getFirst().get("value");
      assertThat(record.get("facets")).hasSize(2);
      assertThat(record.get("facets").toString()).contains(bruno.did());
    }
  }

  @Test
  void everyPostIsThereOnceAfterKills(@TempDir Path folder) {
    PdsAccount carla = pds.account("carla");
    Path data = folder.resolve("data");
    int port = RostrumProcess.freePort();
    List<String> publications;
    RostrumClient client;
    try (RostrumProcess rostrum = RostrumProcess.start(QuickStart.environment(), data, port)) {
      client = new RostrumClient(rostrum.baseUrl());
      client.setUp(rostrum.setupToken());
      configure(client);
      publications = schedule(client, connect(client, carla));
      Waiting.until("the first post", PATIENCE, () -> !carla.posts().isEmpty());
      rostrum.kill();
    }
    int before = carla.posts().size();
    assertThat(before).isLessThan(2 * POSTS);
    try (RostrumProcess rostrum = RostrumProcess.start(QuickStart.environment(), data, port)) {
      Waiting.until("another post", PATIENCE, () -> carla.posts().size() > before);
      rostrum.kill();
    }
    try (RostrumProcess rostrum = RostrumProcess.start(QuickStart.environment(), data, port)) {
      RostrumClient again = client;
      again.signIn();
      Waiting.until(
          "everything published",
          PATIENCE,
          () ->
              publications.stream()
                  .allMatch(id -> again.publication(id).get("state").asText().equals("PUBLISHED")));
      assertThat(rostrum.isAlive()).isTrue();
    }
    List<String> expected = new ArrayList<>();
    for (int number = 0; number < POSTS; number++) {
      expected.add("Post " + number);
      expected.add("Reply " + number);
    }
    assertThat(texts(carla)).containsExactlyInAnyOrderElementsOf(expected);
  }

  private static String connect(RostrumClient client, PdsAccount account) {
    ObjectNode fields =
        RostrumClient.object().put("name", account.handle()).put("password", account.appPassword());
    return client
        .send(
            "POST",
            "/providers/bluesky/connect",
            RostrumClient.object().put("method", "FIELDS").set("fields", fields),
            200)
        .get("account")
        .get("id")
        .asText();
  }

  private static List<String> schedule(RostrumClient client, String account) {
    ObjectNode posts = RostrumClient.object();
    ArrayNode list = posts.putArray("posts");
    for (int number = 0; number < POSTS; number++) {
      ObjectNode entry = list.addObject().put("at", Instant.now().toString());
      ObjectNode draft = entry.putObject("draft").put("title", "").put("text", "Post " + number);
      draft.putArray("replies").add("Reply " + number);
      draft.putArray("media");
      ObjectNode target = draft.putArray("targets").addObject().put("accountId", account);
      target.putObject("options");
      target.putObject("version");
    }
    JsonNode made = client.send("POST", "/posts/schedule", posts, 200);
    return RostrumClient.stream(made.get("items"))
        .map(item -> item.get("publicationIds").get(0).asText())
        .toList();
  }

  private static List<String> texts(PdsAccount account) {
    return account.posts().stream().map(post -> post.get("value").get("text").asText()).toList();
  }
}
