package org.rostrum.itest.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.rostrum.itest.browser.Console.button;
import static org.rostrum.itest.browser.Console.field;
import static org.rostrum.itest.browser.Console.name;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.APIResponse;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Route;
import com.microsoft.playwright.options.AriaRole;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.itest.RostrumClient;
import org.rostrum.itest.Waiting;

/** The way to access to Pinterest as the console leads it, and what an account says of its own. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PinterestAccessIT {
  private static final ObjectMapper JSON = new ObjectMapper();

  private Studio studio;
  private Page page;

  @BeforeAll
  void start(@TempDir Path folder) {
    studio = new Studio(folder.resolve("data"));
    save("practice-production");
    save("practice");
    studio.client().connectPinterest("norrastudio", "practice");
    studio.client().connectPinterest("norrastudio", "practice-production");
  }

  private void save(String environment) {
    ObjectNode values =
        RostrumClient.object()
            .put("environment", environment)
            .put("appId", "1488000")
            .put("appSecret", "practice-secret");
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

  @AfterEach
  void leave() {
    page.close();
  }

  @Test
  void anEnvironmentIsChosenWhileConnectingAndWhatChangesIsSaidBefore() {
    studio.show(page, "/accounts?connect");
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    dialog.getByRole(AriaRole.BUTTON, name("Pinterest")).click();
    assertThat(dialog.getByRole(AriaRole.RADIO, name("Live practice"))).isVisible();
    assertThat(dialog.getByText("Not set up on Services yet: Sandbox, Production.")).isVisible();
    dialog.getByRole(AriaRole.RADIO, name("Live practice")).check();
    assertThat(dialog.getByText("What Live practice is")).isVisible();
    studio.picture(page, "connect-environments");

    studio.show(page, "/services");
    field(page, "App ID").fill("4711");
    field(page, "Environment").selectOption("production");
    assertThat(page.getByText("Before you move to Production")).isVisible();
    assertThat(page.getByText("Everybody can see the pins.")).isVisible();
    assertThat(page.getByText("Nothing is moved:")).isVisible();
    assertThat(field(page, "App ID")).hasValue("4711");
    Console.bringUp(
        page.getByRole(
            AriaRole.REGION, new Page.GetByRoleOptions().setName("Pinterest").setExact(true)));
    studio.picture(page, "services-before-production");
    field(page, "Environment").selectOption("practice-production");
    assertThat(field(page, "App ID")).hasValue("1488000");
  }

  @Test
  void theTestOfTheSettingsSaysWhatIsWrongAndWhere() {
    studio.show(page, "/services");
    field(page, "App secret key").fill("not-the-secret");
    saveAndTest();
    assertThat(page.getByText("Pinterest does not accept App ID and App secret key")).isVisible();
    assertThat(field(page, "App secret key")).isFocused();
    Console.dismissToasts(page);
    assertThat(field(page, "App secret key")).isFocused();
    studio.picture(page, "services-test-failed");
    field(page, "App secret key").fill("practice-secret");
    saveAndTest();
    assertThat(page.getByText("Pinterest answers")).isVisible();
  }

  /** Other networks have a button of that name, too. */
  private void saveAndTest() {
    page.getByLabel("Pinterest", new Page.GetByLabelOptions().setExact(true))
        .getByRole(AriaRole.BUTTON, name("Save and test"))
        .click();
  }

  @Test
  void theReviewWalkLeadsThroughItsShots() {
    studio.show(page, "/services");
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("Review walk")).click();
    assertThat(Console.heading(page, "Review walk")).isVisible();
    assertThat(page.locator(".walk-shot"))
        .hasText(
            new Pattern[] {
              Pattern.compile("Connect an account"),
              Pattern.compile("Schedule a pin and show it"),
              Pattern.compile("Read statistics")
            });
    page.getByRole(AriaRole.CHECKBOX).check();
    assertThat(page.locator(".walk-shot").first()).containsText(", recorded");
    button(page, "Next shot").click();
    assertThat(page.getByText("Record in Sandbox")).isVisible();
    button(page, "Next shot").click();
    assertThat(page.getByText("The Sandbox has no statistics at all.")).isVisible();
    assertThat(page.getByText("No account of Production is connected yet.")).isVisible();
    studio.picture(page, "review-third-shot");
    button(page, "Previous shot").click();
    page.getByRole(AriaRole.LINK, new Page.GetByRoleOptions().setName("write a post")).click();
    assertThat(page.getByRole(AriaRole.DIALOG, new Page.GetByRoleOptions().setName("New post")))
        .isVisible();
    assertThat(page).hasURL(Pattern.compile("/calendar"));
    studio.look("", "/review");
  }

  @Test
  void anAccountSaysWhatIsUsedAndWhenItMustBeConnectedAgain() {
    page.route("**/api/v1/accounts", PinterestAccessIT::endingSoon);
    studio.show(page, "/accounts");
    Locator card = page.getByRole(AriaRole.ARTICLE, new Page.GetByRoleOptions().setName("Norra"));
    assertThat(card.getByText("0 of 300 pins a day").first()).isVisible();
    assertThat(card.getByText("Connect it again soon").first()).isVisible();
    studio.picture(page, "accounts-ending-soon");
  }

  /** As it is five days before the refresh token dies. */
  private static void endingSoon(Route route) {
    try {
      APIResponse answer = route.fetch();
      JsonNode body = JSON.readTree(answer.body());
      String end = Instant.now().plus(Duration.ofDays(5)).toString();
      body.get("items").forEach(one -> ((ObjectNode) one).put("refreshExpiresAt", end));
      route.fulfill(
          new Route.FulfillOptions().setResponse(answer).setBody(JSON.writeValueAsString(body)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void aMissingScopeIsNamedWhereTheAccountIsConnectedAgain() {
    String account = studio.client().connectPinterest("fjordkeramik", "practice");
    studio.pinterest().outside("/_faults", new Refusal(401, 3, "").fault(), 201);
    studio
        .client()
        .schedule(
            account,
            studio.media(),
            studio.client().boards(account).getFirst(),
            "Not granted",
            Instant.now());
    Waiting.until(
        "the missing scopes",
        Duration.ofSeconds(30),
        () -> !account(account).get("missingScopes").isEmpty());
    studio.show(page, "/accounts");
    assertThat(page.getByText("Not granted: ")).containsText("pins:write");
    button(page, "Reconnect fjord").click();
    Locator dialog = page.getByRole(AriaRole.DIALOG);
    assertThat(dialog.getByText("Agree to everything this time")).isVisible();
    assertThat(dialog.getByText("Not granted so far: ")).containsText("pins:write");
    studio.picture(page, "reconnect-missing-scopes");
  }

  private JsonNode account(String id) {
    return RostrumClient.stream(studio.client().get("/accounts").get("items"))
        .filter(one -> one.get("id").asText().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
