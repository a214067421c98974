package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Json;

final class BoardsTest {

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
  void fortyBoardsComeInTwoPages() {
    Practice.Answer first = practice.get("/boards");
    assertThat(first.json().path("items")).hasSize(25);
    String bookmark = first.text("bookmark");

    Practice.Answer second = practice.get("/boards?bookmark=" + bookmark);
    assertThat(second.json().path("items")).hasSize(15);
    assertThat(second.json().get("bookmark").isNull()).isTrue();
    Set<String> ids = Set.copyOf(ids(first, second));
    assertThat(ids).hasSize(40);
  }

  @Test
  void fullLastPageIsFollowedByAnEmptyOne() {
    String bookmark = practice.get("/boards?page_size=40").text("bookmark");
    assertThat(bookmark).isNotEmpty();
    Practice.Answer last = practice.get("/boards?page_size=40&bookmark=" + bookmark);
    assertThat(last.json().path("items")).isEmpty();
    assertThat(last.json().get("bookmark").isNull()).isTrue();
  }

  @Test
  void pageSizesAndBookmarksOutOfRangeAreRefused() {
    for (String query :
        List.of("page_size=0", "page_size=251", "page_size=x", "bookmark=nonsense")) {
      Practice.Answer answer = practice.get("/boards?" + query);
      assertThat(answer.status()).as(query).isEqualTo(400);
      assertThat(answer.code()).isEqualTo(1);
    }
  }

  @Test
  void privacyFilters() {
    assertThat(names("/boards?page_size=250&privacy=SECRET"))
        .containsExactly("Gift guide", "New arrivals");
    assertThat(names("/boards?page_size=250&privacy=PROTECTED"))
        .containsExactly("Open studio days", "Recipes for guests");
    assertThat(names("/boards?page_size=250&privacy=PUBLIC")).hasSize(36);
    assertThat(names("/boards?page_size=250&privacy=PUBLIC_AND_SECRET")).hasSize(38);
  }

  @Test
  void secretBoardsNeedTheirScope() {
    Practice ordinary =
        Practice.as(
            simulator, Environment.SANDBOX, "norrastudio", Set.of("boards:read", "pins:read"));
    assertThat(ordinary.get("/boards?page_size=250").json().path("items")).hasSize(38);
    Practice.Answer refused = ordinary.get("/boards?privacy=SECRET");
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo(3);
    assertThat(ordinary.get("/boards/" + practice.boardId("Gift guide")).code()).isEqualTo(3);
  }

  @Test
  void makesChangesAndDeletesABoard() {
    Practice.Answer made =
        practice.post("/boards", Json.object().put("name", "Loom").put("privacy", "SECRET"));
    assertThat(made.status()).isEqualTo(201);
    assertThat(made.text("privacy")).isEqualTo("SECRET");
    assertThat(made.text("created_at"))
        .matches("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\d:\\d\\d\\.\\d{6}");

    String path = "/boards/" + made.text("id");
    assertThat(practice.patch(path, Json.object().put("name", "Looms")).text("name"))
        .isEqualTo("Looms");
    assertThat(practice.get(path).text("name")).isEqualTo("Looms");
    assertThat(practice.delete(path).status()).isEqualTo(204);
    Practice.Answer gone = practice.get(path);
    assertThat(gone.status()).isEqualTo(404);
    assertThat(gone.code()).isEqualTo(40);
  }

  @Test
  void refusesBadBoards() {
    assertThat(practice.post("/boards", Json.object()).code()).isEqualTo(1);
    assertThat(practice.post("/boards", Json.object().put("name", " ")).code()).isEqualTo(1);
    assertThat(practice.post("/boards", Json.object().put("name", "x".repeat(51))).code())
        .isEqualTo(1);
    assertThat(practice.post("/boards", Json.object().put("name", "weaving")).code()).isEqualTo(58);
    assertThat(practice.post("/boards", Json.object().put("name", "A").put("privacy", "X")).code())
        .isEqualTo(1);
  }

  @Test
  void boardsOfOthersAndOfTheOtherEnvironmentAreOutOfReach() {
    String other = simulator.board(Environment.SANDBOX, "fjordkeramik", "Cups").orElseThrow().id();
    Practice.Answer refused = practice.get("/boards/" + other);
    assertThat(refused.status()).isEqualTo(401);
    assertThat(refused.code()).isEqualTo(7);

    String production =
        simulator.board(Environment.PRODUCTION, "norrastudio", "Weaving").orElseThrow().id();
    assertThat(practice.get("/boards/" + production).code()).isEqualTo(40);
    assertThat(practice.get("/boards/weaving").code()).isEqualTo(1);
  }

  @Test
  void sectionsAreListedMadeRenamedAndDeleted() {
    String path = "/boards/" + practice.boardId("Ceramic glazes") + "/sections";
    assertThat(names(path)).containsExactly("Celadon", "Salt and ash", "Matte white");

    Practice.Answer made = practice.post(path, Json.object().put("name", "Tenmoku"));
    assertThat(made.status()).isEqualTo(201);
    String one = path + "/" + made.text("id");
    assertThat(practice.patch(one, Json.object().put("name", "Oribe")).text("name"))
        .isEqualTo("Oribe");
    assertThat(names(path)).contains("Oribe").doesNotContain("Tenmoku");
    assertThat(practice.delete(one).status()).isEqualTo(204);
    assertThat(practice.get(one + "/pins").code()).isEqualTo(2031);
  }

  @Test
  void sectionNamesAreBounded() {
    String path = "/boards/" + practice.boardId("Weaving") + "/sections";
    assertThat(practice.post(path, Json.object().put("name", "x".repeat(180))).status())
        .isEqualTo(201);
    assertThat(practice.post(path, Json.object().put("name", "x".repeat(181))).status())
        .isEqualTo(400);
    assertThat(practice.post(path, Json.object().put("name", "")).status()).isEqualTo(400);
  }

  @Test
  void accountTellsWhoItIs() {
    Practice.Answer account = practice.get("/user_account");
    assertThat(account.text("username")).isEqualTo("norrastudio");
    assertThat(account.text("business_name")).isEqualTo("Norra Studio");
    assertThat(account.json().path("board_count").asInt()).isEqualTo(40);
    assertThat(account.json().path("monthly_views").asInt()).isEqualTo(-1);
  }

  @Test
  void pathsOfLaterDaysAreNotEnabled() throws Exception {
    for (String path :
        List.of("/pins/1/save", "/user_account/analytics", "/pins/1/analytics", "/nothing")) {
      assertThat(practice.raw("GET", path, Body.empty()).statusCode()).as(path).isEqualTo(404);
    }
  }

  private List<String> names(String path) {
    List<String> names = new ArrayList<>();
    for (JsonNode item : practice.get(path).json().path("items")) {
      names.add(item.path("name").asText());
    }
    return names;
  }

  private static List<String> ids(Practice.Answer... pages) {
    List<String> ids = new ArrayList<>();
    for (Practice.Answer page : pages) {
      for (JsonNode item : page.json().path("items")) {
        ids.add(item.path("id").asText());
      }
    }
    return ids;
  }
}
