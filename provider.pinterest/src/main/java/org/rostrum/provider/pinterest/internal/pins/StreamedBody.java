package org.rostrum.provider.pinterest.internal.pins;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.publish.MediaStream;

/**
 * A body made of texts and files, one after the other, whose length is known before it is sent. A
 * file is opened when its turn comes, so that none is ever whole in memory and no two are open.
 */
final class StreamedBody {
  private final List<Part> parts;
  private final AtomicBoolean handedOver = new AtomicBoolean();

  private StreamedBody(List<Part> parts) {
    this.parts = List.copyOf(parts);
  }

  /** A stretch of the body. */
  private record Part(long length, MediaStream bytes) {}

  /** Collects what the body is made of, in order. */
  static final class Builder {
    private final List<Part> parts = new ArrayList<>();

    Builder text(String text) {
      byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
      parts.add(new Part(bytes.length, () -> new ByteArrayInputStream(bytes)));
      return this;
    }

    /** The file as base64 text. */
    Builder base64(Media file, MediaStream bytes) {
      parts.add(
          new Part(
              Base64Stream.lengthOf(file.bytes()),
              () -> new Base64Stream(bytes.open(), file.bytes())));
      return this;
    }

    /** The file as it is. */
    Builder file(Media file, MediaStream bytes) {
      parts.add(new Part(file.bytes(), () -> new ExactStream(bytes.open(), file.bytes())));
      return this;
    }

    /** The body; what was added last is what tells that all of it was handed over. */
    StreamedBody build() {
      return new StreamedBody(parts);
    }
  }

  /** How long the body is, in bytes. */
  long length() {
    return parts.stream().mapToLong(Part::length).sum();
  }

  BodyPublisher publisher() {
    return BodyPublishers.fromPublisher(
        BodyPublishers.ofInputStream(() -> new Chain(parts.iterator(), handedOver)), length());
  }

  /**
   * Whether the last part was begun to be handed to the connection. As long as it was not, no
   * server can have had the whole body.
   */
  boolean handedOver() {
    return handedOver.get();
  }

  /** Opens one part after the other. */
  private static final class Chain extends InputStream {
    private final Iterator<Part> rest;
    private final AtomicBoolean lastBegun;
    private @Nullable InputStream current;

    Chain(Iterator<Part> rest, AtomicBoolean lastBegun) {
      this.rest = rest;
      this.lastBegun = lastBegun;
    }

    @Override
    public int read() throws IOException {
      byte[] one = new byte[1];
      return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      if (length == 0) {
        return 0;
      }
      while (current != null || rest.hasNext()) {
        InputStream part = current == null ? next() : current;
        int count = part.read(target, offset, length);
        if (count >= 0) {
          return count;
        }
        close();
      }
      return -1;
    }

    private InputStream next() throws IOException {
      InputStream opened = rest.next().bytes().open();
      current = opened;
      if (!rest.hasNext()) {
        lastBegun.set(true);
      }
      return opened;
    }

    @Override
    public void close() throws IOException {
      InputStream ended = current;
      current = null;
      if (ended != null) {
        ended.close();
      }
    }
  }
}
