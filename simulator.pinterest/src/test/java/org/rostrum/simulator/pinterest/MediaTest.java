package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.pins.PinMedia;

/** Videos: registering, the bucket, processing, and the pin. */
final class MediaTest {

  private static final TinyVideo VIDEO = TinyVideo.of(720, 1280, Duration.ofSeconds(12), 9_000);

  private final SimulatorConfig config =
      SimulatorConfig.defaults()
          .withClock(InstantSource.fixed(Instant.parse("2026-07-09T09:33:55Z")));
  private PinterestSimulator simulator;
  private Practice practice;

  @BeforeEach
  void start() throws IOException {
    simulator = PinterestSimulator.start(config);
    practice = Practice.sandbox(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void aVideoIsRegisteredUploadedProcessedAndPinned() throws Exception {
    Practice.Answer registered = register();
    String id = registered.text("media_id");
    assertThat(registered.status()).isEqualTo(201);
    assertThat(status(id)).isEqualTo("registered");

    assertThat(UploadForm.of(registered, VIDEO).send(practice.http()).statusCode()).isEqualTo(204);
    assertThat(status(id)).isEqualTo("processing");
    assertThat(practice.post("/pins", pin(id).put("title", "early")).status()).isEqualTo(400);
    simulator.advance(Duration.ofSeconds(3));
    assertThat(status(id)).isEqualTo("succeeded");
    assertThat(practice.get("/media").json().path("items")).hasSize(1);

    Practice.Answer made = practice.post("/pins", pin(id));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("creative_type")).isEqualTo("VIDEO");
    assertThat(made.json().at("/media/media_type").asText()).isEqualTo("video");
    assertThat(made.json().at("/media/duration").asInt()).isEqualTo(12_000);
    assertThat(made.json().at("/media/height").asInt()).isEqualTo(1280);
    try (var video = VIDEO.open()) {
      assertThat(simulator.video(id).orElseThrow()).hasBinaryContent(video.readAllBytes());
    }
    assertThat(practice.get("/pins/" + made.text("id")).json()).isEqualTo(made.json());
  }

  @Test
  void aCoverIsNeeded() throws Exception {
    String id = processed();
    ObjectNode bare = pin(id);
    source(bare).remove("cover_image_key_frame_time");
    refused(bare);
    ObjectNode half = pin(id);
    source(half).remove("cover_image_key_frame_time");
    source(half).put("cover_image_content_type", "image/png");
    refused(half);
    ObjectNode elsewhere = pin(id);
    source(elsewhere).put("cover_image_url", "https://norra.example/cover.png");
    assertThat(practice.post("/pins", elsewhere).code()).isEqualTo(235);
    ObjectNode picture = pin(id);
    byte[] cover = Practice.png(90, 160);
    source(picture).remove("cover_image_key_frame_time");
    source(picture)
        .put("cover_image_content_type", "image/png")
        .put("cover_image_data", Base64.getEncoder().encodeToString(cover));
    assertThat(practice.post("/pins", picture).status()).isEqualTo(201);
    assertThat(simulator.image(simulator.pins().getFirst())).isEqualTo(cover);
  }

  @Test
  void processingFailsOnDemandAndForWhatIsNoVideo() throws Exception {
    simulator.failVideos(1);
    assertThat(statusAfter(VIDEO)).isEqualTo("failed");
    assertThat(statusAfter(VIDEO)).isEqualTo("succeeded");
    assertThat(statusAfter(TinyVideo.of(10, 10, Duration.ofSeconds(3), 900))).isEqualTo("failed");
    assertThat(statusAfter(TinyVideo.of(10, 10, Duration.ofMinutes(16), 900))).isEqualTo("failed");
    Practice.Answer registered = register();
    UploadForm.of(registered, new byte[900]).send(practice.http());
    simulator.advance(Duration.ofSeconds(3));
    assertThat(status(registered.text("media_id"))).isEqualTo("failed");
  }

  @Test
  void theBucketChecksWhatItIsSent() throws Exception {
    assertThat(refusal(form().chunked())).startsWith("411 MissingContentLength");
    assertThat(refusal(form().withToken())).startsWith("400 InvalidArgument");
    assertThat(refusal(form().without("key"))).startsWith("400 InvalidArgument");
    assertThat(refusal(form().without("policy"))).startsWith("403 AccessDenied");
    assertThat(refusal(form().with("x-amz-signature", "00")))
        .startsWith("403 SignatureDoesNotMatch");
    assertThat(refusal(form().with("key", "uploads/other:1"))).contains("Policy Condition failed");
    assertThat(refusal(form().without("Content-Type"))).contains("Policy Condition failed");
    assertThat(refusal(form().with("acl", "public"))).contains("Extra input fields: acl");
    assertThat(refusal(form().with("x-amz-meta", "x".repeat(20_001))))
        .startsWith("400 MaxPostPreDataLengthExceededError");
    assertThat(refusal(form().withoutFile())).startsWith("400 IncorrectNumberOfFilesInPostRequest");
    assertThat(refusal(form().fileFirst())).startsWith("400 InvalidArgument");
    assertThat(refusal(UploadForm.of(register(), new byte[0]))).startsWith("400 EntityTooSmall");
  }

  @Test
  void aPermissionHoldsForTwoDays() throws Exception {
    UploadForm soon = form();
    simulator.advance(Duration.ofDays(2).minusSeconds(1));
    assertThat(soon.send(practice.http()).statusCode()).isEqualTo(204);
    UploadForm late = form();
    simulator.advance(Duration.ofDays(2));
    assertThat(refusal(late)).contains("Policy expired");
  }

  @Test
  void faultsStrikeTheBucketToo() throws Exception {
    simulator.faults().next(Fault.serverError(503).before().on("POST", "/upload"));
    Practice.Answer registered = register();
    assertThat(UploadForm.of(registered, VIDEO).send(practice.http()).statusCode()).isEqualTo(503);
    assertThat(status(registered.text("media_id"))).isEqualTo("registered");
    assertThat(UploadForm.of(registered, VIDEO).send(practice.http()).statusCode()).isEqualTo(204);
    assertThat(simulator.requests())
        .filteredOn(request -> request.path().equals("/upload"))
        .extracting(request -> request.status())
        .containsExactly(503, 204);
  }

  @Test
  void othersUploadsAreNotFound() throws Exception {
    String id = processed();
    Practice other =
        Practice.as(simulator, Environment.SANDBOX, "fjordkeramik", Practice.ALL_SCOPES);
    assertThat(other.get("/media/" + id).status()).isEqualTo(404);
    assertThat(other.get("/media").json().path("items")).isEmpty();
    Practice reader =
        Practice.as(simulator, Environment.SANDBOX, "norrastudio", Set.of("pins:read"));
    assertThat(reader.post("/media", Json.object().put("media_type", "video")).code()).isEqualTo(3);
    assertThat(practice.post("/media", Json.object().put("media_type", "image")).code())
        .isEqualTo(1);
  }

  @Test
  void aVideoPlaysInParts() throws Exception {
    String id = processed();
    var request =
        java.net.http.HttpRequest.newBuilder(
                java.net.URI.create(simulator.baseUrl() + "/videos/" + id + ".mp4"))
            .header("Range", "bytes=4-7")
            .build();
    HttpResponse<String> part = practice.http().send(request, HttpResponse.BodyHandlers.ofString());
    assertThat(part.statusCode()).isEqualTo(206);
    assertThat(part.body()).isEqualTo("ftyp");
    assertThat(part.headers().firstValue("content-range")).contains("bytes 4-7/9000");
  }

  @Test
  void uploadsAndVideoPinsSurviveTheProcess(@TempDir Path state) throws Exception {
    String id;
    try (PinterestSimulator first = PinterestSimulator.start(config.withStateDirectory(state))) {
      Practice there = Practice.sandbox(first);
      Practice.Answer registered = there.post("/media", Json.object().put("media_type", "video"));
      id = registered.text("media_id");
      UploadForm.of(registered, VIDEO).send(there.http());
      first.advance(Duration.ofSeconds(3));
      assertThat(there.post("/pins", pin(id)).status()).isEqualTo(201);
    }
    try (PinterestSimulator second = PinterestSimulator.start(config.withStateDirectory(state))) {
      assertThat(Files.size(second.video(id).orElseThrow())).isEqualTo(9_000);
      assertThat(second.pins().getFirst().media())
          .isInstanceOfSatisfying(
              PinMedia.Video.class,
              video -> {
                assertThat(video.mediaId()).isEqualTo(id);
                assertThat(video.coverSecond()).contains(2);
                assertThat(video.duration()).isEqualTo(Duration.ofSeconds(12));
              });
    }
  }

  private Practice.Answer register() {
    return practice.post("/media", Json.object().put("media_type", "video"));
  }

  private UploadForm form() {
    return UploadForm.of(register(), VIDEO);
  }

  private String refusal(UploadForm form) throws IOException, InterruptedException {
    HttpResponse<String> answer = form.send(practice.http());
    String code = answer.body().replaceAll("(?s).*<Code>(.*)</Code>.*", "$1");
    String message = answer.body().replaceAll("(?s).*<Message>(.*)</Message>.*", "$1");
    return answer.statusCode() + " " + code + " " + message;
  }

  private String processed() throws IOException, InterruptedException {
    Practice.Answer registered = register();
    UploadForm.of(registered, VIDEO).send(practice.http());
    simulator.advance(Duration.ofSeconds(3));
    return registered.text("media_id");
  }

  private String statusAfter(TinyVideo video) throws IOException, InterruptedException {
    Practice.Answer registered = register();
    UploadForm.of(registered, video).send(practice.http());
    simulator.advance(Duration.ofSeconds(3));
    return status(registered.text("media_id"));
  }

  private String status(String id) {
    return practice.get("/media/" + id).text("status");
  }

  private ObjectNode pin(String mediaId) {
    ObjectNode pin =
        Json.object().put("board_id", practice.boardId("Weaving")).put("title", "Loom");
    pin.putObject("media_source")
        .put("source_type", "video_id")
        .put("media_id", mediaId)
        .put("cover_image_key_frame_time", 2);
    return pin;
  }

  private void refused(ObjectNode pin) {
    Practice.Answer answer = practice.post("/pins", pin);
    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.code()).isEqualTo(1);
  }

  private static ObjectNode source(ObjectNode pin) {
    return (ObjectNode) pin.get("media_source");
  }
}
