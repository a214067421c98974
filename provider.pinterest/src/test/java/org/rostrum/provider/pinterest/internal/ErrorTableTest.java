package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.provider.pinterest.internal.support.FakeNetwork.API;

import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.NetworkException.Kind;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;

/** Every row of Pinterest's table of errors, from the answer to the sentence for people. */
final class ErrorTableTest {
  private static final String BOARD = "549755885175";
  private static final String PINS = "/boards/" + BOARD + "/pins";

  /**
   * A row.
   *
   * @param outcome what becomes of the creating call
   * @param kind what a reading call throws
   * @param words what the sentence says
   */
  record Row(
      int status, int code, Class<? extends PublishResult> outcome, Kind kind, String words) {}

  private static Stream<Row> rows() {
    return Stream.of(
        new Row(400, 1, PublishResult.Rejected.class, Kind.REFUSED, "Change what it names"),
        new Row(400, 12, PublishResult.Failed.class, Kind.TEMPORARY, "tried again"),
        new Row(400, 58, PublishResult.Failed.class, Kind.REFUSED, "refused"),
        new Row(
            401,
            2,
            PublishResult.ReauthorizationRequired.class,
            Kind.TOKEN_REJECTED,
            "environment"),
        new Row(
            401,
            3,
            PublishResult.ReauthorizationRequired.class,
            Kind.SCOPE_MISSING,
            "has not granted"),
        new Row(401, 7, PublishResult.Rejected.class, Kind.REFUSED, "Choose a board"),
        new Row(403, 29, PublishResult.Rejected.class, Kind.REFUSED, "Standard access"),
        new Row(403, 403, PublishResult.Failed.class, Kind.REFUSED, "refused"),
        new Row(404, 30, PublishResult.ReauthorizationRequired.class, Kind.REFUSED, "user"),
        new Row(404, 40, PublishResult.Rejected.class, Kind.REFUSED, "Choose another board"),
        new Row(404, 50, PublishResult.Failed.class, Kind.REFUSED, "pin is not on Pinterest"),
        new Row(404, 2031, PublishResult.Rejected.class, Kind.REFUSED, "Choose another section"),
        new Row(404, 404, PublishResult.Rejected.class, Kind.REFUSED, "Check the board"),
        new Row(429, 8, PublishResult.RateLimited.class, Kind.RATE_LIMITED, "Wait"),
        new Row(429, 9, PublishResult.Rejected.class, Kind.REFUSED, "spam"),
        new Row(500, 0, PublishResult.Unknown.class, Kind.TEMPORARY, "failed"),
        new Row(502, 11, PublishResult.Unknown.class, Kind.TEMPORARY, "failed"),
        new Row(503, 0, PublishResult.Unknown.class, Kind.TEMPORARY, "failed"),
        new Row(408, 0, PublishResult.Unknown.class, Kind.TEMPORARY, "failed"));
  }

  @ParameterizedTest
  @MethodSource("rows")
  void creatingAPin(Row row) throws Exception {
    FakeNetwork network = looked().on("POST", "/pins", answer(row));
    PublishResult result = publish(network);
    assertThat(result).isInstanceOf(row.outcome());
    assertThat(text(result)).contains(row.words()).doesNotContain("pina_");
  }

  @ParameterizedTest
  @MethodSource("rows")
  void reading(Row row) {
    FakeNetwork network = new FakeNetwork().on("GET", "/user_account", answer(row));
    TestContext context = context(network);
    assertThatThrownBy(() -> new PinterestProvider(Optional.empty()).identify(context))
        .isInstanceOfSatisfying(
            NetworkException.class, e -> assertThat(e.kind()).isEqualTo(row.kind()))
        .hasMessageContaining(row.words());
  }

