package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.json;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.web.admin.fakes.FakeAccess;
import org.rostrum.web.admin.fakes.FakePosts;

/** Another site must not act through a signed-in browser. */
class OriginTest {
  private static final String CANCEL = "/api/v1/publications/" + FakePosts.PUBLICATION + "/cancel";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpRequest.Builder withCookie(String path) {
    return server.request(path).header("Cookie", "rostrum_session=" + FakeAccess.SESSION);
  }

  private HttpResponse<String> cancel(HttpRequest.Builder request) {
    return server.send(request.POST(BodyPublishers.noBody()));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "https://evil.example",
        "null",
        "http://127.0.0.1",
        "http://127.0.0.1:1",
        "https://rostrum.example.evil.example",
        "http://rostrum.example",
        "https://rostrum.example:8443",
        ""
      })
  void anotherOriginIsRefused(String origin) {
    HttpResponse<String> answer = cancel(withCookie(CANCEL).header("Origin", origin));

    assertThat(answer.statusCode()).isEqualTo(403);
    assertThat(tree(answer).get("code").asText()).isEqualTo("origin-mismatch");
    assertThat(tree(answer).get("detail").asText()).contains("base.url");
  }

  @Test
  void ourOwnPagesMayActHereAndThroughTheProxy() {
    assertThat(cancel(withCookie(CANCEL).header("Origin", server.origin())).statusCode())
        .isEqualTo(200);
    assertThat(cancel(withCookie(CANCEL).header("Origin", TestServer.PUBLIC)).statusCode())
        .isEqualTo(200);
  }

  @Test
  void withoutAnOriginTheBrowserMustSayThatItIsOurs() {
    assertThat(cancel(withCookie(CANCEL)).statusCode()).isEqualTo(403);
    assertThat(cancel(withCookie(CANCEL).header("Sec-Fetch-Site", "same-site")).statusCode())
        .isEqualTo(403);
    assertThat(cancel(withCookie(CANCEL).header("Sec-Fetch-Site", "same-origin")).statusCode())
        .isEqualTo(200);
  }

  @Test
  void aTokenNeedsNoOriginBecauseNoBrowserSendsItByItself() {
    HttpRequest.Builder program =
        server
            .request(CANCEL)
            .header("Authorization", "Bearer " + FakeAccess.TOKEN)
            .header("Origin", "https://elsewhere.example");

    assertThat(cancel(program).statusCode()).isEqualTo(200);
  }

  @Test
  void readingNeedsNoOrigin() {
    assertThat(server.send(withCookie("/api/v1/accounts")).statusCode()).isEqualTo(200);
  }

  @Test
  void anotherSiteCannotSignABrowserIn() {
    HttpRequest.Builder request =
        json(server.request("/api/v1/session"))
            .header("Origin", "https://evil.example")
            .POST(BodyPublishers.ofString("{\"email\":\"a\",\"password\":\"b\"}"));

    assertThat(server.send(request).statusCode()).isEqualTo(403);
  }

  @Test
  void anotherSiteCannotSignABrowserOut() {
    HttpRequest.Builder request =
        withCookie("/api/v1/session").header("Origin", "https://evil.example").DELETE();

    assertThat(server.send(request).statusCode()).isEqualTo(403);
    assertThat(server.platform.access.sessions).isNotEmpty();
  }
}
