package org.rostrum.web.admin;

import static org.assertj.core.api.Assertions.assertThat;
import static org.rostrum.web.admin.TestServer.header;
import static org.rostrum.web.admin.TestServer.tree;

import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
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
            // what is too large is refused before it is sent; else the answer could be lost
            .expectContinue(true)
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
    int tooMany = (int) MediaLibrary.MAX_IMAGE_BYTES + 1;
    assertThat(upload("/api/v1/media?name=a", tooMany).statusCode()).isEqualTo(413);
    assertThat(poster(tooMany).statusCode()).isEqualTo(413);
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
  void aVideoIsLargerThanAPictureMayBe() {
    HttpResponse<String> answer =
        server.send(
            server
                .signedIn("/api/v1/media?name=a.mp4")
                .header("Content-Type", "video/mp4")
                .POST(
                    BodyPublishers.ofByteArray(new byte[(int) MediaLibrary.MAX_IMAGE_BYTES + 1])));

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(server.platform.media.taken).hasValue(MediaLibrary.MAX_IMAGE_BYTES + 1);
  }

  @Test
  void aVideoIsGivenAPoster() {
    assertThat(poster(2_000_000).statusCode()).isEqualTo(200);
    assertThat(server.platform.media.taken).hasValue(2_000_000);
  }

  private HttpResponse<String> poster(int bytes) {
    return server.send(
        server
            .signedIn("/api/v1/media/" + FakeMedia.MEDIA + "/poster")
            .header("Content-Type", "image/jpeg")
            .expectContinue(true)
            .PUT(BodyPublishers.ofByteArray(new byte[bytes])));
  }

  @ParameterizedTest
  @CsvSource({
    "bytes=1-3, yte, bytes 1-3/5",
    "bytes=1-, ytes, bytes 1-4/5",
    "bytes=-2, es, bytes 3-4/5",
    "bytes=0-99, bytes, bytes 0-4/5",
    "bytes=-99, bytes, bytes 0-4/5",
    "bytes=4-4, s, bytes 4-4/5"
  })
  void aPartOfTheBytesIsServed(String range, String body, String told) {
    HttpResponse<String> answer = server.send(server.signedIn(ORIGINAL).header("Range", range));

    assertThat(answer.statusCode()).isEqualTo(206);
    assertThat(answer.body()).isEqualTo(body);
    assertThat(header(answer, "Content-Range")).isEqualTo(told);
    assertThat(header(answer, "Content-Length")).isEqualTo(String.valueOf(body.length()));
    assertThat(header(answer, "Content-Security-Policy")).contains("sandbox");
    assertThat(server.platform.media.open).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(strings = {"bytes=5-", "bytes=-0", "bytes=999999999999999999-"})
  void aPartAfterTheEndIsRefused(String range) {
    HttpResponse<String> answer = server.send(server.signedIn(ORIGINAL).header("Range", range));

    assertThat(answer.statusCode()).isEqualTo(416);
    assertThat(header(answer, "Content-Range")).isEqualTo("bytes */5");
    assertThat(server.platform.media.open).hasValue(0);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "bytes=3-1",
        "bytes=-",
        "bytes=0-1,3-4",
        "lines=1-2",
        "bytes=99999999999999999999-"
      })
  void whatIsNoSingleRangeIsAnsweredWhole(String range) {
    HttpResponse<String> answer = server.send(server.signedIn(ORIGINAL).header("Range", range));

    assertThat(answer.statusCode()).isEqualTo(200);
    assertThat(answer.body()).isEqualTo("bytes");
    assertThat(header(answer, "Accept-Ranges")).isEqualTo("bytes");
  }

  @Test
  void aPartOfOtherBytesThanMeantIsNotServed() {
    assertThat(ifRange("\"tag1\"").statusCode()).isEqualTo(206);
    assertThat(ifRange("\"tag0\"").statusCode()).isEqualTo(200);
    assertThat(ifRange("Mon, 23 Nov 2026 10:00:00 GMT").statusCode()).isEqualTo(200);
  }

  private HttpResponse<String> ifRange(String tag) {
    return server.send(
        server.signedIn(ORIGINAL).header("Range", "bytes=0-0").header("If-Range", tag));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{'crop':{'x':1,'y':2,'width':30,'height':40}} | Crop[x=1, y=2, width=30, height=40,"
            + " toWidth=30, toHeight=40]",
        "{'crop':{'x':0,'y':0,'width':30,'height':40,'toWidth':3,'toHeight':4}} | Crop[x=0, y=0,"
            + " width=30, height=40, toWidth=3, toHeight=4]",
        "{'pad':{'width':5,'height':6,'colour':'#FFFFFF'}} | Pad[width=5, height=6,"
            + " colour=#FFFFFF]",
        "{'downscale':{'width':5,'height':6}} | Downscale[width=5, height=6]",
        "{'convert':{'contentType':'image/png'}} | Convert[contentType=image/png]"
      },
      quoteCharacter = '`')
  void aPictureIsEdited(String body, String edit) {
    HttpResponse<String> answer = edit(body);

    assertThat(answer.statusCode()).isEqualTo(201);
    assertThat(tree(answer).get("name").asText()).isEqualTo("edited.png");
    assertThat(server.platform.media.edits).hasSize(1).first().hasToString(edit);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{}",
        "{'convert':{'contentType':'image/png'},'downscale':{'width':5,'height':6}}",
        "{'convert':{}}",
        "{'pad':{'width':5}}",
        "{'crop':{'x':1,'y':2,'width':30,'height':40,'toWidth':3}}"
      })
  void anEditIsOneAndWhole(String body) {
    assertThat(edit(body).statusCode()).isEqualTo(422);
    assertThat(server.platform.media.edits).isEmpty();
  }

  private HttpResponse<String> edit(String body) {
    return server.send(
        server
            .signedIn("/api/v1/media/" + FakeMedia.MEDIA + "/edits")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.replace('\'', '"'))));
  }

  @Test
  void strangersSeeNoBytes() {
    assertThat(server.send(server.request(ORIGINAL)).statusCode()).isEqualTo(401);
  }
}
