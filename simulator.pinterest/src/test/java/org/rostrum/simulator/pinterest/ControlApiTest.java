package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.state.Names;

final class ControlApiTest {

  private final HttpClient http = HttpClient.newHttpClient();
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
  }

  @Test
  void listsPinsWithTheHashOfTheirImage() throws Exception {
    byte[] photo = Practice.png(12, 9);
    practice.post("/pins", practice.pin("Loom", photo));
    JsonNode pin = get("/_pins").at("/pins/0");
    assertThat(pin.path("title").asText()).isEqualTo("Loom");
    assertThat(pin.path("sha256").asText()).isEqualTo(Names.sha256(photo));
    assertThat(pin.path("environment").asText()).isEqualTo("SANDBOX");
    assertThat(pin.path("user").asText()).isEqualTo("norrastudio");
  }

  @Test
  void listsRequestsWithoutSecrets() throws Exception {
    practice.get("/boards?bookmark=secret-cursor");
    String listed = send("GET", "/_requests", "").body();
    JsonNode request = Json.read(listed.getBytes(StandardCharsets.UTF_8)).at("/requests/0");
    assertThat(request.path("path").asText()).isEqualTo("/boards");
    assertThat(request.path("status").asInt()).isEqualTo(400);
    assertThat(request.path("user").asText()).isEqualTo("norrastudio");
    assertThat(listed).doesNotContain("pina_", "secret-cursor", "Bearer");
  }

  @Test
  void armsEveryKindOfFault() throws Exception {
    for (String fault :
        List.of(
            "{\"kind\":\"LATENCY\",\"seconds\":0.1}",
            "{\"kind\":\"RATE_LIMIT\",\"seconds\":60}",
            "{\"kind\":\"SERVER_ERROR\",\"phase\":\"AFTER\"}",
            "{\"kind\":\"ERROR\",\"status\":400,\"code\":12,\"message\":\"Temporary\"}",
            "{\"kind\":\"DROP\"}",
            "{\"kind\":\"DROP_MID_BODY\"}",
            "{\"kind\":\"HANG\",\"seconds\":1}",
            "{\"kind\":\"HOLD\",\"phase\":\"after\"}",
            "{\"kind\":\"TOKEN_EXPIRED\",\"path\":\"/**\",\"times\":0}",
            "{\"kind\":\"WRONG_JSON\"}",
            "{\"kind\":\"TRICKLE\",\"seconds\":0.01}",
            "{\"kind\":\"ENDLESS_BODY\",\"environment\":\"SANDBOX\"}")) {
      assertThat(send("POST", "/_faults", fault).statusCode()).as(fault).isEqualTo(201);
    }
    JsonNode armed = get("/_faults");
    assertThat(armed.path("faults")).hasSize(12);
    assertThat(armed.at("/faults/2/phase").asText()).isEqualTo("AFTER");
    assertThat(send("DELETE", "/_faults", "").statusCode()).isEqualTo(204);
    assertThat(get("/_faults").path("faults")).isEmpty();
  }

  @Test
  void holdsAndReleasesOverHttp() throws Exception {
    send("POST", "/_faults", "{\"kind\":\"HOLD\",\"phase\":\"AFTER\",\"method\":\"POST\"}");
    CompletableFuture<Practice.Answer> answer =
        CompletableFuture.supplyAsync(() -> practice.post("/pins", practice.pin("x")));
    assertThat(simulator.faults().awaitHeld(1, Duration.ofSeconds(10))).isTrue();
    assertThat(get("/_faults").path("held").asInt()).isEqualTo(1);
    assertThat(get("/_pins").path("pins")).hasSize(1);
    assertThat(send("POST", "/_release", "{}").statusCode()).isEqualTo(204);
    assertThat(answer.get(10, TimeUnit.SECONDS).status()).isEqualTo(201);
  }

  @Test
  void changesSettingsClockAndHandsOutTokens() throws Exception {
    send("POST", "/_settings", "{\"trialAccess\":true,\"rateLimits\":\"NONE\"}");
    String token =
        Json.read(
                send(
                        "POST",
                        "/_tokens",
                        "{\"user\":\"norrastudio\",\"environment\":\"PRODUCTION\"}")
                    .body()
                    .getBytes(StandardCharsets.UTF_8))
            .path("access_token")
            .asText();
    Practice production = Practice.withToken(simulator, Environment.PRODUCTION, token);
    assertThat(production.post("/pins", production.pin("x")).code()).isEqualTo(29);
    assertThat(production.get("/boards").header("x-ratelimit-limit")).isEmpty();
    send("POST", "/_clock", "{\"advanceSeconds\":2592000}");
    assertThat(production.get("/boards").code()).isEqualTo(2);
  }

  @Test
  void mistakesAreExplained() throws Exception {
    for (String wrong :
        List.of(
            "{\"kind\":\"MAGIC\"}",
            "{\"kind\":\"HANG\"}",
            "{\"kind\":\"SERVER_ERROR\",\"status\":404}",
            "{\"kind\":\"TRICKLE\",\"phase\":\"BEFORE\",\"seconds\":1}",
            "not json")) {
      HttpResponse<String> answer = send("POST", "/_faults", wrong);
      assertThat(answer.statusCode()).as(wrong).isEqualTo(400);
      assertThat(answer.body()).contains("\"error\"");
    }
    assertThat(send("GET", "/_nothing", "").statusCode()).isEqualTo(404);
  }

  @Test
  void aFormOfAnotherPageCannotSteerIt() throws Exception {
    HttpRequest form =
        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + "/_faults"))
            .header("Content-Type", "text/plain")
            .POST(BodyPublishers.ofString("{\"kind\":\"DROP\"}"))
            .build();
    assertThat(http.send(form, BodyHandlers.ofString()).statusCode()).isEqualTo(400);
    assertThat(simulator.faults().all()).isEmpty();
  }

  private JsonNode get(String path) throws Exception {
    return Json.read(send("GET", path, "").body().getBytes(StandardCharsets.UTF_8));
  }

  private HttpResponse<String> send(String method, String path, String body) throws Exception {
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path))
            .header("Content-Type", "application/json")
            .method(method, BodyPublishers.ofString(body))
            .build();
    return http.send(request, BodyHandlers.ofString());
  }
}
