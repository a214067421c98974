package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.gate.RequestRecord;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Json;

@Timeout(60)
final class FaultsTest {

  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private PinterestSimulator simulator;
  private Practice practice;

  @BeforeEach
  void start() throws IOException {
    simulator = PinterestSimulator.start(SimulatorConfig.defaults());
    practice = Practice.sandbox(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
    threads.shutdownNow();
  }

  @Test
  void serverErrorBeforeLeavesNoPin() {
    simulator.faults().next(Fault.serverError(500));
    assertThat(create().status()).isEqualTo(500);
    assertThat(simulator.pins()).isEmpty();
    assertThat(create().status()).isEqualTo(201);
  }

  @Test
  void serverErrorAfterLeavesThePin() {
    simulator.faults().next(Fault.serverError(503).after());
    assertThat(create().status()).isEqualTo(503);
    assertThat(simulator.pins()).hasSize(1);
    assertThat(last().fault()).contains("AFTER SERVER_ERROR");
  }

  @Test
  void faultsAfterwardsDoNotHideARefusal() {
    simulator.faults().next(Fault.serverError(503).after());
    Practice.Answer refused = practice.post("/pins", Json.object());
    assertThat(refused.status()).isEqualTo(400);
    assertThat(simulator.faults().all()).hasSize(1);
  }

  @Test
  void droppedConnections() {
    simulator.faults().next(Fault.drop());
    assertThatThrownBy(this::rawCreate).isInstanceOf(IOException.class);
    assertThat(simulator.pins()).isEmpty();
    assertThat(last().status()).isZero();

    simulator.faults().next(Fault.drop().after());
    assertThatThrownBy(this::rawCreate).isInstanceOf(IOException.class);
    assertThat(simulator.pins()).hasSize(1);

    simulator.faults().next(Fault.dropMidBody());
    assertThatThrownBy(this::rawCreate).isInstanceOf(IOException.class);
    assertThat(simulator.pins()).hasSize(2);
  }

  @Test
  void hangEndsWithoutAnAnswer() {
    simulator.faults().next(Fault.hang(Duration.ofMillis(200)).after());
    long begun = System.nanoTime();
    assertThatThrownBy(this::rawCreate).isInstanceOf(IOException.class);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(190));
    assertThat(simulator.pins()).hasSize(1);
  }

  @Test
  void latencyDelaysAndGoesOn() {
    simulator.faults().next(Fault.latency(Duration.ofMillis(200)));
    long begun = System.nanoTime();
    assertThat(create().status()).isEqualTo(201);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isGreaterThan(Duration.ofMillis(190));
  }

  @Test
  void rateLimitSaysWhenItEnds() {
    simulator.faults().next(Fault.rateLimit(Duration.ofSeconds(42)));
    Practice.Answer answer = create();
    assertThat(answer.status()).isEqualTo(429);
    assertThat(answer.code()).isEqualTo(8);
    assertThat(answer.header("x-ratelimit-reset")).isEqualTo("42");
    assertThat(answer.header("x-ratelimit-remaining")).isEqualTo("0");
    assertThat(answer.header("retry-after")).isEmpty();
  }

  @Test
  void chosenRefusalAndExpiredToken() {
    simulator.faults().next(Fault.refusal(400, 12, "Temporary."));
    assertThat(create().code()).isEqualTo(12);
    simulator.faults().next(Fault.tokenExpired());
    Practice.Answer expired = create();
    assertThat(expired.status()).isEqualTo(401);
    assertThat(expired.code()).isEqualTo(2);
  }

  @Test
  void wrongJsonLooksLikeASuccess() throws Exception {
    simulator.faults().next(Fault.wrongJson());
    HttpResponse<byte[]> answer = rawCreate();
    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(new String(answer.body(), StandardCharsets.UTF_8)).startsWith("<html>");
    assertThat(simulator.pins()).hasSize(1);
  }

  @Test
  void trickleBringsTheRightAnswer() {
    simulator.faults().next(Fault.trickle(Duration.ofNanos(1)));
    assertThat(create().text("title")).isEqualTo("x");
  }

