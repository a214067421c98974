package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.json;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PublicationState;
import org.rostrum.web.admin.fakes.FakeAccounts;
import org.rostrum.web.admin.fakes.FakeMedia;
import org.rostrum.web.admin.fakes.FakePosts;

class PostsTest {
  private static final String POST = "/api/v1/posts/" + FakePosts.POST;
  private static final String DRAFT =
      """
      {"title":"Sunset","text":"Over the sea","link":null,
       "media":[{"mediaId":"%s","altText":"A sun"}],
       "replies":["And then","night"],
       "targets":[{"accountId":"%s","options":{"board":"b1","section":null},
                   "version":{"title":"For pins","text":null,"link":"","replies":[]}}]}"""
          .formatted(FakeMedia.MEDIA, FakeAccounts.ACCOUNT);

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @Test
  void creatingAnswersWhereThePostIsAndItsVersion() {
    HttpResponse<String> made = server.post("/api/v1/posts", DRAFT);

    assertThat(made.statusCode()).isEqualTo(201);
    assertThat(header(made, "Location")).isEqualTo(POST);
    assertThat(header(made, "ETag")).isEqualTo("\"7\"");
    assertThat(tree(made).at("/publications/0/thumbnailUrl").asText())
        .isEqualTo("/api/v1/media/" + FakeMedia.MEDIA + "/thumbnail");
    assertThat(tree(made).at("/publications/0/dueAt").asText()).isEqualTo("2026-12-01T08:00:00Z");
    PostDraft draft = server.platform.posts.drafts.getFirst();
    assertThat(draft.targets().getFirst().options()).containsOnlyKeys("board");
    assertThat(draft.targets().getFirst().version().text()).isEmpty();
    assertThat(draft.targets().getFirst().version().link()).contains("");
    assertThat(draft.replies()).containsExactly("And then", "night");
    assertThat(draft.targets().getFirst().version().replies()).contains(List.of());
    assertThat(tree(made).at("/draft/replies/1").asText()).isEqualTo("night");
    assertThat(tree(made).at("/draft/targets/0/version/replies")).isEmpty();
  }

  @Test
  void aDraftWithoutRepliesHasNoneAndSharesThem() {
    HttpResponse<String> made =
        server.post(
            "/api/v1/posts",
            "{\"text\":\"Alone\",\"targets\":[{\"accountId\":\"%s\"}]}"
                .formatted(FakeAccounts.ACCOUNT));

    assertThat(made.statusCode()).isEqualTo(201);
    PostDraft draft = server.platform.posts.drafts.getFirst();
    assertThat(draft.replies()).isEmpty();
    assertThat(draft.targets().getFirst().version().replies()).isEmpty();
    assertThat(tree(made).at("/draft/targets/0/version/replies").isNull()).isTrue();
  }

  @Test
  void aRepeatedIdempotencyKeyMakesOnePost() {
    for (int time = 0; time < 2; time++) {
      HttpResponse<String> answer =
          server.send(
              json(server.signedIn("/api/v1/posts"))
                  .header("Idempotency-Key", "k-1")
                  .POST(BodyPublishers.ofString(DRAFT)));
      assertThat(answer.statusCode()).isEqualTo(201);
    }
    HttpResponse<String> tooLong =
        server.send(
            json(server.signedIn("/api/v1/posts"))
                .header("Idempotency-Key", "k".repeat(201))
                .POST(BodyPublishers.ofString(DRAFT)));

    assertThat(server.platform.posts.drafts).hasSize(1);
    assertThat(tooLong.statusCode()).isEqualTo(422);
  }

