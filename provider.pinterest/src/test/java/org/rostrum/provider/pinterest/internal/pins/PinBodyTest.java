package org.rostrum.provider.pinterest.internal.pins;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.util.Base64;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.rostrum.provider.pinterest.internal.support.Bytes;
import org.rostrum.provider.pinterest.internal.support.Pins;

final class PinBodyTest {
  private static final int LARGEST = 20_000_000;
  private static final PinContent PIN =
      new PinContent(
          "12",
          Optional.of("34"),
          "A «quoted» \"vase\"",
          "line\nline \u0001",
          "https://a.example/?a=b&c",
          "");

  @ParameterizedTest
  @ValueSource(ints = {1, 2, 3, 4, 12_287, 12_288, 12_289, 100_000})
  void lengthIsExactAndThePictureIsInside(int size) throws Exception {
    byte[] picture = new byte[size];
    new Random(size).nextBytes(picture);
    PinBody body = body(picture, size);

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
  void theLargestPictureIsNeverWholeInMemory() {
    PinBody body = new PinBody(PIN, Pins.image(LARGEST, ""), () -> new Zeros(LARGEST));
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
  void aPictureOfAnotherLengthIsNeverHandedOver() {
    for (int size : new int[] {99, 101, 12_288, 0}) {
      PinBody body = body(new byte[size], 100);
      assertThatThrownBy(() -> Bytes.of(body.publisher())).isNotNull();
      assertThat(body.handedOver()).as(size + " bytes").isFalse();
    }
  }

  @Test
  void nothingIsHandedOverBeforeItIsRead() {
    assertThat(body(new byte[100], 100).handedOver()).isFalse();
  }

  private static PinBody body(byte[] picture, int promised) {
    return new PinBody(PIN, Pins.image(promised, ""), () -> new ByteArrayInputStream(picture));
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
