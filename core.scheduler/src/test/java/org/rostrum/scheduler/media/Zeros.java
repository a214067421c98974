package org.rostrum.scheduler.media;

import java.io.InputStream;
import java.util.Arrays;

/** A long stream that takes no memory. */
final class Zeros extends InputStream {
  private long left;

  Zeros(long length) {
    left = length;
  }

  @Override
  public int read() {
    return left-- > 0 ? 0 : -1;
  }

  @Override
  public int read(byte[] buffer, int offset, int length) {
    if (left <= 0) {
      return -1;
    }
    int count = (int) Math.min(length, left);
    Arrays.fill(buffer, offset, offset + count, (byte) 0);
    left -= count;
    return count;
  }
}
