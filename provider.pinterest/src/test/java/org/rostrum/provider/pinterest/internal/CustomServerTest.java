package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.settings.Choice;
import org.rostrum.provider.settings.ChoiceQuery;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.TinyVideo;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.testkit.host.TestContext;

/**
 * Environment Custom: the provider knows of a server only what the operator entered, and all kinds
 * of pins go there, to secret boards too.
 */
final class CustomServerTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Set<String> ORDINARY =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");
  private static final Set<String> SECRET =
      Set.of(
          "boards:read",
          "boards:read_secret",
          "boards:write",
          "boards:write_secret",
          "pins:read",
          "pins:read_secret",
          "pins:write",
          "pins:write_secret",
          "user_accounts:read");
  private static final TinyVideo FILM = TinyVideo.of(720, 1280, Duration.ofSeconds(12), 9_000);

  private final PinterestProvider provider = new PinterestProvider(Optional.empty());
  private PinterestSimulator server;
  private LoopbackClient client;

  @BeforeEach
  void start() throws IOException {
    server =
        PinterestSimulator.start(SimulatorConfig.defaults().withClock(InstantSource.fixed(NOON)));
    server.processing(Duration.ZERO);
    client = LoopbackClient.checking(server.apiUrl(Environment.PRODUCTION));
  }

  @AfterEach
  void stop() {
    client.close();
    server.close();
  }

  @Test
  void everyKindOfPinIsPublished() throws Exception {
    TestContext context = context(ORDINARY);
    String board = board("Weaving");
    assertThat(publish(Pins.vase(), board, context)).isInstanceOf(PublishResult.Published.class);
    assertThat(publish(Pins.bowls(), board, context)).isInstanceOf(PublishResult.Published.class);
    TestContext film = context(ORDINARY);
    assertThat(publish(Pins.film(), board, film)).isInstanceOf(PublishResult.InProgress.class);
    assertThat(publish(Pins.film(), board, film)).isInstanceOf(PublishResult.Published.class);
    assertThat(server.pins())
        .hasSize(3)
        .allMatch(pin -> pin.environment() == Environment.PRODUCTION);
  }

  @Test
  void aCoverMayBeAPicture() throws Exception {
    Cover cover = new Cover.Picture(Pins.image(Pins.PIXELS.length, ""));
    Media film = Pins.video(Duration.ofSeconds(12)).withCover(Optional.of(cover));
    Content content = new Content("", "", Optional.empty(), List.of(film));
    TestContext context = context(ORDINARY);
    publish(content, board("Weaving"), context);
    assertThat(publish(content, board("Weaving"), context))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(server.image(server.pins().getFirst())).isEqualTo(Pins.PIXELS);
  }

  @Test
  void secretBoardsAreThereForWhoeverGrantedThem() throws Exception {
    String secret = board("Gift guide");
    assertThat(boards(ORDINARY)).doesNotContain(secret);
    assertThat(boards(SECRET)).contains(secret);
    assertThat(publish(Pins.vase(), secret, context(ORDINARY)))
        .isInstanceOfSatisfying(
            PublishResult.ReauthorizationRequired.class,
            again -> {
              assertThat(again.missingScopes()).allMatch(scope -> scope.endsWith("_secret"));
              assertThat(again.reason()).contains("«Secret boards too»");
            });
    assertThat(publish(Pins.vase(), secret, context(SECRET)))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(server.pins()).extracting(Pin::boardId).containsExactly(secret);
  }

  @Test
  void trialAccessIsSaidWhereAPinIsCreatedAndNothingIsLost() throws Exception {
    server.trialAccess(true);
    TestContext film = context(ORDINARY);
    publish(Pins.film(), board("Weaving"), film);
    assertThat(publish(Pins.film(), board("Weaving"), film))
        .isInstanceOfSatisfying(
            PublishResult.Rejected.class,
            rejected ->
                assertThat(rejected.problems().getFirst().message()).contains("Standard access"));
    server.trialAccess(false);
    assertThat(publish(Pins.film(), board("Weaving"), film))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(server.requests())
        .filteredOn(request -> request.path().equals("/upload"))
        .as("the video was uploaded once")
        .hasSize(1);
  }

  private Set<String> boards(Set<String> scopes) throws NetworkException, InterruptedException {
    Set<String> ids = new HashSet<>();
    Optional<String> cursor = Optional.empty();
    do {
      var page =
          provider.list(
              context(scopes), new ChoiceQuery("boards", "", cursor, 100, SettingValues.empty()));
      page.choices().stream().map(Choice::value).forEach(ids::add);
      cursor = page.nextCursor();
    } while (cursor.isPresent());
    return ids;
  }

  private PublishResult publish(Content content, String board, TestContext context)
      throws InterruptedException {
    return provider.publish(
        Pins.request(
            content,
            Pins.options(board, Optional.empty()),
            content.media().getFirst().kind() == MediaKind.VIDEO
                ? context.lastCheckpoint()
                : Optional.empty()),
        context);
  }

  private TestContext context(Set<String> scopes) {
    String token = server.issueToken("norrastudio", Environment.PRODUCTION, scopes);
    return Pins.context(Pins.custom(server.apiUrl(Environment.PRODUCTION)), client, token)
        .at(NOON)
        .file(Pins.video(Duration.ofSeconds(12)), FILM::open);
  }

  private String board(String name) {
    return server.board(Environment.PRODUCTION, "norrastudio", name).orElseThrow().id();
  }
}
