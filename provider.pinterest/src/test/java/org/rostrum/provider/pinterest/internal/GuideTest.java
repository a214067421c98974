package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkEnvironment;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.ReviewShot;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.SetupStep.DoneWhen;
import org.rostrum.provider.SetupStep.Fact;

/** The way to access: the steps, the recording, and what is said before Production. */
final class GuideTest {
  private final ProviderDescriptor pinterest = new PinterestProvider(Optional.empty()).descriptor();
  private final ProviderDescriptor practising =
      new PinterestProvider(Optional.of(URI.create("http://127.0.0.1:9099/"))).descriptor();

  @Test
  void theStepsLeadFromADeveloperAccountToTheFirstPinForEverybody() {
    assertThat(pinterest.setupGuide())
        .extracting(SetupStep::id)
        .containsExactly(
            "developer-account",
            "app",
            "purpose",
            "submit",
            "settings",
            "redirect-uri",
            "connect",
            "publish",
            "recording",
            "standard",
            "production",
            "first-real-pin");
    assertThat(practising.setupGuide()).extracting(SetupStep::id).startsWith("practice");
    assertThat(practising.setupGuide()).hasSize(pinterest.setupGuide().size() + 1);
  }

  /** What a form of Pinterest's asks for stands in the step in Pinterest's own words. */
  @Test
  void eachStepSaysWhatToEnterAndWhatToExpect() {
    assertThat(step("developer-account").link())
        .contains(URI.create("https://developers.pinterest.com/"));
    assertThat(step("app").text()).contains("app's name", "company's name", "website");
    assertThat(step("purpose").text())
        .contains(
            "«for my organization or personal use»",
            "«Pin creation & scheduling»",
            "«Reporting»",
            "«Pinners»",
            "«Creators»");
    assertThat(step("submit").text())
        .contains("one to two days", "Trial access", "visible only to the person who made them");
    assertThat(step("settings").text()).contains("Sandbox", "«Save and test»");
    assertThat(step("settings").title()).contains("App ID and App secret key");
    assertThat(step("redirect-uri").text()).contains("letter by letter");
    assertThat(step("recording").text())
        .contains("account is connected", "pin is scheduled", "statistics are read", "review walk");
    assertThat(step("standard").title()).contains("Standard access");
    assertThat(step("production").text()).contains("Production", "connect your accounts once more");
  }

  @Test
  void whatIsToBeTypedElsewhereCanBeCopied() {
    assertThat(step("app").copy()).containsExactly(new SetupStep.Copy("App name", "Rostrum"));
    assertThat(step("redirect-uri").copy())
        .containsExactly(new SetupStep.Copy("Redirect URI", SetupStep.REDIRECT_URI));
    assertThat(step("purpose").copy())
        .singleElement()
        .satisfies(
            purpose -> {
              assertThat(purpose.label()).isEqualTo("App purpose");
              assertThat(purpose.text())
                  .contains("adds image and video pins", "reads our account and post statistics");
            });
  }

  /** The rest is ticked by a person. */
  @Test
  void whatTheHostCanSeeIsTickedByItself() {
    Map<String, DoneWhen> seen =
        Map.of(
            "settings", DoneWhen.in(Fact.SETTINGS_TESTED, "sandbox"),
            "redirect-uri", DoneWhen.of(Fact.TEXT_COPIED),
            "connect", DoneWhen.in(Fact.ACCOUNT_CONNECTED, "sandbox"),
            "publish", DoneWhen.in(Fact.PUBLISHED, "sandbox"),
            "production", DoneWhen.in(Fact.ACCOUNT_CONNECTED, "production"),
            "first-real-pin", DoneWhen.in(Fact.PUBLISHED, "production"));
    assertThat(pinterest.setupGuide())
        .allSatisfy(
            step ->
                assertThat(step.doneWhen())
                    .as(step.id())
                    .isEqualTo(Optional.ofNullable(seen.get(step.id()))));
    assertThat(practising.setupGuide().getFirst().doneWhen())
        .contains(DoneWhen.in(Fact.ACCOUNT_CONNECTED, "practice"));
  }

  @Test
  void theRecordingHasThreeShotsEachWithItsPlaceAndEnvironment() {
    List<ReviewShot> shots = pinterest.reviewWalk();
    assertThat(shots)
        .extracting(ReviewShot::page)
        .containsExactly(
            ReviewShot.Page.ACCOUNTS, ReviewShot.Page.COMPOSER, ReviewShot.Page.ANALYTICS);
    assertThat(shots)
        .extracting(shot -> shot.environment().orElse(""))
        .containsExactly("sandbox", "sandbox", "production");
    assertThat(shots.get(0).actions()).anySatisfy(one -> assertThat(one).contains("permissions"));
    assertThat(shots.get(1).actions()).anySatisfy(one -> assertThat(one).contains("Schedule it"));
    assertThat(shots.get(1).actions())
        .anySatisfy(one -> assertThat(one).contains("«Open on Pinterest»"));
    assertThat(shots.get(2).actions()).anySatisfy(one -> assertThat(one).contains("top pins"));
  }

  @Test
  void theRecordingSaysWhatTheSandboxCannotShowAndWhereItCanBeShown() {
    ReviewShot statistics = pinterest.reviewWalk().getLast();
    assertThat(statistics.note())
        .contains("The Sandbox has no statistics at all", "Trial access may read them");
    assertThat(statistics.actions().getFirst()).contains("in the environment Production");
    assertThat(statistics.note()).doesNotContain("practice");
    assertThat(practising.reviewWalk().getLast().note()).contains("Live practice");
  }

  @Test
  void productionIsLiveAndSaysWhatChanges() {
    assertThat(pinterest.environments())
        .filteredOn(NetworkEnvironment::live)
        .extracting(NetworkEnvironment::value)
        .containsExactly("production", "custom");
    assertThat(String.join(" ", environment("production").notes()))
        .contains(
            "Everybody can see the pins",
            "needs Standard access",
            "Choose the boards anew",
            "connect every account once more");
    assertThat(String.join(" ", environment("sandbox").notes()))
        .contains("only by the account that made them", "no statistics");
  }

  private NetworkEnvironment environment(String value) {
    return pinterest.environments().stream()
        .filter(one -> one.value().equals(value))
        .findFirst()
        .orElseThrow();
  }

  private SetupStep step(String id) {
    return pinterest.setupGuide().stream()
        .filter(one -> one.id().equals(id))
        .findFirst()
        .orElseThrow();
  }
}