  /** Before the creating call nothing can be unknown, whatever goes wrong. */
  @ParameterizedTest
  @MethodSource("rows")
  void lookingAtTheBoardFirst(Row row) throws Exception {
    FakeNetwork network = new FakeNetwork().on("GET", PINS, answer(row));
    PublishResult result = publish(network);
    assertThat(result).isNotInstanceOf(PublishResult.Unknown.class);
    if (row.kind() == Kind.TEMPORARY) {
      assertThat(result)
          .isInstanceOfSatisfying(
              PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    }
    assertThat(network.sent("POST")).isEmpty();
  }

  @Test
  void passingTroubleIsWorthAnotherTry() throws Exception {
    PublishResult result =
        publish(looked().on("POST", "/pins", CannedAnswer.error(400, 12, "Busy")));
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
  }

  @Test
  void trialAccessNamesSandboxAndStandardAccess() throws Exception {
    PublishResult result =
        publish(
            looked()
                .on(
                    "POST",
                    "/pins",
                    CannedAnswer.error(
                        403, 29, "Apps with Trial access may not create Pins in production")));
    assertThat(text(result)).contains("Trial access", "Sandbox", "Standard access");
  }

  @Test
  void missingScopesAreThoseTheMessageNames() throws Exception {
    PublishResult named =
        publish(
            looked().on("POST", "/pins", CannedAnswer.error(401, 3, "Missing: ['pins:write']")));
    assertThat(named)
        .isInstanceOfSatisfying(
            PublishResult.ReauthorizationRequired.class,
            again -> assertThat(again.missingScopes()).containsExactly("pins:write"));
    PublishResult unnamed =
        publish(looked().on("POST", "/pins", CannedAnswer.error(401, 3, "Not allowed")));
    assertThat(unnamed)
        .isInstanceOfSatisfying(
            PublishResult.ReauthorizationRequired.class,
            again ->
                assertThat(again.missingScopes())
                    .isEqualTo(Set.of("boards:read", "boards:write", "pins:read", "pins:write")));
  }

  @Test
  void rateLimitWaitsForTheReset() throws Exception {
    PublishResult result =
        publish(
            looked()
                .on(
                    "POST",
                    "/pins",
                    CannedAnswer.error(429, 8, "Slow down")
                        .with("x-ratelimit-reset", "7200")
                        .with("x-ratelimit-remaining", "0")
                        .with("x-ratelimit-limit", "300, 300;w=86400;name=\"trial_app_id\"")));
    assertThat(result)
        .isInstanceOfSatisfying(
            PublishResult.RateLimited.class,
            limited -> {
              assertThat(limited.retryAfter()).isEqualTo(Duration.ofHours(2));
              assertThat(limited.scope()).isEqualTo(RateLimit.Scope.NETWORK);
              assertThat(limited.reason()).contains("2 hours");
            });
  }

  @Test
  void refusedParameterPointsAtItsField() throws Exception {
    assertThat(rejectedField("Invalid link")).isEqualTo("link");
    assertThat(rejectedField("'alt_text' is too long")).isEqualTo("altText");
    assertThat(rejectedField("The format of the image is not supported")).isEqualTo("media");
    assertThat(rejectedField("board_section_id is malformed")).isEqualTo("options.section");
    assertThat(rejectedField("no")).isEqualTo("text");
  }

  private static FakeNetwork looked() {
    return new FakeNetwork().on("GET", PINS, CannedAnswer.ok(Pins.list("")));
  }

  private static CannedAnswer answer(Row row) {
    return CannedAnswer.error(row.status(), row.code(), "Said so");
  }

  private static String rejectedField(String message) throws InterruptedException {
    PublishResult result =
        publish(looked().on("POST", "/pins", CannedAnswer.error(400, 1, message)));
    return ((PublishResult.Rejected) result).problems().getFirst().field();
  }

  private static PublishResult publish(FakeNetwork network) throws InterruptedException {
    return new PinterestProvider(Optional.empty())
        .publish(
            Pins.request(Pins.vase(), Pins.options(BOARD, Optional.empty()), Optional.empty()),
            context(network));
  }

  private static TestContext context(FakeNetwork network) {
    return Pins.context(Pins.custom(API), network, "pina_secret");
  }

  private static String text(PublishResult result) {
    return switch (result) {
      case PublishResult.Published published -> published.remoteId();
      case PublishResult.PublishedInPart part -> text(part.stoppedBy());
      case PublishResult.InProgress progress -> progress.detail();
      case PublishResult.Rejected rejected -> rejected.problems().getFirst().message();
      case PublishResult.RateLimited limited -> limited.reason();
      case PublishResult.ReauthorizationRequired again -> again.reason();
      case PublishResult.Failed failed -> failed.reason();
      case PublishResult.Unknown unknown -> unknown.reason();
    };
  }
}
