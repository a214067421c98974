package org.rostrum.provider.pinterest.internal.pins;

import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.io.UncheckedIOException;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.pinterest.internal.api.Json;
import org.rostrum.provider.publish.MediaStream;

/**
 * The body of {@code POST /pins}: JSON with the picture inside as base64, streamed from the library
 * with its length known beforehand, so that no picture is ever whole in memory.
 */
final class PinBody {
  private static final String TAIL = "\"}}";

  private final byte[] head;
  private final byte[] tail;
  private final Media image;
  private final MediaStream bytes;
  private final AtomicBoolean handedOver = new AtomicBoolean();

  PinBody(PinContent pin, Media image, MediaStream bytes) {
    this.head = head(pin, image.contentType()).getBytes(StandardCharsets.UTF_8);
    this.tail = TAIL.getBytes(StandardCharsets.UTF_8);
    this.image = image;
    this.bytes = bytes;
  }

  /** Always ends where the picture's text begins. The type is one of two known words. */
  private static String head(PinContent pin, String contentType) {
    String rest = Json.write(pin.toJson());
    return rest.substring(0, rest.length() - 1)
        + ",\"media_source\":{\"source_type\":\"image_base64\",\"content_type\":\""
        + contentType
        + "\",\"data\":\"";
  }

  /** How long the body is, in bytes. */
  long length() {
    return head.length + Base64Stream.lengthOf(image.bytes()) + tail.length;
  }

  BodyPublisher publisher() {
    return BodyPublishers.fromPublisher(BodyPublishers.ofInputStream(this::open), length());
  }

  /**
   * Whether the last byte was handed to the connection. As long as it was not, no server can have
   * had the whole body, and half a JSON text creates nothing.
   */
  boolean handedOver() {
    return handedOver.get();
  }

  private InputStream open() {
    try {
      InputStream picture = new Base64Stream(bytes.open(), image.bytes());
      InputStream end = new Watched(new ByteArrayInputStream(tail), handedOver);
      return new SequenceInputStream(
          Collections.enumeration(List.of(new ByteArrayInputStream(head), picture, end)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Notes when reading of the last part begins. */
  private static final class Watched extends FilterInputStream {
    private final AtomicBoolean read;

    Watched(InputStream in, AtomicBoolean read) {
      super(in);
      this.read = read;
    }

    @Override
    public int read() throws IOException {
      read.set(true);
      return super.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      read.set(true);
      return super.read(target, offset, length);
    }
  }
}
