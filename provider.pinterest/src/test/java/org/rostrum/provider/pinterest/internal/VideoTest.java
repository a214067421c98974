package org.rostrum.provider.pinterest.internal;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.pinterest.internal.support.LoopbackClient;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.PublishResult;
import org.rostrum.provider.publish.ReconcileResult;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.TinyVideo;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.gate.RequestRecord;
import org.rostrum.simulator.pinterest.pins.PinMedia;
import org.rostrum.testkit.host.TestContext;

/** A video on its way: registered, uploaded, processed, pinned; and what can happen in between. */
final class VideoTest {
  private static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");
  private static final TinyVideo FILM = TinyVideo.of(720, 1280, Duration.ofSeconds(12), 9_000);

  private final List<HttpRequest> uploads = new ArrayList<>();
  private PinterestSimulator pinterest;
  private PinterestProvider provider;
  private LoopbackClient checking;
  private TestContext context;

  @BeforeEach
  void start() throws IOException {
    pinterest =
        PinterestSimulator.start(SimulatorConfig.defaults().withClock(InstantSource.fixed(NOON)));
    provider = new PinterestProvider(Optional.of(URI.create(pinterest.baseUrl())));
    checking = LoopbackClient.checking(pinterest.apiUrl(Environment.SANDBOX));
    NetworkClient watched =
        request -> {
          if (!request.uri().getPath().contains("/v5/")) {
            uploads.add(request);
          }
          return checking.send(request);
        };
    SettingValues settings =
        SettingValues.of(
            Map.of("environment", "practice", "appId", "1488000"),
            Map.of("appSecret", Secret.of("practice-secret")));
    String token = pinterest.issueToken("norrastudio", Environment.SANDBOX, SCOPES);
    context =
        Pins.context(settings, watched, token)
            .at(NOON)
            .file(Pins.video(Duration.ofSeconds(12)), FILM::open);
  }

  @AfterEach
  void stop() {
    checking.close();
    pinterest.close();
  }

  @Test
  void isRegisteredUploadedProcessedAndPinned() throws Exception {
    PublishResult begun = publish(Pins.film());
    assertThat(begun)
        .isInstanceOfSatisfying(
            PublishResult.InProgress.class,
            working -> {
              assertThat(working.checkAfter()).isEqualTo(Duration.ofSeconds(1));
              assertThat(working.detail()).contains("processing");
            });
    pass(Duration.ofSeconds(3));
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Published.class);

