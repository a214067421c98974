package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.field;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;

/**
 * Statistics in a browser, against the packaged product and the production side of the simulated
 * Pinterest, which Trial access may read.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class StatisticsIT {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration COLLECTED_WITHIN = Duration.ofSeconds(90);

  /** High enough for everything that the page shows. */
  private static final int WHOLE_PAGE = 2_600;

  private Studio studio;
  private Page page;
  private String measured;
  private String practising;

  @BeforeAll
  void start(@TempDir Path folder) {
    studio = new Studio(folder.resolve("data"));
    JsonNode saved = studio.client().get("/providers/pinterest/settings").get("values");
    String simulator = saved.get("apiUrl").asText().replace("/sandbox/v5", "");
    ObjectNode production =
        settings("custom")
            .put("apiUrl", simulator + "/v5")
            .put("authorizationUrl", simulator + "/oauth/");
    save(production);
    measured = studio.client().connectPinterest("fjordkeramik");
    save(settings("practice"));
    practising = studio.client().connectPinterest("norrastudio");
    save(production);
    Waiting.until(
        "the statistics of ninety days",
        COLLECTED_WITHIN,
        () ->
            studio
                .client()
                .get("/analytics/accounts/" + measured)
                .get("state")
                .asText()
                .equals("COLLECTED"));
  }

  private static ObjectNode settings(String environment) {
    return RostrumClient.object()
        .put("environment", environment)
        .put("appId", "1488000")
        .put("appSecret", "practice-secret");
  }

  private void save(ObjectNode values) {
    studio
        .client()
        .send(
            "PUT",
            "/providers/pinterest/settings",
            RostrumClient.object().set("values", values),
            200);
  }

  @AfterAll
  void stop() {
    studio.close();
  }

  @BeforeEach
  void open() {
    page = studio.open();
  }

  @Test
  void figuresAreComparedDrawnAndWrittenAsATable() {
    studio.show(page, "/statistics?account=" + measured);
    Locator impressions = button(page, "Impressions");
    assertThat(impressions).hasAttribute("aria-pressed", "true");
    assertThat(impressions).containsText("against the 28 days before");
    assertThat(impressions).containsText("Not final yet");
    Locator chart = page.getByRole(AriaRole.IMG);
    assertThat(chart).hasAttribute("aria-label", Pattern.compile("^Impressions of fjordkeramik"));
    page.getByText("Show as a table").click();
    assertThat(page.locator(".chart-table tbody tr")).hasCount(28);
    assertThat(page.locator(".chart-table tbody tr").first()).containsText("Not final yet");
    assertThat(page.locator(".chart-table tbody tr").nth(5)).containsText("Final");

    button(page, "Save rate").focus();
    page.keyboard().press("Enter");
    assertThat(page).hasURL(Pattern.compile("metric=save_rate"));
    assertThat(chart).hasAttribute("aria-label", Pattern.compile("^Save rate of"));
    assertThat(button(page, "Save rate")).containsText("points against");

    field(page, "Period").selectOption("90");
    assertThat(impressions).containsText("The 90 days before are not known");
    everyWay("statistics");
  }

  @Test
  void aRefreshIsAskedForOnceAndThenWaited() {
    studio.show(page, "/statistics?account=" + measured);
    button(page, "Refresh now").click();
    assertThat(page.getByText("The figures are collected anew.")).isVisible();
    assertThat(button(page, "Refresh now")).isDisabled();
    assertThat(page.getByText(Pattern.compile("^Again today"))).isVisible();
  }

  @Test
  void theFiguresAreSavedAsCsv() throws IOException {
    studio.show(page, "/statistics?account=" + measured + "&days=7");
    Download download =
        page.waitForDownload(
            () ->
                page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Account as CSV"))
                    .click());
    assertThat(download.suggestedFilename()).matches("statistics-account-[0-9-]+\\.csv");
    List<String> lines = Files.readAllLines(download.path());
    assertThat(lines.getFirst()).isEqualTo("date,metric,name,value,final");
    assertThat(lines).hasSize(1 + 5 * 7).anyMatch(line -> line.endsWith(",no"));
  }

  @Test
  void aSandboxSaysThatItHasNone() {
    studio.show(page, "/statistics?account=" + practising);
    assertThat(page.getByText("No statistics for this account")).isVisible();
    assertThat(page.getByText(Pattern.compile("a Sandbox has no statistics"))).isVisible();
    assertThat(button(page, "Refresh now")).hasCount(0);
    studio.picture(page, "statistics-sandbox");
  }

  /** Posts get figures within days, so what they look like then is answered in their place. */
  @Test
  void postsPlacesAndHoursAreShownWhenTheyHaveFigures() {
    answered();
    String path = "/statistics?account=" + measured;
    studio.show(page, path);
    assertThat(page.locator("#top-heading")).hasText("Top posts");
    assertThat(page.locator(".top-post").first()).containsText("A tall blue vase");
    assertThat(page.locator(".top-post").nth(1)).containsText("Deleted there");
    assertThat(
            page.getByRole(
                AriaRole.ROW, new Page.GetByRoleOptions().setName(Pattern.compile("^Glazes"))))
        .containsText("+50%");
    assertThat(page.getByText(Pattern.compile("^Best so far: Friday 18:00"))).isVisible();
    assertThat(page.locator(".chart-gap")).hasCount(1);
    everyWay("statistics-full");
  }

  /** Looks at the page as it stands, answers in the place of others included. */
  private void everyWay(String name) {
    for (Way way : Way.ALL) {
      way.applyTo(page, WHOLE_PAGE);
      String what = name + way.suffix();
      Console.assertNothingSticksOut(page, what);
      studio.picture(page, what);
    }
  }

  private void answered() {
    String base = "**/api/v1/analytics/accounts/" + measured;
    ArrayNode posts = JSON.createArrayNode();
    posts.add(post("A tall blue vase", 1_480, "Glazes", ""));
    posts.add(post("A bowl that is gone", 930, "Weaving", "The pin is not on Pinterest any more."));
    answer(base + "/top?**", items(posts));
    ArrayNode places = JSON.createArrayNode();
    places.add(place("1", "Glazes", 1_500, 1_000));
    places.add(place("2", "Weaving", 930, 0));
    answer(base + "/places?**", items(places));
    ObjectNode times =
        RostrumClient.object()
            .put("metric", "impression")
            .put("zone", "Europe/Oslo")
            .put("firstDays", 7)
            .put("posts", 41)
            .put("enough", true)
            .put("minPosts", 10)
            .put("minPostsAnHour", 3);
    ArrayNode hours = times.putArray("hours");
    String[] days = {"MONDAY", "WEDNESDAY", "FRIDAY", "SUNDAY"};
    for (int i = 0; i < days.length; i++) {
      for (int hour = 7; hour < 22; hour += 1 + i % 2) {
        double median =
            days[i].equals("FRIDAY") && hour == 18 ? 480 : 60 + (hour * 37 + i * 71) % 380;
        hours
            .addObject()
            .put("day", days[i])
            .put("hour", hour)
            .put("median", median)
            .put("posts", 1 + (hour + i) % 4);
      }
    }
    ((ObjectNode) hours.get(hourOf(hours))).put("posts", 5);
    answer(base + "/best-times?**", times);
    page.route(base + "/report?**", StatisticsIT::withAGap);
  }

  private static void withAGap(Route route) {
    try {
      APIResponse answer = route.fetch();
      JsonNode report = JSON.readTree(answer.body());
      JsonNode line = report.get("items").get(0).get("days");
      for (int day = 8; day < 11; day++) {
        ((ObjectNode) line.get(day)).putNull("value");
      }
      route.fulfill(
          new Route.FulfillOptions().setResponse(answer).setBody(JSON.writeValueAsString(report)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int hourOf(ArrayNode hours) {
    for (int i = 0; i < hours.size(); i++) {
      if (hours.get(i).get("median").asDouble() == 480) {
        return i;
      }
    }
    throw new AssertionError("no Friday");
  }

  private static ObjectNode post(String title, int seen, String board, String gone) {
    ObjectNode post =
        RostrumClient.object()
            .put("publicationId", "00000000-0000-0000-0000-00000000000" + title.length() % 10)
            .put("postId", "00000000-0000-0000-0000-000000000001")
            .put("title", title)
            .putNull("thumbnail")
            .put("url", "https://www.pinterest.com/pin/1/")
            .put("publishedAt", Instant.now().minus(Duration.ofDays(20)).toString())
            .put("place", board)
            .put("gone", gone);
    post.putObject("figures")
        .put("impression", seen)
        .put("save", seen / 20)
        .put("pin_click", seen / 30);
    post.putObject("lifetime").put("total_comments", 3);
    return post;
  }

  private static ObjectNode place(String id, String label, int now, int before) {
    ObjectNode place = RostrumClient.object().put("place", id).put("label", label).put("posts", 3);
    place.putObject("figures").put("impression", now);
    place.putObject("before").put("impression", before);
    return place;
  }

  private static ObjectNode items(ArrayNode list) {
    return RostrumClient.object().set("items", list);
  }

  private void answer(String pattern, JsonNode body) {
    page.route(
        pattern,
        route ->
            route.fulfill(
                new Route.FulfillOptions()
                    .setContentType("application/json")
                    .setBody(body.toString())));
  }
}
