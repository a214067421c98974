package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Json;

/**
 * Asks for everything that the simulator answers, and fails unless each of its operations answered
 * and Pinterest's description has nothing against it. {@link Practice} is the judge; refusals are
 * judged in the tests of each subject.
 */
final class EveryAnswerTest {
  private static final PinterestDescription DESCRIPTION = new PinterestDescription();
  private static final TinyVideo FILM = TinyVideo.of(720, 1280, Duration.ofSeconds(12), 9_000);
  private static final String DAYS = "start_date=2026-07-01&end_date=2026-07-09";

  private final Set<String> answered = new TreeSet<>();
  private PinterestSimulator simulator;
  private Practice practice;

  @BeforeEach
  void start() throws IOException {
    simulator =
        PinterestSimulator.start(
            SimulatorConfig.defaults()
                .withClock(InstantSource.fixed(Instant.parse("2026-07-09T09:33:55Z")))
                .withApps(OAuthWalk.APPS));
    simulator.processing(Duration.ZERO);
    practice = Practice.as(simulator, Environment.PRODUCTION, "norrastudio", Practice.ALL_SCOPES);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void everyOperationAnswersAsDescribed() throws Exception {
    tokens();
    get("/user_account");
    String board = boards();
    String section = sections(board);
    String pin = pins(board, section);
    media();
    statistics(pin);
    delete("/pins/" + pin);
    delete("/boards/" + board + "/sections/" + section);
    delete("/boards/" + board);

    for (String operation : simulator.operations()) {
      String sent = operation.replaceAll("\\{\\w+}", "[^/]+");
      assertThat(answered.stream().anyMatch(one -> one.matches(sent))).as(operation).isTrue();
    }
    assertThat(answered).hasSize(simulator.operations().size());
  }

  private String boards() {
    String board =
        post("/boards", Json.object().put("name", "Kiln log").put("privacy", "PUBLIC")).text("id");
    get("/boards");
    get("/boards/" + board);
    patch("/boards/" + board, Json.object().put("description", "What came out of the kiln"));
    return board;
  }

  private String sections(String board) {
    String sections = "/boards/" + board + "/sections";
    String section = post(sections, Json.object().put("name", "Cone 10")).text("id");
    get(sections);
    patch(sections + "/" + section, Json.object().put("name", "Cone 9"));
    return section;
  }

  private String pins(String board, String section) {
    ObjectNode body = practice.pin("A vase").put("board_id", board);
    String pin = post("/pins", body.put("board_section_id", section)).text("id");
    get("/pins");
    get("/pins/" + pin);
    get("/boards/" + board + "/pins");
    get("/boards/" + board + "/sections/" + section + "/pins");
    patch("/pins/" + pin, Json.object().put("title", "A taller vase"));
    return pin;
  }

  private void media() throws Exception {
    Practice.Answer registered = post("/media", Json.object().put("media_type", "video"));
    assertThat(UploadForm.of(registered, FILM).send(practice.http()).statusCode()).isEqualTo(204);
    get("/media");
    assertThat(get("/media/" + registered.text("media_id")).text("status")).isEqualTo("succeeded");
  }

  private void statistics(String pin) {
    get("/user_account/analytics?" + DAYS);
    get("/user_account/analytics/top_pins?" + DAYS + "&sort_by=SAVE");
    get("/user_account/analytics/top_video_pins?" + DAYS + "&sort_by=VIDEO_START");
    get("/pins/" + pin + "/analytics?" + DAYS + "&metric_types=IMPRESSION,SAVE");
  }

  private void tokens() throws Exception {
    OAuthWalk walk = new OAuthWalk(simulator);
    HttpResponse<String> given = walk.exchange(walk.code(), OAuthWalk.CALLBACK);
    judged("/oauth/token", 200, given);
    JsonNode tokens = OAuthWalk.json(given);
    String renewable = tokens.path("refresh_token").asText();
    judged("/oauth/token", 200, walk.refresh(Environment.SANDBOX, renewable));
    // Pinterest revokes tokens of system users only, and answers everybody else like this.
    String token = tokens.path("access_token").asText();
    judged("/oauth/token/revoke", 403, walk.revoke(Environment.SANDBOX, token));
  }

  /** A form is no JSON: what {@link Practice} does for the others is done here. */
  private void judged(String path, int status, HttpResponse<String> answer) {
    assertThat(answer.statusCode()).as(path).isEqualTo(status);
    String type = answer.headers().firstValue("content-type").orElse("");
    assertThat(DESCRIPTION.validateResponse("POST", path, status, type, Body.of(answer.body())))
        .as(path)
        .isEmpty();
    answered.add("POST " + path);
  }

  private Practice.Answer get(String path) {
    return success("GET " + path.replaceFirst("\\?.*", ""), practice.get(path));
  }

  private Practice.Answer post(String path, ObjectNode body) {
    return success("POST " + path, practice.post(path, body));
  }

  private void patch(String path, ObjectNode body) {
    success("PATCH " + path, practice.patch(path, body));
  }

  private void delete(String path) {
    success("DELETE " + path, practice.delete(path));
  }

  private Practice.Answer success(String call, Practice.Answer answer) {
    assertThat(answer.status()).as(call).isBetween(200, 299);
    answered.add(call);
    return answer;
  }
}
