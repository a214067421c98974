package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.rostrum.media.MediaLibrary;
import org.rostrum.web.admin.fakes.FakeMedia;

class MediaTest {
  private static final String ORIGINAL = "/api/v1/media/" + FakeMedia.MEDIA + "/original";

  private final TestServer server = new TestServer();

  @AfterEach
  void stop() {
    server.close();
  }

  private HttpResponse<String> upload(String path, int bytes) {
    return server.send(
        server
            .signedIn(path)
            .header("Content-Type", "image/png")
            .POST(BodyPublishers.ofByteArray(new byte[bytes])));
  }

  @Test
  void anUploadIsLargerThanJsonMayBe() {
    HttpResponse<String> answer = upload("/api/v1/media?name=a%20b.png", 3_000_000);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(server.platform.media.taken).hasValue(3_000_000);
    assertThat(tree(answer).get("name").asText()).isEqualTo("a b.png");
    assertThat(header(answer, "Location")).endsWith(FakeMedia.MEDIA.toString());
  }

  @Test
  void anUploadIsBoundedAndNeedsAName() {
    assertThat(upload("/api/v1/media?name=a", (int) MediaLibrary.MAX_IMAGE_BYTES + 1).statusCode())
        .isEqualTo(413);
    assertThat(upload("/api/v1/media", 10).statusCode()).isEqualTo(422);
    assertThat(server.platform.media.taken).hasValue(0);
  }

  @Test
  void bytesAreServedSoThatNothingInThemRuns() {
    HttpResponse<String> answer = server.get(ORIGINAL);

    assertThat(answer.body()).isEqualTo("bytes");
    assertThat(header(answer, "Content-Type")).isEqualTo("image/png");
    assertThat(header(answer, "X-Content-Type-Options")).isEqualTo("nosniff");
    assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    assertThat(header(answer, "Cache-Control")).contains("private", "immutable");
    assertThat(header(answer, "Content-Disposition"))
        .isEqualTo(
            "inline; filename=\"sun_set__ _.png\";"
                + " filename*=UTF-8''sun%22set%0D%0A%20%E5%A4%95.png");
    assertThat(server.platform.media.open).hasValue(0);
  }

  @Test
  void bytesThatTheBrowserHasAreNotSentAgain() {
    HttpResponse<String> answer =
        server.send(server.signedIn(ORIGINAL).header("If-None-Match", "\"tag1\""));

    assertThat(answer.statusCode()).isEqualTo(304);
    assertThat(answer.body()).isEmpty();
    assertThat(server.platform.media.open).hasValue(0);
  }

  @Test
  void strangersSeeNoBytes() {
    assertThat(server.send(server.request(ORIGINAL)).statusCode()).isEqualTo(401);
  }
}
