package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.json;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.web.admin.fakes.FakeAccounts;

/** Holds, and what becomes of what was missed. */
class HoldsTest {
  private static final String HOLDS = "/api/v1/holds";
  private static final String MISSED = "/api/v1/missed-policy";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> put(String path, String body) {
    return server.send(json(server.signedIn(path)).PUT(BodyPublishers.ofString(body)));
  }

  private HttpResponse<String> delete(String path) {
    return server.send(server.signedIn(path).DELETE());
  }

  @ParameterizedTest
  @CsvSource({
    "/instance,INSTANCE,",
    "/networks/pinterest,NETWORK,pinterest",
    "/accounts/00000000-0000-0000-0000-0000000000aa,ACCOUNT,"
        + "00000000-0000-0000-0000-0000000000aa"
  })
  void everythingThatCanBeHeldIsHeldAndResumed(String path, String scope, String subject) {
    HttpResponse<String> held = put(HOLDS + path, "{\"reason\":\" A sad day \"}");
    HttpResponse<String> again = put(HOLDS + path, "{}");
    HttpResponse<String> listed = server.get(HOLDS);
    HttpResponse<String> resumed = delete(HOLDS + path);

    assertThat(held.statusCode()).isEqualTo(200);
    assertThat(tree(held).get("scope").asText()).isEqualTo(scope);
    assertThat(tree(held).get("subject").asText(null)).isEqualTo(subject);
    assertThat(tree(held).get("reason").asText()).isEqualTo("A sad day");
    assertThat(again.statusCode()).isEqualTo(409);
    assertThat(tree(listed).get("items")).hasSize(1);
    assertThat(resumed.statusCode()).isEqualTo(204);
    assertThat(delete(HOLDS + path).statusCode()).isEqualTo(404);
  }

  @Test
  void oneHoldDoesNotEndAnother() {
    put(HOLDS + "/instance", "{}");
    put(HOLDS + "/accounts/" + FakeAccounts.ACCOUNT, "{}");

    delete(HOLDS + "/instance");

    assertThat(tree(server.get(HOLDS)).at("/items/0/scope").asText()).isEqualTo("ACCOUNT");
  }

  @Test
  void theMissedPolicyIsChangedAtItsVersion() {
    HttpResponse<String> read = server.get(MISSED);
    HttpResponse<String> changed = change(header(read, "ETag"), "90");

    assertThat(tree(read).get("publishLateUpToMinutes").asInt()).isEqualTo(720);
    assertThat(tree(read).get("leastMinutes").asInt()).isEqualTo(15);
    assertThat(tree(read).get("changedBy").isNull()).isTrue();
    assertThat(tree(changed).get("changedBy").asText()).isEqualTo("Ada");
    assertThat(server.platform.missed.policy.publishLateUpTo()).isEqualTo(Duration.ofMinutes(90));
    assertThat(change("\"0\"", "60").statusCode()).isEqualTo(412);
    assertThat(change("\"1\"", "null").statusCode()).isEqualTo(422);
    assertThat(put(MISSED, "{\"publishLateUpToMinutes\":60}").statusCode()).isEqualTo(428);
  }

  private HttpResponse<String> change(String etag, String minutes) {
    return server.send(
        json(server.signedIn(MISSED))
            .header("If-Match", etag)
            .PUT(BodyPublishers.ofString("{\"publishLateUpToMinutes\":" + minutes + "}")));
  }
}
