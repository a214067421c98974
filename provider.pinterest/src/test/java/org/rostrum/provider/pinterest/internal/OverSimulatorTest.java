package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoicePage;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.testkit.host.TestContext;

/** The whole provider against a Pinterest that remembers, over a real connection. */
final class OverSimulatorTest {
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  private PinterestSimulator pinterest;
  private PinterestProvider provider;
  private LoopbackClient checking;
  private LoopbackClient plain;

  @BeforeEach
  void start() throws IOException {
    pinterest = PinterestSimulator.start(SimulatorConfig.defaults());
    provider = new PinterestProvider(Optional.of(URI.create(pinterest.baseUrl())));
    checking = LoopbackClient.checking(pinterest.apiUrl(Environment.SANDBOX));
    plain = LoopbackClient.plain();
  }

  @AfterEach
  void stop() {
    checking.close();
    plain.close();
    pinterest.close();
  }

  @Test
  void publishesAPinWithEverything() throws Exception {
    String section = section("Ceramic glazes");
    PublishResult result =
        publish(Pins.vase(), Optional.of(section), board("Ceramic glazes"), context(checking));

    Pin pin = onlyPin();
    assertThat(result)
        .isEqualTo(
            new PublishResult.Published(
                pin.id(),
                Optional.of(
                    URI.create(
                        pinterest.baseUrl() + "/boards/" + pin.boardId() + "#pin-" + pin.id()))));
    assertThat(pin.title()).contains("A vase");
    assertThat(pin.description()).contains("Thrown on Monday, fired on Friday.");
    assertThat(pin.link()).contains("https://shop.example.org/vases/7");
    assertThat(pin.altText()).contains("A tall blue vase");
    assertThat(pin.sectionId()).contains(section);
    assertThat(pinterest.image(pin)).isEqualTo(Pins.PIXELS);
  }

  @Test
  void publishesAPictureWithoutWords() throws Exception {
    assertThat(publish(Pins.wordless(), context(checking)))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(onlyPin().title()).isEmpty();
  }

  @Test
  void readsTheRealHeadersOfLimits() throws Exception {
    TestContext context = context(checking);
    publish(Pins.vase(), context);
    assertThat(context.observations())
        .hasSize(2)
        .allSatisfy(seen -> assertThat(seen.limit()).isPositive())
        .allSatisfy(seen -> assertThat(seen.remaining()).isNotNegative());
  }

  @Test
  void identifiesTheAccount() throws Exception {
    AccountIdentity identity = provider.identify(context(checking));
    assertThat(identity.displayName()).isEqualTo("Norra Studio");
    assertThat(identity.handle()).isEqualTo("norrastudio");
  }

  @Test
  void checksTheApp() throws Exception {
    assertThat(provider.test(context(checking))).isEmpty();
    assertThat(provider.test(Pins.context(settings("practice", "wrong"), checking, token(SCOPES))))
        .hasSize(1);
  }

