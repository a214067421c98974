package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.tree;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.net.URI;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rostrum.web.admin.fakes.FakeAccess;
import org.rostrum.web.admin.json.Json;
import org.rostrum.web.admin.problems.Faults;
import org.rostrum.web.admin.problems.Problem;

/** Every error is a problem, says the way out, and shows nothing of the inside. */
class ProblemsTest {
  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private static String code(HttpResponse<String> answer) {
    assertThat(header(answer, "Content-Type")).startsWith("application/problem+json");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).contains("frame-ancestors 'none'");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(tree(answer).get("status").asInt()).isEqualTo(answer.statusCode());
    return answer.statusCode() + " " + tree(answer).get("code").asText();
  }

  @Test
  void addressesAndMethodsThatDoNotExist() {
    assertThat(code(server.get("/api/v1/nothing"))).isEqualTo("404 no-such-address");
    assertThat(code(server.get("/api/v1/accounts/not-an-id"))).isEqualTo("404 no-such-address");
    assertThat(code(server.get("/api/v2/accounts"))).isEqualTo("404 no-such-address");
    HttpResponse<String> answer = server.send(server.signedIn("/api/v1/accounts").DELETE());
    assertThat(code(answer)).isEqualTo("405 method-not-allowed");
    assertThat(header(answer, "Allow")).contains("GET");
  }

  @Test
  void contentTypes() {
    HttpResponse<String> form =
        server.send(
            server
                .signedIn("/api/v1/posts")
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString("a=b")));
    HttpResponse<String> xml =
        server.send(server.signedIn("/api/v1/accounts").header("Accept", "application/xml"));

    assertThat(code(form)).isEqualTo("415 content-type");
    assertThat(code(xml)).isEqualTo("406 not-acceptable");
  }

  @Test
  void whoGoesAwayInTheMiddleIsNoFaultOfOurs() {
    Problem problem = Faults.problemOf(new UncheckedIOException(new EOFException("Early EOF")));

    assertThat(problem.status()).isEqualTo(400);
    assertThat(problem.code()).isEqualTo("request-cut-off");
  }

  @Test
  void bodiesThatAreNotTheExpectedJson() {
    assertThat(code(server.post("/api/v1/posts", "{"))).isEqualTo("400 malformed-json");
    assertThat(code(server.post("/api/v1/posts", ""))).isEqualTo("400 malformed-json");
    assertThat(code(server.post("/api/v1/posts", "null"))).isEqualTo("400 body-needed");
    assertThat(code(server.post("/api/v1/posts", "{} {}"))).isEqualTo("400 malformed-json");
    assertThat(code(server.post("/api/v1/posts", "{\"title\":1}"))).isEqualTo("400 malformed-json");
    assertThat(code(server.post("/api/v1/posts", "{\"title\":\"a\",\"title\":\"b\"}")))
        .isEqualTo("400 malformed-json");
    assertThat(code(server.post("/api/v1/posts", "[".repeat(30) + "]".repeat(30))))
        .startsWith("400 ");
    assertThat(
            code(
                server.post(
                    "/api/v1/posts", "{\"title\":\"" + "x".repeat(Json.MAX_TEXT + 1) + "\"}")))
        .isEqualTo("400 json-limits");
  }

  @Test
  void anUnknownPropertyIsNamed() {
    HttpResponse<String> answer = server.post("/api/v1/posts", "{\"media\":[{\"mediaid\":\"x\"}]}");

    assertThat(code(answer)).isEqualTo("400 unknown-property");
    assertThat(tree(answer).get("detail").asText()).contains("'media[0].mediaid'");
  }

  @Test
  void bodiesThatAreTooLarge() {
    byte[] large = new byte[Json.MAX_BODY_BYTES + 1];
    HttpResponse<String> declared =
        server.send(
            TestServer.json(server.signedIn("/api/v1/posts"))
                .POST(BodyPublishers.ofByteArray(large)));
    String text = "{\"title\":\"" + " ".repeat(50) + "\"," + " ".repeat(Json.MAX_BODY_BYTES) + "}";
    HttpResponse<String> chunked =
        server.send(
            TestServer.json(server.signedIn("/api/v1/posts"))
                .POST(
                    BodyPublishers.ofInputStream(
                        () -> new ByteArrayInputStream(TestServer.bytes(text)))));

    assertThat(code(declared)).isEqualTo("413 body-too-large");
    assertThat(chunked.statusCode()).isIn(400, 413);
  }

  /** Answering and closing while a sender still writes would reset the line under its answer. */
  @Test
  void aSenderIsHeardOutBeforeItIsRefused() throws Exception {
    int length = Json.MAX_BODY_BYTES + 500_000;
    URI address = server.uri("/api/v1/posts");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(500);
      String head =
          "POST /api/v1/posts HTTP/1.1\r\nHost: "
              + address.getAuthority()
              + "\r\nContent-Type: application/json\r\n"
              + "Cookie: rostrum_session="
              + FakeAccess.SESSION
              + "\r\nOrigin: "
              + server.origin()
              + "\r\nConnection: close\r\nContent-Length: "
              + length
              + "\r\n\r\n";
      socket.getOutputStream().write(TestServer.bytes(head));
      socket.getOutputStream().write(new byte[length - 1]);
      assertThatThrownBy(() -> socket.getInputStream().read())
          .isInstanceOf(SocketTimeoutException.class);

      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(0);
      String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

      assertThat(answer).startsWith("HTTP/1.1 413").contains("body-too-large");
    }
  }

  @Test
  void whatThePlatformRefusesKeepsItsCodeAndFields() {
    HttpResponse<String> answer =
        server.send(
            TestServer.json(server.signedIn("/api/v1/providers/pinterest/settings"))
                .PUT(BodyPublishers.ofString("{\"values\":{\"appId\":null}}")));

    assertThat(code(answer)).isEqualTo("422 invalid-settings");
    assertThat(tree(answer).at("/problems/0/field").asText()).isEqualTo("appId");
    assertThat(tree(answer).at("/problems/0/code").asText()).isEqualTo("REQUIRED");
  }

  @Test
  void whatNobodyExpectedShowsOnlyAnId() {
    HttpResponse<String> answer =
        server.send(
            server
                .signedIn("/api/v1/providers/pinterest/settings/test")
                .POST(BodyPublishers.noBody()));

    assertThat(code(answer)).isEqualTo("500 internal");
    assertThat(answer.body()).doesNotContain("secret inner detail").doesNotContain("Exception");
    assertThat(tree(answer).get("detail").asText()).containsPattern("[0-9a-f-]{36}");
  }

  @Test
  void queryParametersThatCannotBeRead() {
    for (String query :
        List.of(
            "state=GONE", "from=yesterday", "account=x", "limit=many", "limit=0", "limit=201")) {
      HttpResponse<String> answer = server.get("/api/v1/publications?" + query);
      assertThat(answer.statusCode()).as(query).isEqualTo(422);
      assertThat(tree(answer).at("/problems/0/field").asText())
          .isEqualTo(query.substring(0, query.indexOf('=')));
    }
  }

  @Test
  void whileThePlatformIsMissingTheApiSaysSoAndTheConsoleLoads() {
    server.platform.up = false;

    assertThat(code(server.get("/api/v1/accounts"))).isEqualTo("503 starting");
    assertThat(code(server.send(server.request("/api/v1/setup")))).isEqualTo("503 starting");
    assertThat(server.get("/").statusCode()).isEqualTo(200);
    assertThat(server.send(server.request("/health/live")).statusCode()).isEqualTo(200);
    assertThat(server.send(server.request("/health/ready")).statusCode()).isEqualTo(503);
  }

  @Test
  void oncePresentItIsReady() {
    assertThat(server.send(server.request("/health/ready")).statusCode()).isEqualTo(200);
    assertThat(server.send(server.request("/health/other")).statusCode()).isEqualTo(404);
  }
}
