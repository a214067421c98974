package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.SetupStep;
import org.rostrum.provider.auth.AuthorizationMethod;
import org.rostrum.provider.auth.AuthorizationMethod.OAuth2AuthorizationCode;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingProblem;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.provider.settings.SettingsSchema;
import org.rostrum.testkit.host.TestContext;

/** What Pinterest is as data. */
final class DescriptorTest {
  private static final URI PRACTICE = URI.create("http://127.0.0.1:9099/");

  private final PinterestProvider ordinary = new PinterestProvider(Optional.empty());
  private final PinterestProvider practising = new PinterestProvider(Optional.of(PRACTICE));

  @Test
  void sandboxIsPreselected() {
    assertThat(choices(ordinary)).containsExactly("sandbox", "production", "custom");
    assertThat(inForce(ordinary)).containsEntry("environment", "sandbox");
    assertThat(ordinary.descriptor().environmentSetting()).contains("environment");
  }

  @Test
  void practiceComesFirstWhereItRuns() {
    assertThat(choices(practising))
        .containsExactly("practice", "practice-production", "sandbox", "production", "custom");
    assertThat(inForce(practising)).containsEntry("environment", "practice");
    assertThat(practising.descriptor().setupGuide().getFirst().copy())
        .extracting(SetupStep.Copy::text)
        .containsExactly("1488000", "practice-secret");
  }

  @Test
  void addressesAreAskedForWithCustomOnly() {
    assertThat(problems(Map.of("environment", "sandbox"))).isEmpty();
    assertThat(problems(Map.of("environment", "custom")))
        .extracting(SettingProblem::field)
        .containsExactly("apiUrl", "authorizationUrl");
  }

  @Test
  void secretsTravelInClearTextOnThisMachineOnly() {
    for (String good :
        List.of(
            "https://api.example.org/v5",
            "http://localhost:8080/v5",
            "http://127.0.0.1/v5",
            "http://[::1]:8080/v5")) {
      assertThat(custom(good)).as(good).isEmpty();
    }
    for (String bad :
        List.of(
            "http://api.example.org/v5",
            "http://localhost.example.org/v5",
            "http://localhost@example.org/v5",
            "https://api.example.org/v5?x=1")) {
      assertThat(custom(bad)).as(bad).extracting(SettingProblem::field).containsExactly("apiUrl");
    }
  }

  @Test
  void theAppIdIsANumber() {
    assertThat(problems(Map.of("appId", "pinterest"))).hasSize(1);
  }

  @Test
  void consentComesFirstThenAPastedToken() {
    List<AuthorizationMethod> ways = ordinary.authorization(settings("sandbox"));
    assertThat(ways).hasSize(2);
    assertThat(ways.getLast()).isInstanceOf(AuthorizationMethod.AccessToken.class);
    OAuth2AuthorizationCode consent = (OAuth2AuthorizationCode) ways.getFirst();
    assertThat(consent.authorizationEndpoint()).hasToString("https://www.pinterest.com/oauth/");
    assertThat(consent.tokenEndpoint())
        .hasToString("https://api-sandbox.pinterest.com/v5/oauth/token");
    assertThat(consent.scopeSeparator()).isEqualTo(",");
    assertThat(consent.scopes())
        .containsExactly(
            "boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");
    assertThat(consent.pkce()).isEqualTo(AuthorizationMethod.Pkce.UNSUPPORTED);
    assertThat(consent.clientAuthentication())
        .isEqualTo(AuthorizationMethod.ClientAuthentication.BASIC);
    assertThat(consent.tokenParameters()).containsEntry("continuous_refresh", "true");
    assertThat(consent.refreshParameters()).containsEntry("continuous_refresh", "true");
    assertThat(consent.deadGrantCodes()).contains("283", "invalid_grant");
  }

  @Test
  void everyEnvironmentHasItsTokenEndpoint() {
    assertThat(token(ordinary, settings("production")))
        .isEqualTo("https://api.pinterest.com/v5/oauth/token");
    assertThat(token(practising, settings("practice")))
        .isEqualTo("http://127.0.0.1:9099/sandbox/v5/oauth/token");
    assertThat(token(ordinary, Pins.custom("https://api.example.org/v5/")))
        .isEqualTo("https://api.example.org/v5/oauth/token");
  }

