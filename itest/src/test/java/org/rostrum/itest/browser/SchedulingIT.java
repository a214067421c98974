package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.field;
import static org.rostrum.itest.browser.Console.name;
import static org.rostrum.itest.browser.Console.navigation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.AriaRole;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
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
 * Queues, repeating posts, holds and decisions in a browser, against the packaged product and the
 * simulated Pinterest.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SchedulingIT {
  private static final ZoneId ZONE = ZoneId.of("Europe/Oslo");
  private static final double PUBLISHED_WITHIN_MILLIS = 90_000;

  private Studio studio;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) {
    studio = new Studio(folder.resolve("data"));
  }

  @AfterAll
  void stop() {
    studio.close();
  }

  @BeforeEach
  void open() {
    page = studio.open();
  }

  private void at(String path) {
    studio.show(page, path);
  }

  private Locator dialog() {
    return page.getByRole(AriaRole.DIALOG);
  }

  @Test
  void aWeekOfTimesIsSavedAndTheQueueIsOrderedFromTheKeyboard() {
    setTheWeek();
    List<String> ids =
        List.of(studio.queue("First"), studio.queue("Second"), studio.queue("Third"));
    queueFromTheComposer("Fourth");
    at("/queue?account=" + studio.account());
    assertThat(page.locator(".queue .row-title"))
        .hasText(new String[] {"First", "Second", "Third", "Fourth"});
    List<JsonNode> before = studio.queued();

    button(page, "Move Third up").focus();
    page.keyboard().press("Enter");
    assertThat(page.locator(".queue .row-title"))
        .hasText(new String[] {"First", "Third", "Second", "Fourth"});
    assertThat(button(page, "Move Third up")).isFocused();
    assertThat(page.locator(".queue + [role=status]")).containsText("Third is number 2 now");
    Route slow = holdingAMove(() -> page.keyboard().press("Enter"));
    assertThat(button(page, "Move Third up")).hasAttribute("aria-disabled", "true");
    // A faster move must not overtake the slow one: it is told from a neighbour of the new order.
    button(page, "Move Fourth to the top").click();
    assertThat(page.locator(".queue .row-title"))
        .hasText(new String[] {"Fourth", "Third", "First", "Second"});
    slow.resume();
    awaitQueue("Fourth", "Third", "First", "Second");
    assertThat(studio.queued())
        .extracting(one -> one.get("dueAt"))
        .isEqualTo(before.stream().map(one -> one.get("dueAt")).toList());

    button(page, "Take Second out of the queue").click();
    button(page, "Take out").click();
    assertThat(page.locator(".queue .row-title"))
        .hasText(new String[] {"Fourth", "Third", "First"});
    assertThat(studio.client().publication(ids.get(1)).get("state").asText()).isEqualTo("DRAFT");
    pausesAndGoesOn();
    studio.look("", "/queue");
  }

  private void setTheWeek() {
    at("/");
    Studio.compose(page, "Without a time");
    dialog().getByRole(AriaRole.BUTTON, name("Add to queue")).click();
    assertThat(dialog().getByText("has no posting schedule").first()).isVisible();
    dialog().getByRole(AriaRole.BUTTON, name("Posting schedule")).click();
    assertThat(page).hasURL(Pattern.compile("/queue\\?account=" + studio.account()));
    assertThat(page.getByText("Add a time, and “Add to queue” has somewhere to put a post."))
        .isVisible();
    field(page, "Day").selectOption("WORKING");
    field(page, "Time").fill("09:00");
    button(page, "Add to the schedule").click();
    field(page, "Day").selectOption("SATURDAY");
    field(page, "Time").fill("18:30");
    field(page, "Time").press("Enter");
    button(page, "Remove Tuesday 09:00").click();
    assertThat(button(page, "Remove Wednesday 09:00")).isFocused();
    assertThat(page.locator(".instants li")).hasCount(5);
    button(page, "Save schedule").click();
    assertThat(page.getByText("The posting schedule is saved.")).isVisible();
    page.reload();
    assertThat(button(page, "Remove Saturday 18:30")).isVisible();
    assertThat(button(page, "Remove Tuesday 09:00")).hasCount(0);
    assertThat(button(page, "Save schedule")).hasCount(0);
  }

  private void queueFromTheComposer(String title) {
    Studio.compose(page, title);
    dialog().getByRole(AriaRole.BUTTON, name("Add to queue")).click();
    assertThat(page.getByText(Pattern.compile("^Queued for "))).isVisible();
  }

  private void pausesAndGoesOn() {
    button(page, "Pause the queue").click();
    assertThat(page.getByText(Pattern.compile("^Paused since today .* by Norra"))).isVisible();
    // From elsewhere: the page hears of it by itself.
    studio
        .client()
        .send(
            "POST", "/accounts/" + studio.account() + "/queue/resume", RostrumClient.object(), 200);
    assertThat(button(page, "Pause the queue")).isVisible();
    assertThat(page.getByText(Pattern.compile("^Paused since"))).hasCount(0);
  }

  /** Lets the first move that is sent from now on wait on its way to the server. */
  private Route holdingAMove(Runnable act) {
    List<Route> held = new ArrayList<>();
    // Once only: what is sent later goes its way without this thread, which soon waits for the
    // server.
    page.route("**/queue/move", held::add, new Page.RouteOptions().setTimes(1));
    act.run();
    page.waitForCondition(() -> !held.isEmpty());
    return held.get(0);
  }

  private void awaitQueue(String... titles) {
    Waiting.until(
        "the queue in its new order",
        Duration.ofSeconds(10),
        () ->
            studio.queued().stream()
                .map(one -> one.get("title").asText())
                .toList()
                .equals(List.of(titles)));
  }

  @Test
  void aPostRepeatsUntilItIsStopped() {
    at("/repeating");
    Studio.compose(page, "The weekly cup");
    Locator composer = dialog();
    ZonedDateTime tomorrow = ZonedDateTime.now(ZONE).plusDays(1);
    composer.getByLabel("Date").fill(tomorrow.toLocalDate().toString());
    composer.getByLabel("Time").fill("09:30");
    composer.getByLabel("Repeat").selectOption("WEEKLY");
    composer.getByLabel("Every how many weeks").fill("0");
    composer.getByRole(AriaRole.BUTTON, name("Start repeating")).click();
    assertThat(composer.getByText("Enter a number from 1 to 100.")).isVisible();
    composer.getByLabel("Every how many weeks").fill("2");
    assertThat(composer.locator(".instants li")).hasCount(5);
    studio.picture(page, "composer-repeat");
    composer.getByRole(AriaRole.BUTTON, name("Start repeating")).click();
    assertThat(page.getByText(Pattern.compile("^It repeats, first tomorrow 09:30"))).isVisible();

    Locator row = page.locator(".recurrence");
    assertThat(row).containsText("The weekly cup");
    assertThat(row).containsText("Every 2 weeks on");
    studio.look("", "/repeating");
    button(page, "Change the times of The weekly cup").click();
    dialog().getByLabel("Repeat").selectOption("DAILY");
    dialog().getByLabel("Ends").selectOption("COUNT");
    dialog().getByLabel("How many times").fill("3");
    Browser.assertAccessible(page, "changing the times");
    dialog().getByRole(AriaRole.BUTTON, name("Change").setExact(true)).click();
    assertThat(row).containsText("Every 2 days at 09:30, 3 times");
    at("/calendar?month=" + tomorrow.toLocalDate().toString().substring(0, 7));
    assertThat(page.locator(".chip", new Page.LocatorOptions().setHasText("The weekly cup")))
        .containsText("Repeats");
    at("/repeating");
    button(page, "Stop The weekly cup").click();
    dialog().getByRole(AriaRole.BUTTON, name("Stop").setExact(true)).click();
    assertThat(row).containsText("Ended");
    assertThat(button(page, "Stop The weekly cup")).hasCount(0);
  }

  @Test
  void aHoldIsSeenEverywhereAndItsEndLetsEverythingGoOn() {
    at("/accounts");
    button(page, "Hold Norra Studio").click();
    dialog().getByLabel("Reason").fill("The studio moves");
    studio.picture(page, "hold");
    button(page, "Put on hold").click();
    assertThat(page.getByText(Pattern.compile("On hold since today .* by Norra: The studio moves")))
        .isVisible();
    button(page, "Resume Norra Studio").click();
    assertThat(button(page, "Hold Norra Studio")).isVisible();

    navigation(page, "System");
    button(page, "Hold Publishing").click();
    dialog().getByLabel("Reason").fill("Water in the cellar");
    button(page, "Put on hold").click();
    Locator banner = page.locator(".hold-banner");
    assertThat(banner).containsText("Nothing is being published.");
    String waiting = studio.schedule("Held back", Instant.now().minusSeconds(1));
    studio.look("-held", "/accounts", "/services", "/system");
    assertThat(banner).isVisible();
    at("/posts?publication=" + waiting);
    assertThat(dialog()).containsText("Water in the cellar");
    assertThat(dialog()).containsText("Waiting");
    studio.client().send("DELETE", "/holds/instance", RostrumClient.object(), 204);
    assertThat(
            dialog().getByText("Published", new Locator.GetByTextOptions().setExact(true)).first())
        .isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PUBLISHED_WITHIN_MILLIS));
    assertThat(banner).hasCount(0);
  }

  @Test
  void thePolicyForWhatWasMissedIsSet() {
    at("/system");
    field(page, "Publish late up to").fill("5");
    field(page, "Unit").selectOption("minutes");
    page.locator("form").getByRole(AriaRole.BUTTON, name("Save").setExact(true)).click();
    assertThat(page.getByText(Pattern.compile("^Choose 15 minutes to "))).isVisible();
    field(page, "Publish late up to").fill("2");
    field(page, "Unit").selectOption("days");
    page.locator("form").getByRole(AriaRole.BUTTON, name("Save").setExact(true)).click();
    assertThat(page.getByText(Pattern.compile("^Set by Norra, "))).isVisible();
    assertThat(studio.client().get("/missed-policy").get("publishLateUpToMinutes").asInt())
        .isEqualTo(2 * 24 * 60);
  }

  @Test
  void onlyWhatCanBeDecidedIsOfferedAndAWaitSaysUntilWhen() {
    String id = studio.schedule("In doubt", Instant.now().plus(Duration.ofDays(20)));
    shown(id, "NEEDS_DECISION", List.of("PUBLISH_AGAIN", "SKIP"), false);
    assertThat(dialog().getByRole(AriaRole.RADIO)).hasCount(2);
    assertThat(dialog().getByLabel("Publish now")).isVisible();
    studio.picture(page, "publication-missed");
    shown(id, "UNCERTAIN", List.of("IT_IS_THERE", "PUBLISH_AGAIN", "SKIP"), false);
    dialog().getByRole(AriaRole.RADIO, name(Pattern.compile("^It is there"))).check();
    assertThat(dialog().getByLabel("Address of the post")).isVisible();
    Browser.assertAccessible(page, "an uncertain publication");
    shown(id, "UNCERTAIN", List.of(), true);
    assertThat(dialog().getByRole(AriaRole.RADIO)).hasCount(0);
    shown(id, "WAITING", List.of(), true);
    assertThat(dialog()).containsText("Waits until");
    assertThat(dialog()).containsText("in 2 hours");
    studio.picture(page, "publication-waiting");
  }

  /** Shows a publication as if it stood elsewhere: such states are made by faults, not by hand. */
  private void shown(String id, String state, List<String> decisions, boolean later) {
    String path = "**/api/v1/publications/" + id;
    page.unroute(path);
    page.route(
        path,
        Studio.changing(
            publication -> {
              publication.put("state", state).putNull("nextAt");
              ArrayNode allowed = publication.putArray("decisions");
              decisions.forEach(allowed::add);
              if (later) {
                Instant at = Instant.now().plus(Duration.ofMinutes(121));
                publication.put("nextAt", at.toString());
              }
            }));
    at("/posts?publication=" + id);
    assertThat(dialog().getByText("What happens next")).isVisible();
  }
}
