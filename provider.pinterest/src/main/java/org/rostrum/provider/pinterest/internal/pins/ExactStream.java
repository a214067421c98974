package org.rostrum.provider.pinterest.internal.pins;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** Reads a file whose length was announced already, and fails if it has another. */
final class ExactStream extends FilterInputStream {
  private final long expected;
  private long seen;

  ExactStream(InputStream source, long expected) {
    super(source);
    this.expected = expected;
  }

  @Override
  public int read() throws IOException {
    int next = super.read();
    count(next < 0 ? -1 : 1);
    return next;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    int count = super.read(target, offset, length);
    count(count);
    return count;
  }

  private void count(int read) throws IOException {
    seen += Math.max(0, read);
    if (seen > expected || (read < 0 && seen != expected)) {
      throw new IOException("The file is not " + expected + " bytes long any more");
    }
  }
}