  @Test
  void practiceThatDoesNotRunSaysSo() throws Exception {
    SettingValues settings = settings("practice");
    assertThat(ordinary.authorization(settings))
        .singleElement()
        .isInstanceOf(AuthorizationMethod.AccessToken.class);
    TestContext context = Pins.context(settings, new FakeNetwork(), "pina_1");
    assertThat(
            ordinary.publish(
                Pins.request(Pins.vase(), Pins.options("1", Optional.empty()), Optional.empty()),
                context))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class,
            failed -> assertThat(failed.reason()).contains("--practice"));
    assertThatThrownBy(() -> ordinary.test(context)).hasMessageContaining("--practice");
  }

  @Test
  void theGuideHasTheRedirectUriToCopy() {
    assertThat(ordinary.descriptor().setupGuide())
        .flatExtracting(SetupStep::copy)
        .extracting(SetupStep.Copy::text)
        .contains(SetupStep.REDIRECT_URI);
  }

  @Test
  void boardIsNeededAndSectionsHangOnIt() {
    SettingsSchema options = ordinary.descriptor().publicationOptions();
    assertThat(options.validate(Map.of(), Set.of()))
        .extracting(SettingProblem::field)
        .containsExactly("board");
    assertThat(options.validate(Map.of("board", "12", "section", "x/y"), Set.of()))
        .extracting(SettingProblem::field)
        .containsExactly("section");
    assertThat(options.find("section").orElseThrow().lookupDependsOn()).containsExactly("board");
  }

  @Test
  void limitsAreThoseOfTheDescription() {
    assertThat(
            fields(
                new Content(
                    "t".repeat(101),
                    "d".repeat(801),
                    Optional.of("https://example.org/" + "l".repeat(2_029)),
                    List.of(Pins.image(20_000_001, "a".repeat(501))))))
        .containsExactlyInAnyOrder("title", "text", "link", "altText", "media");
    assertThat(
            fields(
                new Content(
                    "😀".repeat(100),
                    "d".repeat(800),
                    Optional.of("https://example.org/" + "l".repeat(2_028)),
                    List.of(Pins.image(20_000_000, "a".repeat(500))))))
        .isEmpty();
    assertThat(fields(new Content("", "", Optional.empty(), List.of()))).containsExactly("media");
  }

  @Test
  void severalPicturesAreACarouselOfOneSize() {
    Media picture = Pins.image(1_000, "");
    assertThat(fields(showing(picture, picture, picture, picture, picture))).isEmpty();
    assertThat(fields(showing(picture, picture, picture, picture, picture, picture)))
        .contains("media");
    Media wide = picture.inForm("image/png", 1_000, 2, 1, "00");
    assertThat(fields(showing(picture, wide))).isNotEmpty();
    assertThat(fields(showing(picture, Pins.video(Duration.ofSeconds(9))))).isNotEmpty();
    Media wordy =
        picture.withTexts(
            "t".repeat(101),
            "d".repeat(801),
            Optional.of("https://a.example/" + "l".repeat(2_048)));
    assertThat(fields(showing(picture, wordy))).containsExactly("title", "text", "link");
  }

  @Test
  void aVideoHasItsLengthAndACover() {
    assertThat(fields(showing(Pins.video(Duration.ofSeconds(4))))).isEmpty();
    assertThat(fields(showing(Pins.video(Duration.ofMinutes(15))))).isEmpty();
    assertThat(fields(showing(Pins.video(Duration.ofMillis(3_999))))).containsExactly("media");
    assertThat(fields(showing(Pins.video(Duration.ofSeconds(901))))).containsExactly("media");
    Media bare = Pins.video(Duration.ofSeconds(9)).withCover(Optional.empty());
    assertThat(fields(showing(bare))).containsExactly("cover");
    Media large = Pins.video(Duration.ofSeconds(9)).inForm("video/mp4", 2_000_000_001, 9, 16, "00");
    assertThat(fields(showing(large))).containsExactly("media");
    Media other = Pins.video(Duration.ofSeconds(9)).inForm("video/webm", 1_000, 9, 16, "00");
    assertThat(fields(showing(other))).containsExactly("media");
  }

  @Test
  void theShapeThatShowsBestIsAdvice() {
    assertThat(ordinary.descriptor().contentRules().check(showing(Pins.image(1_000, ""))))
        .singleElement()
        .satisfies(advice -> assertThat(advice.blocks()).isFalse());
  }

  @Test
  void secretBoardsNeedMoreScopes() {
    SettingValues secret =
        SettingValues.of(
            Map.of("environment", "sandbox", "appId", "1488000", "secretBoards", "true"), Map.of());
    List<AuthorizationMethod> ways = ordinary.authorization(secret);
    assertThat(((OAuth2AuthorizationCode) ways.getFirst()).scopes())
        .contains("boards:read", "pins:write_secret")
        .hasSize(9);
    assertThat(((AuthorizationMethod.AccessToken) ways.getLast()).help())
        .contains("boards:read_secret");
  }

  private static Content showing(Media... media) {
    return new Content("", "", Optional.empty(), List.of(media));
  }

  private List<String> fields(Content content) {
    return ordinary.descriptor().contentRules().check(content).stream()
        .filter(ContentProblem::blocks)
        .map(ContentProblem::field)
        .toList();
  }

  private static String token(PinterestProvider provider, SettingValues settings) {
    return ((OAuth2AuthorizationCode) provider.authorization(settings).getFirst())
        .tokenEndpoint()
        .toString();
  }

  private List<SettingProblem> custom(String api) {
    return problems(
        Map.of(
            "environment", "custom",
            "apiUrl", api,
            "authorizationUrl", "https://www.example.org/oauth/"));
  }

  private List<SettingProblem> problems(Map<String, String> given) {
    Map<String, String> values = new HashMap<>(Map.of("appId", "1488000"));
    values.putAll(given);
    return ordinary.descriptor().serviceSettings().validate(values, Set.of("appSecret"));
  }

  private static List<String> choices(PinterestProvider provider) {
    return provider
        .descriptor()
        .serviceSettings()
        .find("environment")
        .orElseThrow()
        .choices()
        .stream()
        .map(Choice::value)
        .toList();
  }

  private static Map<String, String> inForce(PinterestProvider provider) {
    return provider.descriptor().serviceSettings().withDefaults(Map.of());
  }

  private static SettingValues settings(String environment) {
    return SettingValues.of(
        Map.of("environment", environment, "appId", "1488000"),
        Map.of("appSecret", Secret.of("practice-secret")));
  }
}