  @Test
  void endlessBodyGoesOnFarBeyondAnyAnswer() throws Exception {
    simulator.faults().next(Fault.endlessBody().on("GET", "/boards"));
    String token = simulator.issueToken("norrastudio", Environment.SANDBOX, Practice.ALL_SCOPES);
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.apiUrl(Environment.SANDBOX) + "/boards"))
            .header("Authorization", "Bearer " + token)
            .build();
    HttpResponse<InputStream> answer = practice.http().send(request, BodyHandlers.ofInputStream());
    try (InputStream body = answer.body()) {
      assertThat(body.readNBytes(4 * 1024 * 1024)).hasSize(4 * 1024 * 1024);
    }
  }

  @Test
  void heldRequestStandsStillBeforeThePinExists() throws Exception {
    simulator.faults().next(Fault.hold());
    CompletableFuture<HttpResponse<byte[]>> answer = asyncCreate();
    assertThat(simulator.faults().awaitHeld(1, Duration.ofSeconds(10))).isTrue();
    assertThat(simulator.pins()).isEmpty();
    assertThat(answer).isNotDone();
    simulator.faults().release();
    assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
    assertThat(simulator.faults().held()).isZero();
  }

  @Test
  void heldRequestStandsStillAfterThePinExists() throws Exception {
    simulator.faults().next(Fault.hold().after());
    CompletableFuture<HttpResponse<byte[]>> answer = asyncCreate();
    assertThat(simulator.faults().awaitHeld(1, Duration.ofSeconds(10))).isTrue();
    assertThat(simulator.pins()).hasSize(1);
    // Others are served meanwhile.
    assertThat(create().status()).isEqualTo(201);
    simulator.faults().clear();
    assertThat(answer.get(10, TimeUnit.SECONDS).statusCode()).isEqualTo(201);
  }

  @Test
  void faultsStrikeAsOftenAsToldWhereTold() {
    simulator.faults().next(Fault.serverError(500).times(2));
    assertThat(create().status()).isEqualTo(500);
    assertThat(practice.get("/pins").status()).isEqualTo(200);
    assertThat(create().status()).isEqualTo(500);
    assertThat(create().status()).isEqualTo(201);

    simulator.faults().next(Fault.serverError(502).on("*", "/boards/*/pins").untilCleared());
    String path = "/boards/" + practice.boardId("Weaving") + "/pins";
    for (int i = 0; i < 3; i++) {
      assertThat(practice.get(path).status()).isEqualTo(502);
    }
    assertThat(practice.get("/boards").status()).isEqualTo(200);
    simulator.faults().clear();
    assertThat(practice.get(path).status()).isEqualTo(200);

    simulator.faults().next(Fault.serverError(500).on("*", "/**").in(Environment.PRODUCTION));
    assertThat(practice.get("/boards").status()).isEqualTo(200);
  }

  @Test
  void faultsStrikeWhomTheyAreMeantFor() throws IOException {
    try (PinterestSimulator crowded =
        PinterestSimulator.start(SimulatorConfig.defaults().withCrowd(2))) {
      Practice first = guest(crowded, "guest1");
      Practice second = guest(crowded, "guest2");
      crowded.faults().next(Fault.serverError(500).on("GET", "/boards").by("guest2"));

      assertThat(first.get("/boards").json().get("items")).hasSize(1);
      assertThat(second.get("/boards").status()).isEqualTo(500);
      assertThat(second.get("/boards").status()).isEqualTo(200);
    }
  }

  private static Practice guest(PinterestSimulator simulator, String user) {
    return Practice.as(simulator, Environment.SANDBOX, user, Practice.ALL_SCOPES);
  }

  @Test
  void nonsenseIsRefusedWhenItIsArmed() {
    assertThatThrownBy(() -> Fault.wrongJson().before())
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("WRONG_JSON");
    assertThatThrownBy(() -> Fault.serverError(404)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Fault.hang(Duration.ofHours(1)))
        .isInstanceOf(IllegalArgumentException.class);
  }

  private Practice.Answer create() {
    return practice.post("/pins", practice.pin("x"));
  }

  private HttpResponse<byte[]> rawCreate() throws IOException, InterruptedException {
    ObjectNode pin = practice.pin("x");
    return practice.raw("POST", "/pins", Body.of(Json.bytes(pin)));
  }

  private CompletableFuture<HttpResponse<byte[]>> asyncCreate() {
    CompletableFuture<HttpResponse<byte[]>> answer = new CompletableFuture<>();
    threads.execute(
        () -> {
          try {
            answer.complete(rawCreate());
          } catch (IOException | InterruptedException e) {
            answer.completeExceptionally(e);
          }
        });
    return answer;
  }

  private RequestRecord last() {
    return simulator.requests().getLast();
  }
}
