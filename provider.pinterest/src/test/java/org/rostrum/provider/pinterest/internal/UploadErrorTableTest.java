package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.provider.pinterest.internal.support.FakeNetwork.API;

import java.io.IOException;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.provider.pinterest.internal.support.CannedAnswer;
import org.rostrum.provider.pinterest.internal.support.FakeNetwork;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.testkit.host.TestContext;

/** What can go wrong with a video before its pin is created, from the answer to the sentence. */
final class UploadErrorTableTest {
  private static final String BUCKET = "https://bucket.example.test/";
  private static final String REGISTERED =
      "{\"media_id\":\"77\",\"media_type\":\"video\",\"upload_url\":\""
          + BUCKET
          + "\","
          + "\"upload_parameters\":{\"key\":\"k\",\"policy\":\"p\"}}";

  /**
   * A row.
   *
   * @param code what the bucket's XML says
   * @param retryable whether it is tried again; a rejection where it concerns the video itself
   * @param words what the sentence says
   */
  record Row(int status, String code, boolean retryable, String words) {}

  private static Stream<Row> bucket() {
    return Stream.of(
        new Row(400, "EntityTooLarge", false, "larger than Pinterest takes"),
        new Row(400, "EntityTooSmall", false, "found no video"),
        new Row(400, "RequestTimeout", true, "too slow"),
        new Row(400, "ExpiredToken", true, "does not hold any more"),
        new Row(403, "AccessDenied", true, "does not hold any more"),
        new Row(403, "SignatureDoesNotMatch", true, "does not hold any more"),
        new Row(400, "InvalidArgument", false, "did not take the video"),
        new Row(411, "MissingContentLength", false, "did not take the video"),
        new Row(412, "PreconditionFailed", false, "did not take the video"),
        new Row(307, "TemporaryRedirect", false, "did not take the video"),
        new Row(429, "", true, "tried again"),
        new Row(500, "InternalError", true, "tried again"),
        new Row(503, "SlowDown", true, "tried again"));
  }

  @ParameterizedTest
  @MethodSource("bucket")
  void uploading(Row row) throws Exception {
    String xml = "<Error><Code>" + row.code() + "</Code><Message>secret</Message></Error>";
    FakeNetwork network =
        registered().on("POST", BUCKET, new CannedAnswer(row.status(), Map.of(), xml));
    PublishResult result = publish(network);
    assertThat(result).isNotInstanceOf(PublishResult.Unknown.class);
    assertThat(text(result)).contains(row.words()).doesNotContain("secret");
    assertThat(result instanceof PublishResult.Failed failed && failed.retryable())
        .isEqualTo(row.retryable());
  }

  @ParameterizedTest
  @ValueSource(strings = {"POST /media", "GET /media/77"})
  void everyErrorOfTheApiIsCertainBeforeAPinIsCreated(String call) throws Exception {
    for (int[] row :
        new int[][] {
          {400, 1}, {400, 12}, {401, 2}, {401, 3}, {401, 7}, {403, 29}, {429, 8}, {429, 9},
          {500, 0}, {503, 0}
        }) {
      String[] parts = call.split(" ", 2);
      FakeNetwork network =
          new FakeNetwork().on(parts[0], parts[1], CannedAnswer.error(row[0], row[1], "Said so"));
      PublishResult result =
          parts[0].equals("GET")
              ? publish(network, Optional.of(note("UPLOADED")))
              : publish(network);
      assertThat(result)
          .as("%s answered with %d/%d", call, row[0], row[1])
          .isNotInstanceOf(PublishResult.Unknown.class)
          .isNotInstanceOf(PublishResult.Published.class);
      assertThat(text(result)).isNotBlank().doesNotContain("pina_");
    }
  }

  @Test
  void missingScopesAreNamedForVideosToo() throws Exception {
    FakeNetwork network =
        new FakeNetwork().on("POST", "/media", CannedAnswer.error(401, 3, "Not allowed"));
    assertThat(publish(network))
        .isInstanceOfSatisfying(
            PublishResult.ReauthorizationRequired.class,
            again ->
                assertThat(again.missingScopes())
                    .containsExactlyInAnyOrder("pins:read", "pins:write"));
  }

