package org.rostrum.provider.pinterest.internal.pins;

import java.io.IOException;
import java.io.InputStream;
import java.util.Base64;

/**
 * Reads bytes as base64 text (RFC 4648 section 4), a few kilobytes at a time. Fails at the end if
 * the source is not as long as promised, because the text's length was announced already.
 */
final class Base64Stream extends InputStream {
  /** A multiple of three, so that padding appears at the very end only. */
  private static final int BLOCK = 3 * 4_096;

  private final InputStream source;
  private final long expected;
  private long seen;
  private byte[] encoded = new byte[0];
  private int position;
  private boolean ended;

  Base64Stream(InputStream source, long expected) {
    this.source = source;
    this.expected = expected;
  }

  /** How long the text of so many bytes is. */
  static long lengthOf(long bytes) {
    return (bytes + 2) / 3 * 4;
  }

  @Override
  public int read() throws IOException {
    return fill() ? encoded[position++] : -1;
  }

  @Override
  public int read(byte[] target, int offset, int length) throws IOException {
    if (length == 0) {
      return 0;
    }
    if (!fill()) {
      return -1;
    }
    int count = Math.min(length, encoded.length - position);
    System.arraycopy(encoded, position, target, offset, count);
    position += count;
    return count;
  }

  private boolean fill() throws IOException {
    if (position < encoded.length) {
      return true;
    }
    if (ended) {
      return false;
    }
    byte[] block = source.readNBytes(BLOCK);
    seen += block.length;
    ended = block.length < BLOCK;
    if (seen > expected || (ended && seen != expected)) {
      throw new IOException("The picture is not " + expected + " bytes long any more");
    }
    encoded = Base64.getEncoder().encode(block);
    position = 0;
    return encoded.length > 0;
  }

  @Override
  public void close() throws IOException {
    source.close();
  }
}
