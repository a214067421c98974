package org.rostrum.web.admin.api;

import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;

/** A part of a stream; closing it closes the stream. */
final class PartStream extends FilterInputStream {
  private long left;

  /**
   * Skips to the beginning of the part.
   *
   * @throws IOException if the stream ends before, or cannot be read; it is closed then
   */
  static InputStream of(InputStream whole, ByteRange part) throws IOException {
    try {
      whole.skipNBytes(part.first());
    } catch (IOException e) {
      whole.close();
      throw e;
    }
    return new PartStream(whole, part.length());
  }

  private PartStream(InputStream from, long left) {
    super(from);
    this.left = left;
  }

  @Override
  public int read() throws IOException {
    if (left <= 0) {
      return -1;
    }
    int value = super.read();
    left -= value < 0 ? 0 : 1;
    return value;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) throws IOException {
    if (left <= 0) {
      return length == 0 ? 0 : -1;
    }
    int count = super.read(buffer, offset, (int) Math.min(length, left));
    left -= Math.max(0, count);
    return count;
  }

  @Override
  public long skip(long wanted) throws IOException {
    long skipped = super.skip(Math.min(wanted, left));
    left -= skipped;
    return skipped;
  }

  @Override
  public int available() throws IOException {
    return (int) Math.min(super.available(), left);
  }

  @Override
  public boolean markSupported() {
    return false;
  }
}
