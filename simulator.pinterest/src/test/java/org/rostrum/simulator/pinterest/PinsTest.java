package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.simulator.pinterest.state.Names;

final class PinsTest {

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
  void keepsEveryFieldAndTheSameBytes() {
    byte[] photo = Practice.jpeg(320, 480);
    String board = practice.boardId("Ceramic glazes");
    String section =
        practice.get("/boards/" + board + "/sections").json().at("/items/0/id").asText();
    ObjectNode request =
        practice
            .pin("Celadon bowl", photo)
            .put("board_id", board)
            .put("board_section_id", section)
            .put("description", "A bowl.\nGlazed twice.")
            .put("link", "https://norra.example/bowl?a=1&b=2")
            .put("alt_text", "A pale green bowl")
            .put("dominant_color", "#6E7874");

    Practice.Answer made = practice.post("/pins", request);

    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("id")).matches("\\d+");
    assertThat(made.text("created_at")).matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d");
    assertThat(made.json().has("is_removable")).as("a field that nobody described").isTrue();
    for (String field :
        List.of(
            "title",
            "description",
            "link",
            "alt_text",
            "board_id",
            "board_section_id",
            "dominant_color")) {
      assertThat(made.text(field)).as(field).isEqualTo(request.path(field).asText());
    }
    assertThat(made.json().at("/media/images/600x/height").asInt()).isEqualTo(900);
    Pin pin = simulator.pins().getFirst();
    assertThat(simulator.image(pin)).isEqualTo(photo);
    assertThat(pin.image().sha256()).isEqualTo(Names.sha256(photo));
    assertThat(pin.image().width()).isEqualTo(320);
    assertThat(practice.get("/pins/" + pin.id()).json()).isEqualTo(made.json());
    assertThat(titles("/boards/" + board + "/sections/" + section + "/pins"))
        .containsExactly("Celadon bowl");
  }

  @Test
  void listsNewestFirst() {
    for (String title : List.of("one", "two", "three")) {
      practice.post("/pins", practice.pin(title));
    }
    String path = "/boards/" + practice.boardId("Weaving") + "/pins";
    assertThat(titles(path)).containsExactly("three", "two", "one");
    assertThat(titles("/pins?page_size=2")).containsExactly("three", "two");
    assertThat(
            practice.get("/boards/" + practice.boardId("Weaving")).json().path("pin_count").asInt())
        .isEqualTo(3);
  }

  @Test
  void keepsWhatIsSaidOfArtificialIntelligence() {
    ObjectNode request = practice.pin("Dream bowl", Practice.jpeg(20, 30));
    disclose(request, "AI_MODIFIED", "SYNTHETIC_PERFORMER");
    Practice.Answer made = practice.post("/pins", request);
    assertThat(made.json().at("/ai_disclosures/values"))
        .extracting(JsonNode::asText)
        .containsExactly("AI_MODIFIED", "SYNTHETIC_PERFORMER");

    ObjectNode change = request.objectNode();
    disclose(change);
    String pin = "/pins/" + made.text("id");
    assertThat(practice.patch(pin, change).json().has("ai_disclosures")).isFalse();

    disclose(request);
    assertThat(practice.post("/pins", request).status()).as("nothing, said").isEqualTo(400);
    disclose(request, "AI");
    assertThat(practice.post("/pins", request).status()).as("a word unknown").isEqualTo(400);
  }

  private static void disclose(ObjectNode request, String... values) {
    request.putObject("ai_disclosures").putArray("values");
    for (String value : values) {
      request.withArray("/ai_disclosures/values").add(value);
    }
  }

  @Test
  void refusesWhatIsMissing() {
    for (String field : List.of("board_id", "media_source")) {
      ObjectNode request = practice.pin("x");
      request.remove(field);
      refused(request, 400, 1);
    }
    ObjectNode nullBoard = practice.pin("x");
    nullBoard.putNull("board_id");
    refused(nullBoard, 400, 1);
    refused(Json.object(), 400, 1);
    assertThat(simulator.pins()).isEmpty();
  }

  @Test
  void refusesWhatIsTooLong() {
    refused(practice.pin("x".repeat(101)), 400, 1);
    refused(practice.pin("x").put("description", "x".repeat(801)), 400, 1);
    refused(practice.pin("x").put("alt_text", "x".repeat(501)), 400, 1);
    refused(practice.pin("x").put("link", "https://a.example/" + "x".repeat(2048)), 400, 1);
    // An emoji is one character, as in JSON Schema, and two UTF-16 units.
    assertThat(practice.post("/pins", practice.pin("🌿".repeat(100))).status()).isEqualTo(201);
  }

  @Test
  void refusesWhatIsMalformed() {
    refused(practice.pin("x").put("board_id", "weaving"), 400, 1);
    refused(practice.pin("x").put("board_section_id", "s1"), 400, 1);
    refused(practice.pin("x").put("title", 7), 400, 1);
    refused(practice.pin("x").put("link", "not a link"), 400, 1);
    refused(practice.pin("x").put("link", "ftp://a.example/"), 400, 1);
    refused(practice.pin("x").put("dominant_color", "green"), 400, 1);
    refused(practice.pin("x").put("tittle", "x"), 400, 1);
  }

  @Test
  void refusesPlacesThatAreNotThere() {
    refused(practice.pin("x").put("board_id", "1"), 404, 40);
    refused(practice.pin("x").put("board_section_id", "1"), 404, 2031);
    String others = simulator.board(Environment.SANDBOX, "fjordkeramik", "Cups").orElseThrow().id();
    refused(practice.pin("x").put("board_id", others), 401, 7);
  }

  @Test
  void looksAtTheBytesOfAnImage() {
    byte[] webp = "RIFF\u0010\u0000\u0000\u0000WEBPVP8 ....".getBytes(StandardCharsets.ISO_8859_1);
    Practice.Answer unsupported = refused(practice.pin("x", webp), 400, 1);
    assertThat(unsupported.text("message")).isEqualTo("The format of the image is not supported");

    ObjectNode declaredWebp = practice.pin("x", webp);
    source(declaredWebp).put("content_type", "image/webp");
    refused(declaredWebp, 400, 1);

    ObjectNode mismatch = practice.pin("x", Practice.jpeg(8, 8));
    source(mismatch).put("content_type", "image/png");
    refused(mismatch, 400, 1);

    ObjectNode notBase64 = practice.pin("x");
    source(notBase64).put("data", "data:image/png;base64,AAAA");
    refused(notBase64, 400, 1);

    byte[] cut = Practice.jpeg(8, 8);
    refused(practice.pin("x", Arrays.copyOf(cut, 12)), 400, 1);
  }

  @Test
  void takesTwentyMegabytesAndNotMore() throws Exception {
    // Sent raw: the validator's own parser ends at 20 million characters.
    byte[] large = Arrays.copyOf(Practice.jpeg(8, 8), 20 * 1024 * 1024);
    assertThat(practice.raw("POST", "/pins", body(practice.pin("large", large))).statusCode())
        .isEqualTo(201);
    byte[] larger = Arrays.copyOf(large, large.length + 1);
    assertThat(practice.raw("POST", "/pins", body(practice.pin("larger", larger))).statusCode())
        .isEqualTo(400);
    assertThat(simulator.pins()).hasSize(1);
  }

  @Test
  void fetchesNoAddress() {
    ObjectNode byUrl = practice.pin("x");
    byUrl
        .putObject("media_source")
        .put("source_type", "image_url")
        .put("url", "https://norra.example/a.jpg");
    refused(byUrl, 400, 235);
    ObjectNode other = practice.pin("x");
    other.putObject("media_source").put("source_type", "pin_url").put("url", "https://a.example/");
    refused(other, 400, 1);
  }

  @Test
  void blocksLinksThatLookLikeSpam() {
    refused(practice.pin("x").put("link", "https://www.spam.example/win"), 429, 9);
  }

  @Test
  void trialAccessMakesNoPinsInProduction() {
    simulator.trialAccess(true);
    Practice production =
        Practice.as(simulator, Environment.PRODUCTION, "norrastudio", Practice.ALL_SCOPES);
    Practice.Answer refused = production.post("/pins", production.pin("x"));
    assertThat(refused.status()).isEqualTo(403);
    assertThat(refused.code()).isEqualTo(29);
    assertThat(refused.text("message")).startsWith("Apps with Trial access may not create Pins");
    assertThat(production.patch("/pins/1", Json.object().put("title", "y")).code()).isEqualTo(3);
    assertThat(practice.post("/pins", practice.pin("x")).status()).isEqualTo(201);
    assertThat(production.get("/boards").status()).isEqualTo(200);
  }

  @Test
  void eachScopeIsNeeded() {
    Practice reader =
        Practice.as(
            simulator,
            Environment.SANDBOX,
            "norrastudio",
            Set.of("boards:read", "pins:read", "boards:write"));
    Practice.Answer refused = reader.post("/pins", reader.pin("x"));
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(refused.text("message")).contains("pins:write").doesNotContain("boards:write");
    assertThat(reader.get("/user_account").code()).isEqualTo(3);
  }

  @Test
  void secretBoardsNeedTheSecretScope() {
    Practice ordinary =
        Practice.as(
            simulator,
            Environment.SANDBOX,
            "norrastudio",
            Set.of("boards:read", "boards:write", "pins:read", "pins:write"));
    ObjectNode onSecret = ordinary.pin("x").put("board_id", ordinary.boardId("Gift guide"));
    assertThat(ordinary.post("/pins", onSecret).code()).isEqualTo(3);
    assertThat(practice.post("/pins", onSecret).status()).isEqualTo(201);
    assertThat(ordinary.get("/pins").json().path("items")).isEmpty();
    assertThat(practice.get("/pins").json().path("items")).hasSize(1);
  }

  @Test
  void newPinsMayBeMissingFromListsForAWhile() {
    simulator.listLag(Duration.ofSeconds(30));
    Practice.Answer made = practice.post("/pins", practice.pin("late"));
    String path = "/boards/" + practice.boardId("Weaving") + "/pins";
    assertThat(titles(path)).isEmpty();
    assertThat(practice.get("/pins/" + made.text("id")).status()).isEqualTo(200);
    simulator.advance(Duration.ofSeconds(30));
    assertThat(titles(path)).containsExactly("late");
  }

  @Test
  void changesAndDeletesAPin() {
    String path = "/pins/" + practice.post("/pins", practice.pin("old")).text("id");
    String other = practice.boardId("Cushions and throws");
    Practice.Answer changed =
        practice.patch(path, Json.object().put("title", "new").put("board_id", other));
    assertThat(changed.text("title")).isEqualTo("new");
    assertThat(changed.text("board_id")).isEqualTo(other);
    assertThat(practice.delete(path).status()).isEqualTo(204);
    assertThat(practice.get(path).code()).isEqualTo(50);
    assertThat(simulator.pins()).isEmpty();
  }

  private Practice.Answer refused(ObjectNode request, int status, int code) {
    Practice.Answer answer = practice.post("/pins", request);
    assertThat(answer.status()).as(answer.text("message")).isEqualTo(status);
    assertThat(answer.code()).as(answer.text("message")).isEqualTo(code);
    return answer;
  }

  private static Body body(ObjectNode pin) {
    return Body.of(Json.bytes(pin));
  }

  private static ObjectNode source(ObjectNode pin) {
    return (ObjectNode) pin.get("media_source");
  }

  private List<String> titles(String path) {
    List<String> titles = new ArrayList<>();
    for (JsonNode item : practice.get(path).json().path("items")) {
      titles.add(item.path("title").asText());
    }
    return titles;
  }
}
