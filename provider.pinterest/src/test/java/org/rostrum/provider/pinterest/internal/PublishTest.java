package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.provider.pinterest.internal.support.FakeNetwork.API;

import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;

final class PublishTest {
  private static final String BOARD = "12";
  private static final String PINS = "/boards/12/pins";
  private static final CannedAnswer EMPTY = CannedAnswer.ok(Pins.list(""));
  private static final CannedAnswer MADE = CannedAnswer.created("{\"id\":\"99\"}");

  private final PinterestProvider provider = new PinterestProvider(Optional.empty());

  @Test
  void looksThenNotesThenCreates() throws Exception {
    FakeNetwork network = new FakeNetwork().on("GET", PINS, EMPTY);
    TestContext context = context(network);
    network.react(
        "POST",
        "/pins",
        request -> {
          assertThat(context.checkpoints()).as("durable before the call").hasSize(1);
          return MADE;
        });

    assertThat(publish(Pins.vase(), context))
        .isEqualTo(
            new PublishResult.Published(
                "99", Optional.of(URI.create("https://www.example.test/pin/99/"))));
    FakeNetwork.Sent post = network.sent("POST").getFirst();
    assertThat(post.request().headers().firstValue("authorization")).contains("Bearer pina_1");
    assertThat(post.request().bodyPublisher().orElseThrow().contentLength())
        .isEqualTo(post.body().length());
    assertThat(post.body())
        .contains("\"title\":\"A vase\"", "\"alt_text\":\"A tall blue vase\"")
        .doesNotContain("board_section_id");
  }

  @Test
  void sectionIsLookedAtAndNamed() throws Exception {
    FakeNetwork network =
        new FakeNetwork().on("GET", "/boards/12/sections/5/pins", EMPTY).on("POST", "/pins", MADE);
    provider.publish(
        Pins.request(Pins.vase(), Pins.options(BOARD, Optional.of("5")), Optional.empty()),
        context(network));
    assertThat(network.sent("POST").getFirst().body()).contains("\"board_section_id\":\"5\"");
  }

  @Test
  void reportsRateLimits() throws Exception {
    TestContext context =
        context(
            new FakeNetwork()
                .on("GET", PINS, EMPTY)
                .on(
                    "POST",
                    "/pins",
                    MADE.with(
                            "x-ratelimit-limit", "100, 100;w=60;name=\"org_write_app_id_user_id\"")
                        .with("x-ratelimit-remaining", "97")
                        .with("x-ratelimit-reset", "31")));
    publish(Pins.vase(), context);
    assertThat(context.observations()).hasSize(1);
    assertThat(context.observations().getFirst().remaining()).isEqualTo(97);
  }

  @Test
  void certainFailureTakesTheNoteBack() throws Exception {
    TestContext context =
        context(
            new FakeNetwork()
                .on("GET", PINS, EMPTY)
                .on("POST", "/pins", CannedAnswer.error(429, 8, "Slow down")));
    publish(Pins.vase(), context);
    assertThat(context.lastCheckpoint()).contains("{\"v\":1}");
  }

  @Test
  void unknownOutcomeKeepsTheNoteAndWhenTheCallEnded() throws Exception {
    TestContext context =
        context(
            new FakeNetwork()
                .on("GET", PINS, EMPTY)
                .on("POST", "/pins", CannedAnswer.error(503, 0, "Down")));
    publish(Pins.vase(), context);
    assertThat(context.lastCheckpoint().orElseThrow())
        .contains("\"until\":\"2026-11-23T12:00:00Z\"");
  }

  @Test
  void aPublicationTakenAwayIsNotCreated() throws Exception {
    FakeNetwork network = new FakeNetwork().on("GET", PINS, EMPTY);
    TestContext context = context(network);
    context.takeAway();
    assertThat(publish(Pins.vase(), context)).isInstanceOf(PublishResult.Failed.class);
    assertThat(network.sent("POST")).isEmpty();
  }

  @Test
  void aPinOfAnEarlierAttemptThatTurnedUpIsNotCreatedAgain() throws Exception {
    FakeNetwork network =
        new FakeNetwork()
            .on(
                "GET",
                PINS,
                CannedAnswer.ok(
                    Pins.list("", Pins.listed("77", BOARD, Pins.vase(), "2026-11-23T12:00:05"))));
    Optional<String> note =
        Optional.of(
            "{\"v\":1,\"creating\":{\"since\":\"2026-11-23T11:58:00Z\","
                + "\"until\":\"2026-11-23T12:00:35Z\",\"seen\":[]}}");
    PublishResult result =
        provider.publish(
            Pins.request(Pins.vase(), Pins.options(BOARD, Optional.empty()), note),
            context(network));
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Published.class, it -> assertThat(it.remoteId()).isEqualTo("77"));
  }

  @Test
  void aPictureThatIsGoneFailsBeforeAnythingIsSent() throws Exception {
    FakeNetwork network = new FakeNetwork();
    TestContext context =
        context(network)
            .media(
                () -> {
                  throw new IOException("gone");
                });
    assertThat(publish(Pins.vase(), context)).isInstanceOf(PublishResult.Failed.class);
    assertThat(network.sent()).isEmpty();
  }

  @Test
  void withoutTimeNothingIsBegun() throws Exception {
    FakeNetwork network = new FakeNetwork();
    TestContext context = context(network).left(Duration.ofSeconds(3));
    assertThat(publish(Pins.vase(), context))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(network.sent()).isEmpty();
  }

  @Test
  void aTokenThatCannotBeOneIsNotQuoted() throws Exception {
    TestContext context =
        Pins.context(Pins.custom(API), new FakeNetwork(), "pina_\nX-Injected: yes");
    assertThat(publish(Pins.vase(), context))
        .isInstanceOfSatisfying(
            PublishResult.ReauthorizationRequired.class,
            again -> assertThat(again.reason()).doesNotContain("Injected"));
  }

  @Test
  void idsThatAreNoneNeverGetIntoAPath() throws Exception {
    FakeNetwork network = new FakeNetwork();
    PublishResult result =
        provider.publish(
            Pins.request(Pins.vase(), Pins.options("12/../13", Optional.of("x")), Optional.empty()),
            context(network));
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Rejected.class,
            rejected ->
                assertThat(rejected.problems())
                    .extracting(ContentProblem::field)
                    .containsExactly("options.board", "options.section"));
    assertThat(network.sent()).isEmpty();
  }

  @Test
  void linksMustBeOfTheWeb() {
    for (String link : List.of("ftp://example.org/", "example.org", "https://", "https://a b/")) {
      Content content = new Content("", "", Optional.of(link), Pins.vase().media());
      assertThat(provider.validate(content, Pins.options(BOARD, Optional.empty())))
          .as(link)
          .extracting(ContentProblem::field)
          .containsExactly("link");
    }
    assertThat(provider.validate(Pins.vase(), Pins.options(BOARD, Optional.empty()))).isEmpty();
  }

  private PublishResult publish(Content content, TestContext context) throws InterruptedException {
    return provider.publish(
        Pins.request(content, Pins.options(BOARD, Optional.empty()), Optional.empty()), context);
  }

  private static TestContext context(FakeNetwork network) {
    return Pins.context(Pins.custom(API), network, "pina_1");
  }
}
