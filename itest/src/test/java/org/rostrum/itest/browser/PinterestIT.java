package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.field;
import static org.rostrum.itest.browser.Console.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;

/**
 * What Pinterest needs of the whole product: accounts of several environments side by side, each
 * refusal told in the same words everywhere, quotas planned ahead, a pin moved to another board.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PinterestIT {
  private static final Duration SENT_WITHIN = Duration.ofSeconds(30);
  private static final int TRIAL_A_DAY = 300;
  private static final String CONNECT = "/providers/pinterest/connect";

  private Studio studio;
  private RostrumClient client;
  private String tried;
  private String live;

  @BeforeAll
  void start(@TempDir Path folder) {
    studio = new Studio(folder.resolve("data"));
    client = studio.client();
    save("practice-production");
    save("practice");
    tried = client.connectPinterest("norrastudio", "practice");
    live = client.connectPinterest("norrastudio", "practice-production");
  }

  @AfterAll
  void stop() {
    studio.close();
  }

  private void save(String environment) {
    ObjectNode values =
        RostrumClient.object()
            .put("environment", environment)
            .put("appId", "1488000")
            .put("appSecret", "practice-secret");
    client.send(
        "PUT", "/providers/pinterest/settings", RostrumClient.object().set("values", values), 200);
  }

  @Test
  @Order(1)
  void eachAccountIsCalledInItsOwnEnvironmentAndMarkedEverywhere() {
    assertThat(live).as("the same person, and two accounts").isNotEqualTo(tried);
    String trial = published(tried, "Bowl in the sandbox");
    String real = published(live, "Bowl for everybody");

    assertThat(environmentOf("Bowl in the sandbox")).isEqualTo("SANDBOX");
    assertThat(environmentOf("Bowl for everybody")).isEqualTo("PRODUCTION");
    assertThat(RostrumClient.stream(studio.pinterest().outside("/_requests").get("requests")))
        .as("a token of one environment is refused in another; none was ever sent there")
        .filteredOn(request -> !request.has("fault"))
        .extracting(request -> request.get("status").asInt())
        .doesNotContain(401);
    assertThat(client.publication(trial).get("environment").asText()).isEqualTo("Practice");
    assertThat(client.publication(real).get("environment").asText()).isEqualTo("Live practice");

    Page page = studio.open();
    for (String path : List.of("/calendar", "/posts", "/accounts", "/")) {
      studio.show(page, path);
      assertThat(marks(page, "Practice").first()).isVisible();
      assertThat(marks(page, "Live practice").first()).isVisible();
    }
    studio.show(page, "/queue?account=" + live);
    assertThat(marks(page, "Live practice").first()).isVisible();
    studio.show(page, "/statistics?account=" + tried);
    assertThat(marks(page, "Practice").first()).isVisible();
    studio.show(page, "/posts?publication=" + real);
    Locator details = page.getByRole(AriaRole.DIALOG);
    assertThat(marks(details, "Live practice")).isVisible();
    // so the review walk calls it
    assertThat(details.getByRole(AriaRole.LINK, name("Open on Pinterest"))).isVisible();
    page.close();
    studio.look("-environments", "/accounts", "/calendar");
    studio.everyWay(
        (view, way) -> {
          studio.show(view, "/posts?publication=" + real);
          studio.picture(view, "details-environments" + way);
        });
  }

  @Test
  @Order(2)
  void aTokenOfTheSandboxWorksThereAndNowhereElse() {
    ObjectNode made =
        RostrumClient.object().put("user", "fjordkeramik").put("environment", "SANDBOX");
    String token = studio.pinterest().outside("/_tokens", made, 201).get("access_token").asText();

    JsonNode refused = client.send("POST", CONNECT, pasted(token, "practice-production"), 409);
    assertThat(refused.get("detail").asText())
        .contains("environment Live practice", "a token of another environment does not work");
    JsonNode connected = client.send("POST", CONNECT, pasted(token, "practice"), 200);
    assertThat(connected.at("/account/environment").asText()).isEqualTo("Practice");
    String account = connected.at("/account/id").asText();
    published(account, "Bowl by a pasted token");
    disconnect(account);
  }

  private static ObjectNode pasted(String token, String environment) {
    ObjectNode body = RostrumClient.object().put("method", "TOKEN").put("environment", environment);
    return body.set("fields", RostrumClient.object().put("token", token));
  }

  @Test
  @Order(4)
  void everyRefusalArrivesOnTheConsoleInTheWordsOfTheProvider() {
    Page page = studio.open();
    List<String> wrong = new ArrayList<>();
    for (Refusal refusal : Refusal.TABLE) {
      // what a refusal leaves behind, a wait or a broken connection, is nothing to the next one
      String account = client.connectPinterest("fjordkeramik", "practice");
      studio.pinterest().outside("/_faults", refusal.fault(), 201);
      String title = "Refused " + refusal.status() + " " + refusal.code();
      String publication = scheduled(account, title);
      Waiting.until(
          title,
          SENT_WITHIN,
          () -> client.get("/publications/" + publication).at("/attempts/0/endedAt").isTextual());
      String detail = client.get("/publications/" + publication).at("/attempts/0/detail").asText();
      if (!detail.contains(refusal.words())) {
        wrong.add(refusal + ": " + detail);
      }
      studio.show(page, "/posts?publication=" + publication);
      assertThat(page.locator(".timeline-item").first()).containsText(detail);
      disconnect(account);
    }
    assertThat(wrong).isEmpty();
    page.close();
  }

  @Test
  @Order(3)
  void aPinIsMovedToAnotherBoard() {
    String publication = published(tried, "Vase that moves");
    String before = pin("Vase that moves").get("board_id").asText();
    Page page = studio.open();
    studio.show(page, "/posts?publication=" + publication);
    button(page, "Change it on Pinterest").click();
    Locator dialog =
        page.getByRole(
            AriaRole.DIALOG, new Page.GetByRoleOptions().setName("Change it on Pinterest"));
    Locator board = dialog.getByRole(AriaRole.COMBOBOX, name("Board"));
    board.click();
    board.fill("Weaving");
    page.getByRole(
            AriaRole.OPTION, new Page.GetByRoleOptions().setName(Pattern.compile("^Weaving")))
        .first()
        .click();
    studio.picture(page, "move-to-another-board");
    dialog.getByRole(AriaRole.BUTTON, name("Change it")).click();
    assertThat(dialog).isHidden();
    Waiting.until(
        "the pin on the other board",
        SENT_WITHIN,
        () -> !pin("Vase that moves").get("board_id").asText().equals(before));
    page.close();
  }

  @Test
  @Order(5)
  void aFullQuotaIsSaidAtOnceAndTheNextFreeTimeIsOnePressAway() {
    Instant day =
        Instant.now().plus(Duration.ofDays(20)).truncatedTo(ChronoUnit.DAYS).plusSeconds(36_000);
    fill(day);
    Page page = studio.open();
    studio.show(page, "/");
    button(page, "New post").first().click();
    Locator composer = page.getByRole(AriaRole.DIALOG);
    composer.getByRole(AriaRole.CHECKBOX, name(Pattern.compile("Live practice"))).check();
    String date = day.atZone(ZoneId.of("Europe/Oslo")).toLocalDate().toString();
    field(page, "Date").fill(date);
    field(page, "Time").fill("23:00");
    assertThat(composer.getByText("No room at this time")).isVisible();
    assertThat(composer.getByText("Pinterest allows 300 pins a day")).isVisible();
    Locator take = composer.getByRole(AriaRole.BUTTON, name(Pattern.compile("^Take ")));
    take.scrollIntoViewIfNeeded();
    studio.picture(page, "quota-full");
    take.click();
    assertThat(composer.getByText("No room at this time")).isHidden();
    assertThat(field(page, "Date")).not().hasValue(date);
    page.close();
  }

  /** As many pins as Trial access allows in a day, within an hour. */
  private void fill(Instant day) {
    String board = client.boards(live).getFirst();
    ArrayNode posts = RostrumClient.array();
    for (int index = 0; index < TRIAL_A_DAY; index++) {
      ObjectNode draft = draft(live, board, "Planned " + index);
      ObjectNode item = RostrumClient.object().put("at", day.plusSeconds(index * 10L).toString());
      item.set("draft", draft);
      posts.add(item);
    }
    JsonNode made =
        client.send("POST", "/posts/schedule", RostrumClient.object().set("posts", posts), 200);
    assertThat(RostrumClient.stream(made.get("items")))
        .allMatch(one -> one.get("scheduled").asBoolean());
  }

  private ObjectNode draft(String account, String board, String title) {
    ObjectNode target =
        RostrumClient.object()
            .put("accountId", account)
            .set("options", RostrumClient.object().put("board", board));
    target.set("version", RostrumClient.object().putNull("title").putNull("text").putNull("link"));
    ObjectNode draft = RostrumClient.object().put("title", title).put("text", "").putNull("link");
    draft.set(
        "media",
        RostrumClient.array()
            .add(RostrumClient.object().put("mediaId", studio.media()).put("altText", "A photo")));
    draft.set("targets", RostrumClient.array().add(target));
    return draft;
  }

  private String scheduled(String account, String title) {
    return client.schedule(
        account, studio.media(), client.boards(account).getFirst(), title, Instant.now());
  }

  private String published(String account, String title) {
    String publication = scheduled(account, title);
    Waiting.until(
        title,
        SENT_WITHIN,
        () -> client.publication(publication).get("state").asText().equals("PUBLISHED"));
    return publication;
  }

  /** It is refused for as long as something is under way, such as another try. */
  private void disconnect(String account) {
    Waiting.until(
        "an account that nothing is under way for",
        SENT_WITHIN,
        () -> client.status("DELETE", "/accounts/" + account) == 204);
  }

  private String environmentOf(String title) {
    return pin(title).get("environment").asText();
  }

  private JsonNode pin(String title) {
    return RostrumClient.stream(studio.pins())
        .filter(one -> one.path("title").asText().equals(title))
        .findFirst()
        .orElseThrow();
  }

  private static Locator marks(Page page, String label) {
    return page.locator(".badge", new Page.LocatorOptions().setHasText(exactly(label)));
  }

  private static Locator marks(Locator part, String label) {
    return part.locator(".badge", new Locator.LocatorOptions().setHasText(exactly(label)));
  }

  private static Pattern exactly(String label) {
    return Pattern.compile("^" + label + "$");
  }
}
