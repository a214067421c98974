package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rostrum.web.admin.fakes.FakeAccounts;
import org.rostrum.web.admin.fakes.FakePosts;

/** Published posts, guides and quotas over REST. */
class PublishedTest {
  private static final String POST = "/api/v1/publications/" + FakePosts.PUBLICATION + "/network";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> put(String path, String body) {
    return server.send(TestServer.json(server.signedIn(path)).PUT(BodyPublishers.ofString(body)));
  }

  @Test
  void tellsWhatAPublishedPostSaysAndTakesChanges() {
    HttpResponse<String> known = server.get(POST);
    assertThat(tree(known).get("presence").asText()).isEqualTo("EDITED");
    assertThat(tree(known).at("/editableTexts/0").asText()).isEqualTo("TITLE");
    assertThat(tree(known).at("/options/board").asText()).isEqualTo("7");

    HttpResponse<String> edited =
        server.post(POST + "/edit", "{\"title\":\"Dawn\",\"options\":{\"board\":null}}");
    assertThat(edited.statusCode()).isEqualTo(200);
    assertThat(tree(edited).at("/changes/0/state").asText()).isEqualTo("PENDING");
    assertThat(server.post(POST + "/remove", "").statusCode()).isEqualTo(200);
    assertThat(server.post(POST + "/look", "").statusCode()).isEqualTo(200);
    assertThat(server.platform.changes.asked)
        .containsExactly("edit Dawn -", "remove " + FakePosts.PUBLICATION, "look");
    assertThat(server.post(POST + "/edit", "{\"picture\":\"x\"}").statusCode()).isEqualTo(400);
    assertThat(UUID.fromString(tree(known).at("/publication/id").asText()))
        .isEqualTo(FakePosts.PUBLICATION);
  }

  @Test
  void tellsHowFarAccessHasComeAndTakesTicks() {
    String progress = "/api/v1/providers/pinterest/progress";
    assertThat(tree(server.get(progress)).at("/steps/0/how").asText()).isEqualTo("OPEN");
    assertThat(tree(put(progress + "/app", "{\"done\":true}")).at("/steps/0/how").asText())
        .isEqualTo("TICKED");
    assertThat(put(progress + "/app", "{}").statusCode()).isEqualTo(422);
    assertThat(
            tree(server.get("/api/v1/providers/pinterest"))
                .at("/setupGuide/0/doneWhen/fact")
                .asText())
        .isEqualTo("TEXT_COPIED");
  }

  @Test
  void tellsWhatOfAQuotaIsLeftAtATime() {
    HttpResponse<String> quotas =
        server.get("/api/v1/accounts/" + FakeAccounts.ACCOUNT + "/quotas?at=2026-12-01T08:00:00Z");
    assertThat(tree(quotas).at("/items/0/left").asInt()).isZero();
    assertThat(tree(quotas).at("/items/0/nextFree").asText()).isEqualTo("2026-12-02T08:00:00Z");
  }
}
