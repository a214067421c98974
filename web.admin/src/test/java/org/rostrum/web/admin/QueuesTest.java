package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.json;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.scheduling.Slot;
import org.rostrum.web.admin.fakes.FakeAccounts;
import org.rostrum.web.admin.fakes.FakePosts;

/** Posting schedules and queues. */
class QueuesTest {
  private static final String ACCOUNT = "/api/v1/accounts/" + FakeAccounts.ACCOUNT;
  private static final String SCHEDULE = ACCOUNT + "/posting-schedule";
  private static final String PUBLICATION = "/api/v1/publications/" + FakePosts.PUBLICATION;
  private static final String SLOTS =
      """
      {"zone":"Asia/Tokyo","slots":[{"day":"MONDAY","time":"09:00"},{"day":"SUNDAY","time":"23:59"}]}\
      """;

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> put(String path, String etag, String body) {
    return server.send(
        json(server.signedIn(path)).header("If-Match", etag).PUT(BodyPublishers.ofString(body)));
  }

  @Test
  void aScheduleIsReadAndReplacedWithItsVersion() {
    HttpResponse<String> read = server.get(SCHEDULE);
    HttpResponse<String> replaced = put(SCHEDULE, header(read, "ETag"), SLOTS);

    assertThat(header(read, "ETag")).isEqualTo("\"3\"");
    assertThat(tree(read).get("zone").isNull()).isTrue();
    assertThat(tree(read).get("zoneInForce").asText()).isEqualTo("Europe/Oslo");
    assertThat(tree(read).at("/upcoming/0").asText()).isEqualTo("2026-12-01T08:00:00Z");
    assertThat(replaced.statusCode()).isEqualTo(200);
    assertThat(header(replaced, "ETag")).isEqualTo("\"4\"");
    assertThat(tree(replaced).at("/slots/1/time").asText()).isEqualTo("23:59");
    assertThat(server.platform.queues.saved.getFirst().zone()).contains(ZoneId.of("Asia/Tokyo"));
    assertThat(server.platform.queues.saved.getFirst().slots())
        .containsExactly(
            new Slot(DayOfWeek.MONDAY, LocalTime.of(9, 0)),
            new Slot(DayOfWeek.SUNDAY, LocalTime.of(23, 59)));
  }

  @Test
  void anOldVersionOrNoneChangesNothing() {
    assertThat(put(SCHEDULE, "\"2\"", SLOTS).statusCode()).isEqualTo(412);
    assertThat(
            server
                .send(json(server.signedIn(SCHEDULE)).PUT(BodyPublishers.ofString(SLOTS)))
                .statusCode())
        .isEqualTo(428);
    assertThat(server.platform.queues.saved).isEmpty();
  }

  @Test
  void everySlotThatCannotBeReadIsNamed() {
    HttpResponse<String> answer =
        put(
            SCHEDULE,
            "\"3\"",
            "{\"zone\":\"Mars/North\",\"slots\":[{\"day\":\"MONDAY\",\"time\":\"9:00\"},null,"
                + "{\"day\":\"TUESDAY\",\"time\":\"24:00\"},{\"time\":\"10:00:30\"}]}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(tree(answer).get("problems").findValuesAsText("field"))
        .containsExactlyInAnyOrder(
            "zone",
            "slots[0].time",
            "slots[1].day",
            "slots[1].time",
            "slots[2].time",
            "slots[3].day",
            "slots[3].time");
  }

  @Test
  void aPreviewNeedsNothingSaved() {
    HttpResponse<String> some = server.post("/api/v1/previews/posting-schedule?count=50", SLOTS);
    HttpResponse<String> tooMany = server.post("/api/v1/previews/posting-schedule?count=51", SLOTS);

    assertThat(tree(some).at("/items/1").asText()).isEqualTo("2026-12-01T08:00:50Z");
    assertThat(tooMany.statusCode()).isEqualTo(422);
  }

  @Test
  void theQueueTellsItsOrderAndWhatCanBeMoved() {
    HttpResponse<String> answer = server.get(ACCOUNT + "/queue");

    assertThat(tree(answer).at("/items/0/queued").asBoolean()).isTrue();
    assertThat(tree(answer).at("/items/0/decisions").toString())
        .isEqualTo("[\"PUBLISH_AGAIN\",\"SKIP\"]");
    assertThat(tree(answer).get("movable").asInt()).isEqualTo(1);
    assertThat(tree(answer).get("pause").isNull()).isTrue();
    assertThat(server.get("/api/v1/accounts/" + new UUID(0, 1) + "/queue").statusCode())
        .isEqualTo(404);
  }

  @Test
  void aPauseSaysWhoAndWhy() {
    HttpResponse<String> paused =
        server.post(ACCOUNT + "/queue/pause", "{\"reason\":\"The studio is closed\"}");

    assertThat(tree(paused).at("/pause/by").asText()).isEqualTo("Ada");
    assertThat(tree(paused).at("/pause/reason").asText()).isEqualTo("The studio is closed");
    assertThat(server.post(ACCOUNT + "/queue/pause", "{}").statusCode()).isEqualTo(200);
    assertThat(server.post(ACCOUNT + "/queue/resume", "{}").statusCode()).isEqualTo(200);
  }

  @Test
  void aPostIsQueuedAtTheVersionThatTheCallerKnows() {
    String path = "/api/v1/posts/" + FakePosts.POST + "/queue";
    HttpResponse<String> answer =
        server.send(
            server.signedIn(path).header("If-Match", "\"7\"").POST(BodyPublishers.noBody()));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(server.platform.queues.done).containsExactly("add " + FakePosts.POST + " 7");
    assertThat(server.post(path, "{}").statusCode()).isEqualTo(428);
  }

  @Test
  void aPublicationIsMovedToAPlaceOrBeforeAnother() {
    UUID other = new UUID(0, 9);

    assertThat(server.post(PUBLICATION + "/queue/move", "{\"index\":2}").statusCode())
        .isEqualTo(200);
    assertThat(
            server.post(PUBLICATION + "/queue/move", "{\"before\":\"" + other + "\"}").statusCode())
        .isEqualTo(200);
    assertThat(server.post(PUBLICATION + "/queue/remove", "{}").statusCode()).isEqualTo(200);
    assertThat(server.platform.queues.done)
        .containsExactly(
            "move " + FakePosts.PUBLICATION + " to 2",
            "move " + FakePosts.PUBLICATION + " before " + other,
            "remove " + FakePosts.PUBLICATION);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"{}", "{\"index\":1,\"before\":\"00000000-0000-0000-0000-000000000009\"}"})
  void aMoveNamesOnePlace(String body) {
    assertThat(server.post(PUBLICATION + "/queue/move", body).statusCode()).isEqualTo(422);
  }
}
