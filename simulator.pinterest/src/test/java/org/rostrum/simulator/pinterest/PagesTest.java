package org.rostrum.simulator.pinterest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.rostrum.simulator.pinterest.http.LoopbackServer;

final class PagesTest {

  private final HttpClient http = HttpClient.newHttpClient();
  private PinterestSimulator simulator;
  private Practice practice;

  @BeforeEach
  void start() throws IOException {
    simulator =
        PinterestSimulator.start(
            SimulatorConfig.defaults()
                .withRedirectUris(Set.of("http://localhost:8080/oauth/callback")));
    practice = Practice.sandbox(simulator);
  }

  @AfterEach
  void stop() {
    simulator.close();
  }

  @Test
  void startPageShowsPeopleBoardsAndHowToConnect() throws Exception {
    HttpResponse<String> page = get("/");
    assertThat(page.statusCode()).isEqualTo(200);
    assertThat(page.body())
        .contains("<html lang=\"en\">", "<main id=\"content\">", "Norra Studio", "Weaving")
        .contains("No pins yet.", "1488000", "practice-secret", "/sandbox/v5")
        .contains("http://localhost:8080/oauth/callback")
        .doesNotContain("<script", "style=");
    assertThat(page.headers().firstValue("content-security-policy").orElse(""))
        .isEqualTo(
            "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'");
  }

  @Test
  void pinsAppearAsAPersonSeesThem() throws Exception {
    byte[] photo = Practice.jpeg(60, 40);
    practice.post(
        "/pins",
        practice
            .pin("<b>Loom</b> & \"thread\"", photo)
            .put("description", "Warp first")
            .put("link", "https://norra.example/loom")
            .put("alt_text", "A loom by a window"));
    String board = practice.boardId("Weaving");
    String file = simulator.pins().getFirst().image().fileName();
    for (String path : new String[] {"/", "/boards/" + board}) {
      assertThat(get(path).body())
          .contains("&lt;b&gt;Loom&lt;/b&gt; &amp; &quot;thread&quot;", "Warp first")
          .contains("alt=\"A loom by a window\"", "href=\"https://norra.example/loom\"")
          .contains("src=\"/" + file + "\"", "<time datetime=\"");
    }
    HttpResponse<byte[]> image = http.send(request("/" + file).build(), BodyHandlers.ofByteArray());
    assertThat(image.body()).isEqualTo(photo);
    assertThat(image.headers().firstValue("content-type").orElse("")).isEqualTo("image/jpeg");
  }

  @Test
  void filesAndUnknownPages() throws Exception {
    assertThat(get("/assets/practice.css").body()).contains("prefers-color-scheme: dark");
    assertThat(get("/assets/norrastudio.svg").statusCode()).isEqualTo(200);
    assertThat(get("/assets/../pages/Assets.class").statusCode()).isEqualTo(404);
    assertThat(get("/boards/1").statusCode()).isEqualTo(404);
    assertThat(get("/media/..%2Ftokens.json").statusCode()).isEqualTo(404);
    HttpRequest head = request("/").method("HEAD", HttpRequest.BodyPublishers.noBody()).build();
    assertThat(http.send(head, BodyHandlers.ofString()).statusCode()).isEqualTo(200);
    HttpRequest post = request("/").POST(HttpRequest.BodyPublishers.ofString("x")).build();
    assertThat(http.send(post, BodyHandlers.ofString()).statusCode()).isEqualTo(405);
  }

  @Test
  void otherNamesForThisMachineAreNotAnswered() throws Exception {
    assertThat(statusLine("GET / HTTP/1.1\r\nHost: evil.example\r\nConnection: close\r\n\r\n"))
        .contains(" 421 ");
    assertThat(statusLine("GET / HTTP/1.1\r\nHost: localhost:1\r\nConnection: close\r\n\r\n"))
        .contains(" 200 ");
  }

  @Test
  void bodiesBeyondTheLimitAreNotRead() throws Exception {
    long length = LoopbackServer.MAX_REQUEST_BYTES + 1L;
    try (Socket socket = connect()) {
      OutputStream out = socket.getOutputStream();
      out.write(
          ("POST /sandbox/v5/pins HTTP/1.1\r\nHost: localhost\r\nContent-Length: "
                  + length
                  + "\r\n\r\n")
              .getBytes(StandardCharsets.US_ASCII));
      out.write(new byte[LoopbackServer.MAX_REQUEST_BYTES + 1]);
      out.flush();
      assertThat(firstLine(socket)).contains(" 413 ");
    }
  }

  private String statusLine(String request) throws IOException {
    try (Socket socket = connect()) {
      socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
      socket.getOutputStream().flush();
      return firstLine(socket);
    }
  }

  private Socket connect() throws IOException {
    return new Socket(InetAddress.getLoopbackAddress(), URI.create(simulator.baseUrl()).getPort());
  }

  private static String firstLine(Socket socket) throws IOException {
    byte[] start = socket.getInputStream().readNBytes(40);
    return new String(start, StandardCharsets.US_ASCII);
  }

  private HttpResponse<String> get(String path) throws Exception {
    return http.send(request(path).build(), BodyHandlers.ofString());
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(URI.create(simulator.baseUrl() + path));
  }
}