  @Test
  void aDraftWithoutIdsNamesEachPlace() {
    HttpResponse<String> answer =
        server.post(
            "/api/v1/posts",
            "{\"media\":[{\"altText\":\"x\"}],\"targets\":[null,{\"options\":{}}]}");

    assertThat(answer.statusCode()).isEqualTo(422);
    assertThat(tree(answer).get("problems").findValuesAsText("field"))
        .containsExactly("media[0].mediaId", "targets[0].accountId", "targets[1].accountId");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`\"7\"` | 200",
        "`\"6\"` | 412",
        "`W/\"7\"` | 412",
        "`7` | 400",
        "`*` | 400",
        "`\"6\", \"7\"` | 400",
        "`\"-7\"` | 400",
        "`\"9999999999999999999\"` | 400"
      })
  void aChangeNeedsTheVersionThatTheCallerKnows(String ifMatch, int status) {
    HttpResponse<String> answer =
        server.send(
            json(server.signedIn(POST))
                .header("If-Match", ifMatch)
                .PUT(BodyPublishers.ofString(DRAFT)));

    assertThat(answer.statusCode()).isEqualTo(status);
  }

  @Test
  void withoutIfMatchNothingChanges() {
    HttpResponse<String> put =
        server.send(json(server.signedIn(POST)).PUT(BodyPublishers.ofString(DRAFT)));
    HttpResponse<String> delete = server.send(server.signedIn(POST).DELETE());
    HttpResponse<String> publish =
        server.send(server.signedIn(POST + "/publish").POST(BodyPublishers.noBody()));

    assertThat(put.statusCode()).isEqualTo(428);
    assertThat(tree(put).get("code").asText()).isEqualTo("if-match-needed");
    assertThat(delete.statusCode()).isEqualTo(428);
    assertThat(publish.statusCode()).isEqualTo(428);
    assertThat(server.send(server.signedIn(POST).header("If-Match", "\"7\"").DELETE()).statusCode())
        .isEqualTo(204);
  }

  @Test
  void schedulingTakesAnInstantWithItsOffset() {
    for (String at : new String[] {"2026-12-01T09:00:00+01:00", "2026-12-01T08:00:00Z"}) {
      assertThat(schedule("{\"at\":\"" + at + "\"}").statusCode()).as(at).isEqualTo(200);
    }
    for (String at : new String[] {"2026-12-01T09:00", "soon"}) {
      assertThat(schedule("{\"at\":\"" + at + "\"}").statusCode()).as(at).isEqualTo(400);
    }
    assertThat(schedule("{\"at\":1780000000}").statusCode()).isEqualTo(400);
    assertThat(schedule("{}").statusCode()).isEqualTo(422);
  }

  private HttpResponse<String> schedule(String body) {
    return server.send(
        json(server.signedIn(POST + "/schedule"))
            .header("If-Match", "\"7\"")
            .POST(BodyPublishers.ofString(body)));
  }

  @Test
  void theListIsFilteredAndPaged() {
    HttpResponse<String> answer =
        server.get(
            "/api/v1/publications?state=FAILED&state=WAITING&account="
                + FakeAccounts.ACCOUNT
                + "&from=2026-11-01T00:00:00Z&search=sun&limit=2&cursor=abc");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(tree(answer).get("nextCursor").asText()).isEqualTo("next");
    var filter = server.platform.posts.filters.getFirst();
    assertThat(filter.states())
        .isEqualTo(Set.of(PublicationState.FAILED, PublicationState.WAITING));
    assertThat(filter.account()).contains(FakeAccounts.ACCOUNT);
    assertThat(filter.until()).isEmpty();
    assertThat(filter.search()).isEqualTo("sun");
    assertThat(server.platform.posts.pages.getFirst().limit()).isEqualTo(2);
    assertThat(server.platform.posts.pages.getFirst().cursor()).isEqualTo(Optional.of("abc"));
  }

  @Test
  void theCalendarNeedsBothEnds() {
    assertThat(server.get("/api/v1/publications/calendar?from=2026-11-01T00:00:00Z").statusCode())
        .isEqualTo(422);
    assertThat(
            server
                .get(
                    "/api/v1/publications/calendar?from=2026-11-01T00:00:00Z"
                        + "&until=2026-12-01T00:00:00Z")
                .statusCode())
        .isEqualTo(200);
  }

  @Test
  void checkingNamesThePieceOfMedia() {
    HttpResponse<String> answer = server.post("/api/v1/posts/check", DRAFT);

    assertThat(tree(answer).at("/items/0/problems/0/mediaIndex").asInt()).isZero();
    assertThat(tree(answer).at("/items/0/problems/0/field").asText()).isEqualTo("altText");
  }

  @Test
  void checkingATimeTellsOfAFullQuotaAndTheNextFreeTime() {
    HttpResponse<String> answer = server.post("/api/v1/posts/check?at=2026-12-01T08:00:00Z", DRAFT);

    assertThat(tree(answer).at("/items/0/problems")).isEmpty();
    assertThat(tree(answer).at("/items/0/advice/0/code").asText()).isEqualTo("QUOTA_FULL");
    assertThat(tree(answer).at("/items/0/nextFree").asText()).isEqualTo("2026-12-01T08:01:00Z");
  }

  @Test
  void manyPostsAreScheduledInOneCall() {
    String good =
        "{\"draft\":{\"text\":\"one\",\"targets\":[{\"accountId\":\"00000000-0000-0000-0000-000000000001\"}]},"
            + "\"at\":\"2026-12-01T08:00:00Z\"}";
    String empty = "{\"draft\":{\"text\":\"two\"},\"at\":\"2026-12-01T08:00:00Z\"}";

    HttpResponse<String> answer =
        server.post("/api/v1/posts/schedule", "{\"posts\":[" + good + "," + empty + "]}");

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(tree(answer).at("/items/0/scheduled").asBoolean()).isTrue();
    assertThat(tree(answer).at("/items/0/publicationIds").size()).isEqualTo(1);
    assertThat(tree(answer).at("/items/1/scheduled").asBoolean()).isFalse();
    assertThat(tree(answer).at("/items/1/problems/0/field").asText()).isEqualTo("targets");
    assertThat(server.post("/api/v1/posts/schedule", "{\"posts\":[{}]}").statusCode())
        .isEqualTo(422);
  }

  @Test
  void aDecisionMayNameOnlyAWebAddress() {
    String path = "/api/v1/publications/" + FakePosts.PUBLICATION + "/decide";

    assertThat(
            server
                .post(path, "{\"decision\":\"IT_IS_THERE\",\"url\":\"https://pin.example/1\"}")
                .statusCode())
        .isEqualTo(200);
    assertThat(
            server
                .post(path, "{\"decision\":\"IT_IS_THERE\",\"url\":\"javascript:alert(1)\"}")
                .statusCode())
        .isEqualTo(422);
    assertThat(server.post(path, "{\"decision\":\"MAYBE\"}").statusCode()).isEqualTo(400);
  }
}