  @Test
  void scopesOfSecretBoardsSayWhereTheyAreTurnedOn() throws Exception {
    FakeNetwork network =
        new FakeNetwork()
            .on("POST", "/media", CannedAnswer.error(401, 3, "Missing: ['pins:write_secret']"));
    assertThat(text(publish(network))).contains("pins:write_secret", "«Secret boards too»");
  }

  @Test
  void aVideoThatPinterestForgotIsUploadedAnew() throws Exception {
    FakeNetwork network =
        registered()
            .on("GET", "/media/77", CannedAnswer.error(404, 404, "Not found"))
            .on("POST", BUCKET, new CannedAnswer(204, Map.of(), ""));
    assertThat(publish(network, Optional.of(note("UPLOADED"))))
        .isInstanceOf(PublishResult.InProgress.class);
  }

  @Test
  void anAnswerThatPermitsNothingIsTriedAgain() throws Exception {
    for (String body :
        new String[] {
          "{\"media_id\":\"77\",\"media_type\":\"video\"}",
          "{\"media_id\":\"7x\",\"media_type\":\"video\"}",
          REGISTERED.replace(BUCKET, "https://a b/"),
          REGISTERED.replace("\"key\":\"k\"", "\"ke\\\"y\":\"k\""),
          REGISTERED.replace("\"p\"}", "\"p\\r\\nX: 1\"}")
        }) {
      FakeNetwork network =
          new FakeNetwork().withWrongAnswers().on("POST", "/media", CannedAnswer.created(body));
      PublishResult result = publish(network);
      assertThat(result)
          .as(body)
          .isInstanceOfSatisfying(
              PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    }
  }

  @Test
  void anAddressOnThisMachineIsNotTakenFromAServerElsewhere() throws Exception {
    FakeNetwork network =
        new FakeNetwork()
            .on(
                "POST",
                "/media",
                CannedAnswer.created(REGISTERED.replace(BUCKET, "http://127.0.0.1:9/")));
    assertThat(publish(network))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class,
            failed -> {
              assertThat(failed.retryable()).isFalse();
              assertThat(failed.reason()).contains("127.0.0.1");
            });
  }

  @Test
  void aLineThatBreaksIsTriedAgain() throws Exception {
    FakeNetwork network =
        registered()
            .react(
                "POST",
                BUCKET,
                request -> {
                  throw new IOException("gone");
                });
    assertThat(publish(network))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
  }

  @Test
  void aPinThatDoesNotWantTheVideoIsNotOfferedItAgain() throws Exception {
    FakeNetwork network =
        new FakeNetwork()
            .on(
                "GET",
                "/media/77",
                CannedAnswer.ok(
                    "{\"media_id\":\"77\",\"media_type\":\"video\",\"status\":\"succeeded\"}"))
            .on("GET", "/boards/12/pins", CannedAnswer.ok(Pins.list("")))
            .on("POST", "/pins", CannedAnswer.error(400, 1, "The media was not found"));
    TestContext context = Pins.context(Pins.custom(API), network, "pina_secret");
    publish(context, Optional.of(note("UPLOADED")));
    assertThat(context.lastCheckpoint()).contains("{\"v\":1}");
  }

  private static String note(String step) {
    return "{\"v\":1,\"video\":{\"media\":\"77\",\"step\":\""
        + step
        + "\",\"since\":\"2026-11-23T12:00:00Z\",\"looks\":0}}";
  }

  private static FakeNetwork registered() {
    return new FakeNetwork().on("POST", "/media", CannedAnswer.created(REGISTERED));
  }

  private static PublishResult publish(FakeNetwork network) throws InterruptedException {
    return publish(network, Optional.empty());
  }

  private static PublishResult publish(FakeNetwork network, Optional<String> checkpoint)
      throws InterruptedException {
    return publish(Pins.context(Pins.custom(API), network, "pina_secret"), checkpoint);
  }

  private static PublishResult publish(TestContext context, Optional<String> checkpoint)
      throws InterruptedException {
    return new PinterestProvider(Optional.empty())
        .publish(
            Pins.request(Pins.film(), Pins.options("12", Optional.empty()), checkpoint), context);
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
