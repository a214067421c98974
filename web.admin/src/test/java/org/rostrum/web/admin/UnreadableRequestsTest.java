package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Server;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.rostrum.web.admin.json.Json;
import org.rostrum.web.admin.problems.SafeHeaders;
import org.rostrum.web.admin.server.ErrorAnswers;

/** What the server refuses before anything of ours is asked is a problem like every other. */
class UnreadableRequestsTest {
  private static TestServer server;

  @BeforeAll
  static void start() {
    server = new TestServer();
  }

  @AfterAll
  static void stop() {
    server.close();
  }

  /** Lines are written with a bar between them. */
  @ParameterizedTest
  @CsvSource(
      delimiter = ';',
      value = {
        "GARBAGE; 400; malformed-request",
        "GET; 400; malformed-request",
        "GET /%00 HTTP/1.1|Host: a; 400; malformed-request",
        "GET /%zz HTTP/1.1|Host: a; 400; malformed-request",
        "GET /a%2fb HTTP/1.1|Host: a; 400; malformed-request",
        "GET /..%2f..%2fetc HTTP/1.1|Host: a; 400; malformed-request",
        "GET /api/v1/session HTTP/1.1; 400; malformed-request",
        "GET /api/v1/session HTTP/1.1|Host: a|Host: b; 400; malformed-request",
        "GET /api/v1/session HTTP/1.1|Host: a:b:c; 400; malformed-request",
        "GET /api/v1/session HTTP/1.1|Host: a|No colon; 400; malformed-request",
        "GET /api/v1/session HTTP/1.1|Host: a|Bad name: b; 400; malformed-request",
        "POST /api/v1/session HTTP/1.1|Host: a|Content-Length: ten; 400; malformed-request",
        "POST /api/v1/session HTTP/1.1|Host: a|Content-Length: 1|Content-Length: 2; 400;"
            + " malformed-request",
        "GET / HTTP/9.9|Host: a; 505; http-version",
        "POST /health/live HTTP/1.1|Host: a; 405; method-not-allowed",
        "PUT /health/live HTTP/1.1|Host: a; 405; method-not-allowed",
      })
  void isAProblem(String lines, int status, String code) throws IOException {
    Answer answer = send(lines.replace("|", "\r\n") + "\r\n\r\n");

    assertProblem(answer, status, code);
  }

  @Test
  void headersThatAreTooLargeSayHowLargeTheyMayBe() throws IOException {
    Answer header = send("GET / HTTP/1.1\r\nHost: a\r\nX: " + "x".repeat(20_000) + "\r\n\r\n");
    Answer address = send("GET /" + "x".repeat(20_000) + " HTTP/1.1\r\nHost: a\r\n\r\n");

    assertProblem(header, 431, "headers-too-large");
    assertProblem(address, 414, "address-too-long");
    assertThat(header.problem().get("detail").asText()).contains("8,192 bytes");
  }

  @Test
  void nothingThatWasSentComesBack() throws IOException {
    Answer answer = send("GET /<script>alert(1)</script>%zz HTTP/1.1\r\nHost: a\r\n\r\n");

    assertProblem(answer, 400, "malformed-request");
    assertThat(answer.text()).doesNotContain("script", "alert");
  }

  @Test
  void aHeadIsAnsweredWithoutABody() throws IOException {
    Answer answer = send("HEAD /a%2fb HTTP/1.1\r\nHost: a\r\nConnection: close\r\n\r\n");

    assertThat(answer.status()).isEqualTo(400);
    assertThat(answer.body()).isEmpty();
  }

  @Test
  void theServersOwnAnswersAreBackWhenTheseAreGone() throws Exception {
    Server other = new Server();
    Request.Handler before = (request, response, callback) -> false;
    other.setErrorHandler(before);
    var connector = new ErrorAnswers(Json.mapper()).createConnector(other);

    connector.start();
    assertThat(other.getErrorHandler()).isNotSameAs(before);
    connector.stop();
    assertThat(other.getErrorHandler()).isSameAs(before);
  }

  private static void assertProblem(Answer answer, int status, String code) throws IOException {
    assertThat(answer.status()).as(answer.text()).isEqualTo(status);
    for (Map.Entry<String, String> header : SafeHeaders.OF_DATA.entrySet()) {
      assertThat(answer.header(header.getKey())).as(header.getKey()).isEqualTo(header.getValue());
    }
    assertThat(answer.header("Content-Type")).isEqualTo("application/problem+json");
    assertThat(answer.header("Cache-Control")).isEqualTo("no-store");
    assertThat(answer.problem().get("status").asInt()).isEqualTo(status);
    assertThat(answer.problem().get("code").asText()).isEqualTo(code);
    assertThat(answer.problem().get("type").asText()).isEqualTo("/problems/" + code);
  }

  private static Answer send(String request) throws IOException {
    URI address = server.uri("/");
    try (Socket socket = new Socket(address.getHost(), address.getPort())) {
      socket.setSoTimeout(20_000);
      socket.getOutputStream().write(request.getBytes(StandardCharsets.ISO_8859_1));
      socket.shutdownOutput();
      return new Answer(new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8));
    }
  }

  private record Answer(String text) {
    int status() {
      return Integer.parseInt(text.substring(9, 12));
    }

    String header(String name) {
      return text.lines()
          .takeWhile(line -> !line.isEmpty())
          .filter(line -> line.toLowerCase(Locale.ROOT).startsWith(name.toLowerCase(Locale.ROOT)))
          .map(line -> line.substring(name.length() + 1).strip())
          .findFirst()
          .orElse("");
    }

    String body() {
      return text.substring(text.indexOf("\r\n\r\n") + 4);
    }

    JsonNode problem() throws IOException {
      return new ObjectMapper().readTree(body());
    }
  }
}
