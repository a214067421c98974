package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.simulator.pinterest.pins.PinMedia;
import org.rostrum.testkit.host.TestContext;

/** Several pictures as one pin, over a real connection and held against the description. */
final class CarouselTest {
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");

  private PinterestSimulator pinterest;
  private PinterestProvider provider;
  private LoopbackClient checking;
  private TestContext context;

  @BeforeEach
  void start() throws IOException {
    pinterest = PinterestSimulator.start(SimulatorConfig.defaults());
    provider = new PinterestProvider(Optional.of(URI.create(pinterest.baseUrl())));
    checking = LoopbackClient.checking(pinterest.apiUrl(Environment.SANDBOX));
    SettingValues settings =
        SettingValues.of(
            Map.of("environment", "practice", "appId", "1488000"),
            Map.of("appSecret", Secret.of("practice-secret")));
    String token = pinterest.issueToken("norrastudio", Environment.SANDBOX, SCOPES);
    context = Pins.context(settings, checking, token).at(Instant.now());
  }

  @AfterEach
  void stop() {
    checking.close();
    pinterest.close();
  }

  @Test
  void everyPictureAndItsWordsArrive() throws Exception {
    assertThat(publish(Pins.bowls())).isInstanceOf(PublishResult.Published.class);
    Pin pin = pinterest.pins().getFirst();
    assertThat(pin.title()).contains("Bowls");
    assertThat(pin.altText()).contains("A bowl – A bowl – A bowl");
    PinMedia.Carousel carousel = (PinMedia.Carousel) pin.media();
    assertThat(carousel.slots()).hasSize(3);
    assertThat(carousel.slots().get(1).title()).contains("The foot");
    assertThat(carousel.slots().get(1).description()).contains("Unglazed.");
    assertThat(carousel.slots().get(1).link()).contains("https://shop.example.org/foot");
    assertThat(carousel.slots().get(2).title()).isEmpty();
    assertThat(pinterest.image(pin)).isEqualTo(Pins.PIXELS);
  }

  @Test
  void aCarouselWhoseAnswerWasLostIsFound() throws Exception {
    publish(Pins.bowls());
    pinterest.faults().next(Fault.drop().after());
    assertThat(publish(Pins.bowls())).isInstanceOf(PublishResult.Unknown.class);
    assertThat(
            provider.reconcile(
                Pins.attempt(
                    Pins.request(
                        Pins.bowls(),
                        Pins.options(board(), Optional.empty()),
                        context.lastCheckpoint()),
                    0),
                context))
        .isInstanceOfSatisfying(
            ReconcileResult.Found.class,
            found -> assertThat(found.remoteId()).isEqualTo(pinterest.pins().getLast().id()));
    assertThat(pinterest.pins()).hasSize(2);
  }

  @Test
  void whatRulesCannotSayIsCheckedToo() {
    Media picture = Pins.image(100, "");
    assertThat(problems(List.of(picture, Pins.film().media().getFirst()))).containsExactly("media");
    assertThat(problems(Collections.nCopies(6, picture))).containsExactly("media");
    assertThat(problems(List.of())).containsExactly("media");
    assertThat(problems(Collections.nCopies(3, Pins.image(15_000_000, ""))))
        .containsExactly("media");
    Media linked = picture.withTexts("", "", Optional.of("example.org"));
    assertThat(problems(List.of(picture, linked))).containsExactly("media[1].link");
  }

  @Test
  void aColourIsSentAlong() throws Exception {
    SettingValues options =
        SettingValues.of(Map.of("board", board(), "dominantColor", "#6E7874"), Map.of());
    provider.publish(Pins.request(Pins.vase(), options, Optional.empty()), context);
    assertThat(pinterest.pins().getFirst().dominantColor()).contains("#6E7874");
  }

  private List<String> problems(List<Media> media) {
    return provider
        .validate(
            new Content("", "", Optional.empty(), media), Pins.options("12", Optional.empty()))
        .stream()
        .map(ContentProblem::path)
        .toList();
  }

  private PublishResult publish(Content content) throws InterruptedException {
    return provider.publish(
        Pins.request(content, Pins.options(board(), Optional.empty()), Optional.empty()), context);
  }

  private String board() {
    return pinterest.board(Environment.SANDBOX, "norrastudio", "Weaving").orElseThrow().id();
  }
}
