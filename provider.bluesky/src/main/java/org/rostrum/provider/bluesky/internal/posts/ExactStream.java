package org.rostrum.provider.bluesky.internal.posts;

import java.io.IOException;
import java.io.InputStream;
import org.jspecify.annotations.Nullable;
import org.rostrum.provider.publish.MediaStream;

/**
 * Reads a file whose length was announced already, and fails if it has another. It is opened when
 * the first byte is wanted.
 */
final class ExactStream extends InputStream {
  private final MediaStream source;
  private final long expected;
  private @Nullable InputStream opened;
  private long seen;

  ExactStream(MediaStream source, long expected) {
    this.source = source;
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    byte[] one = new byte[1];
    return read(one, 0, 1) < 0 ? -1 : one[0] & 0xff;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    InputStream from = opened == null ? source.open() : opened;
    opened = from;
    int count = from.read(target, offset, length);
    seen += Math.max(0, count);
    if (seen > expected || (count < 0 && seen != expected)) {
      throw new IOException("The file is not " + expected + " bytes long any more");
    }
    return count;
  }

  @Override
  public void close() throws IOException {
    if (opened != null) {
      opened.close();
    }
  }
}