  @Test
  void listsAllFortyBoardsAndFindsOne() throws Exception {
    TestContext context = context(checking);
    List<String> labels = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    do {
      ChoicePage page = provider.list(context, boards("", cursor));
      page.choices().stream().map(Choice::label).forEach(labels::add);
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    // Two of the forty are secret, and that scope is not asked for.
    assertThat(labels).hasSize(38).doesNotHaveDuplicates();
    assertThat(provider.list(context, boards("glaze", Optional.empty())).choices())
        .extracting(Choice::label)
        .containsExactly("Ceramic glazes");
  }

  @Test
  void makesABoardAndASectionAndPinsThere() throws Exception {
    TestContext context = context(checking);
    Choice board = provider.create(context, "boards", "Kiln log", SettingValues.empty());
    Choice section =
        provider.create(
            context, "sections", "Cone 10", Pins.options(board.value(), Optional.empty()));
    publish(Pins.vase(), Optional.of(section.value()), board.value(), context);
    assertThat(onlyPin().sectionId()).contains(section.value());
    assertThatThrownBy(() -> provider.create(context, "boards", "Kiln log", SettingValues.empty()))
        .isInstanceOf(NetworkException.class);
  }

  @Test
  void anExpiredTokenAsksForRefreshBeforeThePictureIsSent() throws Exception {
    pinterest.faults().next(Fault.tokenExpired().on("GET", "/boards/*/pins"));
    assertThat(publish(Pins.vase(), context(plain)))
        .isInstanceOfSatisfying(
            PublishResult.ReauthorizationRequired.class,
            again -> assertThat(again.missingScopes()).isEmpty());
    assertThat(pinterest.pins()).isEmpty();
  }

  @Test
  void trialAccessInProductionIsExplained() throws Exception {
    pinterest.trialAccess(true);
    String board =
        pinterest.board(Environment.PRODUCTION, "norrastudio", "Weaving").orElseThrow().id();
    TestContext context =
        Pins.context(
            customProduction(),
            plain,
            pinterest.issueToken("norrastudio", Environment.PRODUCTION, SCOPES));
    assertThat(publish(Pins.vase(), Optional.empty(), board, context))
        .isInstanceOfSatisfying(
            PublishResult.Rejected.class,
            rejected ->
                assertThat(rejected.problems().getFirst().message())
                    .contains("Sandbox", "Standard access"));
  }

  @Test
  void aMissingScopeIsNamed() throws Exception {
    TestContext context =
        Pins.context(
            settings("practice", "practice-secret"),
            plain,
            token(Set.of("boards:read", "boards:write", "pins:read")));
    assertThat(publish(Pins.vase(), context))
        .isInstanceOfSatisfying(
            PublishResult.ReauthorizationRequired.class,
            again -> assertThat(again.missingScopes()).contains("pins:write"));
  }

  @Test
  void aRateLimitSaysHowLong() throws Exception {
    pinterest.faults().next(Fault.rateLimit(Duration.ofMinutes(10)));
    assertThat(publish(Pins.vase(), context(plain)))
        .isInstanceOfSatisfying(
            PublishResult.RateLimited.class,
            limited -> assertThat(limited.retryAfter()).isEqualTo(Duration.ofMinutes(10)));
  }

  @ParameterizedTest
  @ValueSource(strings = {"1", "999999999999999999"})
  void aBoardThatIsGoneIsNamed(String board) throws Exception {
    assertThat(publish(Pins.vase(), Optional.empty(), board, context(checking)))
        .isInstanceOfSatisfying(
            PublishResult.Rejected.class,
            rejected ->
                assertThat(rejected.problems().getFirst().field()).isEqualTo("options.board"));
  }

  private PublishResult publish(Content content, TestContext context) throws InterruptedException {
    return publish(content, Optional.empty(), board("Weaving"), context);
  }

  private PublishResult publish(
      Content content, Optional<String> section, String board, TestContext context)
      throws InterruptedException {
    return provider.publish(
        Pins.request(content, Pins.options(board, section), Optional.empty()), context);
  }

  private TestContext context(NetworkClient client) {
    return Pins.context(settings("practice", "practice-secret"), client, token(SCOPES))
        .at(Instant.now());
  }

  private String token(Set<String> scopes) {
    return pinterest.issueToken("norrastudio", Environment.SANDBOX, scopes);
  }

  private SettingValues customProduction() {
    return Pins.custom(pinterest.apiUrl(Environment.PRODUCTION));
  }

  private static SettingValues settings(String environment, String secret) {
    return SettingValues.of(
        Map.of("environment", environment, "appId", "1488000"),
        Map.of("appSecret", Secret.of(secret)));
  }

  private String board(String name) {
    return pinterest.board(Environment.SANDBOX, "norrastudio", name).orElseThrow().id();
  }

  private String section(String board) throws Exception {
    return provider
        .list(
            context(plain),
            new ChoiceQuery(
                "sections", "", Optional.empty(), 10, Pins.options(board(board), Optional.empty())))
        .choices()
        .getFirst()
        .value();
  }

  private static ChoiceQuery boards(String search, Optional<String> cursor) {
    return new ChoiceQuery("boards", search, cursor, 19, SettingValues.empty());
  }

  private Pin onlyPin() {
    assertThat(pinterest.pins()).hasSize(1);
    return pinterest.pins().getFirst();
  }
}
