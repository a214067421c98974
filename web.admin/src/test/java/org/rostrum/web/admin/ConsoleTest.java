package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.web.admin.console.ConsoleFiles;

class ConsoleTest {
  private static final String POLICY =
      "default-src 'self'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:;"
          + " media-src 'self' blob:; connect-src 'self'; object-src 'none'; base-uri 'none';"
          + " form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";
  private static final String BASE = "/static/" + TestServer.CONSOLE.version() + "/";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/",
        "/calendar",
        "/posts",
        "/accounts",
        "/setup",
        "/sign-in",
        "/posts/17/edit?x=1"
      })
  void everyRouteIsThePageThatNamesTheVersion(String path) {
    HttpResponse<String> answer = server.send(server.request(path));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type"))
        .isEqualToIgnoringWhitespace("text/html;charset=utf-8");
    assertThat(header(answer, "Cache-Control")).isEqualTo("no-store");
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo(POLICY);
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Cross-Origin-Opener-Policy")).isEqualTo("same-origin");
    assertThat(answer.headers().firstValue("Strict-Transport-Security")).isEmpty();
    assertThat(answer.body()).contains("src=" + BASE + "app.js").doesNotContain("@VERSION@");
  }

  @ParameterizedTest
  @CsvSource({
    "app.js, text/javascript; charset=utf-8",
    "lib/ui.js, text/javascript; charset=utf-8",
    "css/app.css, text/css; charset=utf-8",
    "font.woff2, font/woff2"
  })
  void filesAreKeptForEverWithTheirType(String file, String type) {
    HttpResponse<String> answer = server.send(server.request(BASE + file));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(header(answer, "Content-Type")).isEqualToIgnoringWhitespace(type);
    assertThat(header(answer, "Cache-Control")).contains("immutable", "max-age=31536000");
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo(POLICY);
  }

  @Test
  void filesTravelCompressedWhereTheBrowserTakesThat() throws Exception {
    HttpResponse<byte[]> answer =
        server
            .client()
            .send(
                server.request(BASE + "app.js").header("Accept-Encoding", "br, gzip").build(),
                BodyHandlers.ofByteArray());
    HttpResponse<String> refused =
        server.send(server.request(BASE + "app.js").header("Accept-Encoding", "gzip;q=0"));

    assertThat(header(answer, "Content-Encoding")).isEqualTo("gzip");
    assertThat(header(answer, "Vary")).isEqualTo("Accept-Encoding");
    assertThat(answer.body()).hasSizeLessThan(300);
    try (InputStream plain = new GZIPInputStream(new java.io.ByteArrayInputStream(answer.body()))) {
      assertThat(plain.readAllBytes()).hasSize(3300);
    }
    assertThat(refused.headers().firstValue("Content-Encoding")).isEmpty();
    assertThat(header(refused, "ETag")).isNotEqualTo(header(answer, "ETag"));
  }

  @Test
  void aKnownFileIsNotSentAgainAndHeadSendsNone() {
    HttpResponse<String> first = server.send(server.request(BASE + "css/app.css"));
    HttpResponse<String> second =
        server.send(
            server
                .request(BASE + "css/app.css")
                .header("If-None-Match", "\"x\", " + header(first, "ETag")));
    HttpResponse<String> head =
        server.send(server.request(BASE + "css/app.css").method("HEAD", BodyPublishers.noBody()));

    assertThat(second.statusCode()).isEqualTo(304);
    assertThat(head.statusCode()).isEqualTo(200);
    assertThat(header(head, "Content-Length")).isEqualTo("6");
    assertThat(head.body()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/0000000000000000/app.js",
        "/static/app.js",
        "/missing.js",
        "/openapi.json",
        "/WEB-INF/web.xml",
        "/META-INF/MANIFEST.MF"
      })
  void whatIsNoFileOfThisVersionIsNotFound(String path) {
    HttpResponse<String> answer = server.send(server.request(path));

    assertThat(answer.statusCode()).isEqualTo(404);
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo(POLICY);
    assertThat(header(answer, "Cache-Control")).doesNotContain("immutable");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/static/../openapi.json",
        "/static/%2e%2e/openapi.json",
        "/static/..%2fopenapi.json",
        "/static/..%5copenapi.json",
        "//etc/passwd",
        "/static//etc/passwd",
        "/..;/openapi.json"
      })
  void noPathLeadsOutOfTheFolder(String path) throws IOException {
    String answer = raw("GET " + path + " HTTP/1.1");

    assertThat(answer).doesNotContain("openapi\"").doesNotContain("root:").doesNotContain("200 OK");
  }

  /** Clients tidy paths up; an attacker does not. */
  private String raw(String line) throws IOException {
    try (Socket socket =
        new Socket(
            InetAddress.getByAddress(new byte[] {127, 0, 0, 1}), server.uri("/").getPort())) {
      String request = line + "\r\nHost: localhost\r\nConnection: close\r\n\r\n";
      socket.getOutputStream().write(request.getBytes(StandardCharsets.UTF_8));
      return new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    }
  }

  @Test
  void theConsoleIsOnlyRead() {
    HttpResponse<String> answer =
        server.send(server.request("/posts").POST(BodyPublishers.ofString("x")));

    assertThat(answer.statusCode()).isEqualTo(405);
    assertThat(header(answer, "Allow")).isEqualTo("GET, HEAD");
    assertThat(header(answer, "Content-Security-Policy")).isEqualTo(POLICY);
  }

  @Test
  void anyChangeOfAnyFileChangesTheVersion() {
    ConsoleFiles one = ConsoleFiles.of(Map.of("a.js", new byte[] {1}, "b.js", new byte[] {2}));
    ConsoleFiles same = ConsoleFiles.of(Map.of("b.js", new byte[] {2}, "a.js", new byte[] {1}));
    ConsoleFiles other = ConsoleFiles.of(Map.of("a.js", new byte[] {1}, "b.js", new byte[] {3}));

    assertThat(one.version()).isEqualTo(same.version()).isNotEqualTo(other.version());
  }
}
