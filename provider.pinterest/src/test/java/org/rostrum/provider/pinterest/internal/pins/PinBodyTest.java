package org.rostrum.provider.pinterest.internal.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.support.Bytes;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.provider.publish.MediaStream;

final class PinBodyTest {
  private static final int LARGEST = 20_000_000;
  private static final PinContent PIN =
      new PinContent(
          "12",
          Optional.of("34"),
          "A «quoted» \"vase\"",
          "line\nline \u0001",
          "https://a.example/?a=b&c",
          "",
          Optional.of("#6E7874"),
          AiDisclosure.NONE,
          new Visual.Picture(Pins.image(1, "")));

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 12_287, 12_288, 12_289, 100_000})
  void lengthIsExactAndThePictureIsInside(int size) throws Exception {
    byte[] picture = new byte[size];
    new Random(size).nextBytes(picture);
    StreamedBody body = body(picture, size);

    byte[] sent = Bytes.of(body.publisher());

    assertThat(body.publisher().contentLength()).isEqualTo(body.length()).isEqualTo(sent.length);
    JsonNode json = new ObjectMapper().readTree(sent);
    assertThat(json.path("board_id").asText()).isEqualTo("12");
    assertThat(json.path("board_section_id").asText()).isEqualTo("34");
    assertThat(json.path("title").asText()).isEqualTo(PIN.title());
    assertThat(json.path("description").asText()).isEqualTo(PIN.description());
    assertThat(json.has("alt_text")).isFalse();
    JsonNode source = json.path("media_source");
    assertThat(source.path("source_type").asText()).isEqualTo("image_base64");
    assertThat(source.path("content_type").asText()).isEqualTo("image/png");
    assertThat(Base64.getDecoder().decode(source.path("data").asText())).isEqualTo(picture);
    assertThat(body.handedOver()).isTrue();
  }

  @Test
  void theLargestPictureIsNeverWholeInMemory() throws Exception {
    StreamedBody body = body(() -> new Zeros(LARGEST), LARGEST);
    AtomicLong count = new AtomicLong();
    AtomicLong widest = new AtomicLong();

    Bytes.drain(
        body.publisher(),
        buffer -> {
          count.addAndGet(buffer.remaining());
          widest.accumulateAndGet(buffer.capacity(), Math::max);
        });

    assertThat(count.get()).isEqualTo(body.length());
    assertThat(widest.get()).isLessThanOrEqualTo(64 * 1_024);
  }

  @Test
  void aPictureOfAnotherLengthIsNeverHandedOver() throws Exception {
    for (int size : new int[] {99, 101, 12_288, 0}) {
      StreamedBody body = body(new byte[size], 100);
      assertThatThrownBy(() -> Bytes.of(body.publisher())).isNotNull();
      assertThat(body.handedOver()).as(size + " bytes").isFalse();
    }
  }

  @Test
  void aCarouselHasEveryPictureAndItsWords() throws Exception {
    Media first =
        Pins.image(5, "").withTexts("One \"1\"", "first", Optional.of("https://a.example/1"));
    Media second = Pins.image(7, "");
    StreamedBody body =
        PinBody.of(
            showing(new Visual.Carousel(List.of(first, second))),
            Optional.empty(),
            media -> () -> new ByteArrayInputStream(new byte[(int) media.bytes()]));
    byte[] sent = Bytes.of(body.publisher());
    assertThat(sent).hasSize((int) body.length());
    JsonNode source = new ObjectMapper().readTree(sent).path("media_source");
    assertThat(source.path("source_type").asText()).isEqualTo("multiple_image_base64");
    assertThat(source.path("items")).hasSize(2);
    JsonNode one = source.path("items").get(0);
    assertThat(one.path("title").asText()).isEqualTo("One \"1\"");
    assertThat(one.path("description").asText()).isEqualTo("first");
    assertThat(one.path("link").asText()).isEqualTo("https://a.example/1");
    JsonNode two = source.path("items").get(1);
    assertThat(two.has("title")).isFalse();
    assertThat(Base64.getDecoder().decode(two.path("data").asText())).hasSize(7);
    assertThat(body.handedOver()).isTrue();
  }

  @Test
  void aVideoHasItsCover() throws Exception {
    Visual frame = new Visual.Video(Pins.image(1, ""), new Cover.Frame(Duration.ofMillis(7_900)));
    assertThat(video(frame))
        .isEqualTo(
            new ObjectMapper()
                .readTree(
                    "{\"source_type\":\"video_id\",\"media_id\":\"77\","
                        + "\"cover_image_key_frame_time\":7}"));
    Visual picture = new Visual.Video(Pins.image(1, ""), new Cover.Picture(Pins.image(9, "")));
    assertThat(video(picture).path("cover_image_content_type").asText()).isEqualTo("image/png");
    assertThat(Base64.getDecoder().decode(video(picture).path("cover_image_data").asText()))
        .hasSize(9);
  }

  private static JsonNode video(Visual visual) throws IOException {
    StreamedBody body =
        PinBody.of(
            showing(visual),
            Optional.of("77"),
            media -> () -> new ByteArrayInputStream(new byte[(int) media.bytes()]));
    return new ObjectMapper().readTree(Bytes.of(body.publisher())).path("media_source");
  }

  @Test
  void nothingIsHandedOverBeforeItIsRead() throws Exception {
    assertThat(body(new byte[100], 100).handedOver()).isFalse();
  }

  private static StreamedBody body(byte[] picture, int promised) throws IOException {
    return body(() -> new ByteArrayInputStream(picture), promised);
  }

  private static StreamedBody body(MediaStream picture, int promised) throws IOException {
    return PinBody.of(
        showing(new Visual.Picture(Pins.image(promised, ""))), Optional.empty(), media -> picture);
  }

  private static PinContent showing(Visual visual) {
    return new PinContent(
        PIN.board(),
        PIN.section(),
        PIN.title(),
        PIN.description(),
        PIN.link(),
        PIN.altText(),
        PIN.dominantColor(),
        PIN.ai(),
        visual);
  }

  /** A picture that is nowhere. */
  private static final class Zeros extends InputStream {
    private int left;

    Zeros(int count) {
      left = count;
    }

    @Override
    public int read() {
      return left-- > 0 ? 0 : -1;
    }

    @Override
    public int read(byte[] target, int offset, int length) {
      if (left <= 0) {
        return -1;
      }
      int count = Math.min(left, length);
      left -= count;
      return count;
    }
  }
}