    assertThat(calls())
        .containsExactly(
            "POST /media", "POST /upload", "GET /media/*", "GET /boards/*/pins", "POST /pins");
    byte[] film = FILM.open().readAllBytes();
    assertThat(pinterest.pins())
        .singleElement()
        .satisfies(
            pin -> {
              assertThat(pin.title()).contains("The wheel");
              assertThat(pin.media())
                  .isInstanceOfSatisfying(
                      PinMedia.Video.class,
                      video -> {
                        assertThat(video.coverSecond()).contains(1);
                        assertThat(pinterest.video(video.mediaId()).orElseThrow())
                            .hasBinaryContent(film);
                      });
            });
  }

  @Test
  void theUploadHasALengthAndNoToken() throws Exception {
    publish(Pins.film());
    HttpRequest upload = uploads.getFirst();
    assertThat(upload.headers().firstValue("authorization")).isEmpty();
    assertThat(upload.bodyPublisher().orElseThrow().contentLength()).isGreaterThan(9_000);
    assertThat(context.checkpoints()).noneMatch(note -> note.contains("policy"));
  }

  @Test
  void processingIsWaitedForWithLongerAndLongerPauses() throws Exception {
    pinterest.processing(Duration.ofHours(1));
    List<Long> pauses = new ArrayList<>();
    for (int i = 0; i < 7; i++) {
      PublishResult.InProgress working = (PublishResult.InProgress) publish(Pins.film());
      context.checkpoint(working.checkpoint());
      pauses.add(working.checkAfter().toSeconds());
    }
    assertThat(pauses).containsExactly(1L, 2L, 4L, 8L, 10L, 10L, 10L);
    assertThat(uploads).hasSize(1);
  }

  @Test
  void processingThatNeverEndsIsGivenUp() throws Exception {
    pinterest.processing(Duration.ofDays(1));
    publish(Pins.film());
    pass(Duration.ofHours(2).plusSeconds(1));
    assertThat(publish(Pins.film()))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class,
            failed -> {
              assertThat(failed.retryable()).isFalse();
              assertThat(failed.reason()).contains("2 hours", "uploaded anew");
            });
    assertThat(context.lastCheckpoint()).contains("{\"v\":1}");
  }

  @Test
  void processingThatFailsIsSaidAndTheNextTryUploadsAnew() throws Exception {
    pinterest.failVideos(1);
    publish(Pins.film());
    pass(Duration.ofSeconds(3));
    assertThat(publish(Pins.film()))
        .isInstanceOfSatisfying(
            PublishResult.Rejected.class,
            rejected ->
                assertThat(rejected.problems().getFirst().message()).contains("H.264", "MP4"));
    publish(Pins.film());
    pass(Duration.ofSeconds(3));
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Published.class);
    assertThat(uploads).hasSize(2);
  }

  @Test
  void anUploadThatArrivedBeforeACrashIsNotRepeated() throws Exception {
    publish(Pins.film());
    String justRegistered = context.checkpoints().getFirst();
    assertThat(justRegistered).contains("REGISTERED");
    pass(Duration.ofSeconds(3));
    assertThat(publish(Pins.film(), Optional.of(justRegistered)))
        .isInstanceOf(PublishResult.Published.class);
    assertThat(uploads).hasSize(1);
  }

  @Test
  void anUploadThatBrokeOffBeginsAnew() throws Exception {
    pinterest.faults().next(Fault.drop().before().on("POST", "/upload"));
    assertThat(publish(Pins.film()))
        .isInstanceOfSatisfying(
            PublishResult.Failed.class, failed -> assertThat(failed.retryable()).isTrue());
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.InProgress.class);
    assertThat(calls())
        .containsExactly(
            "POST /media", "POST /upload", "GET /media/*", "POST /media", "POST /upload");
  }

  @Test
  void anUploadWhoseAnswerWasLostIsTakenAsItIs() throws Exception {
    pinterest.faults().next(Fault.drop().after().on("POST", "/upload"));
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Failed.class);
    pass(Duration.ofSeconds(3));
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Published.class);
    assertThat(uploads).hasSize(1);
  }

  @Test
  void aPinWhoseAnswerWasLostIsFoundAndItsVideoNotUploadedAgain() throws Exception {
    publish(Pins.film());
    pass(Duration.ofSeconds(3));
    pinterest.faults().next(Fault.drop().after());
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Unknown.class);
    assertThat(reconcile()).isInstanceOf(ReconcileResult.Found.class);
    assertThat(pinterest.pins()).hasSize(1);
  }

  @Test
  void aPinThatWasNeverMadeIsMadeOfTheSameVideo() throws Exception {
    publish(Pins.film());
    pass(Duration.ofSeconds(3));
    pinterest.faults().next(Fault.serverError(503).before());
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Unknown.class);
    pass(Duration.ofMinutes(5));
    assertThat(reconcile()).isEqualTo(new ReconcileResult.Absent());
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Published.class);
    assertThat(pinterest.pins()).hasSize(1);
    assertThat(uploads).hasSize(1);
  }

  @Test
  void aCrashWithinTheUploadLeavesNothingToAsk() throws Exception {
    publish(Pins.film());
    int before = pinterest.requests().size();
    assertThat(reconcile()).isEqualTo(new ReconcileResult.Absent());
    assertThat(pinterest.requests()).hasSize(before);
  }

  @Test
  void aPictureWithTheSameWordsIsAnotherPin() throws Exception {
    publish(Pins.film());
    pass(Duration.ofSeconds(3));
    pinterest.faults().next(Fault.drop().before());
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Unknown.class);
    String lost = context.lastCheckpoint().orElseThrow();
    Content same =
        new Content(
            Pins.film().title(), Pins.film().text(), Pins.film().link(), Pins.vase().media());
    assertThat(publish(same, Optional.empty())).isInstanceOf(PublishResult.Published.class);
    context.checkpoint(lost);
    pass(Duration.ofMinutes(5));
    assertThat(reconcile()).isEqualTo(new ReconcileResult.Absent());
  }

  @Test
  void aCallThatWasTakenAwayUploadsNothing() throws Exception {
    context.takeAway();
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Failed.class);
    assertThat(uploads).isEmpty();
  }

  @Test
  void aVideoOfAnotherLengthIsNotUploaded() throws Exception {
    context.file(
        Pins.video(Duration.ofSeconds(12)),
        TinyVideo.of(720, 1280, Duration.ofSeconds(12), 8_999)::open);
    assertThat(publish(Pins.film())).isInstanceOf(PublishResult.Failed.class);
    assertThat(pinterest.requests())
        .filteredOn(request -> request.path().equals("/upload"))
        .allMatch(request -> request.status() != 204);
  }

  private void pass(Duration time) {
    context.pass(time);
    pinterest.advance(time);
  }

  private PublishResult publish(Content content) throws InterruptedException {
    return publish(content, context.lastCheckpoint());
  }

  private PublishResult publish(Content content, Optional<String> checkpoint)
      throws InterruptedException {
    return provider.publish(
        Pins.request(content, Pins.options(board(), Optional.empty()), checkpoint), context);
  }

  private ReconcileResult reconcile() throws Exception {
    return provider.reconcile(
        Pins.attempt(
            Pins.request(
                Pins.film(), Pins.options(board(), Optional.empty()), context.lastCheckpoint()),
            0),
        context);
  }

  private List<String> calls() {
    return pinterest.requests().stream().map(VideoTest::call).toList();
  }

  private static String call(RequestRecord request) {
    return request.method() + " " + request.path().replaceAll("\\d+", "*");
  }

  private String board() {
    return pinterest.board(Environment.SANDBOX, "norrastudio", "Weaving").orElseThrow().id();
  }
}
