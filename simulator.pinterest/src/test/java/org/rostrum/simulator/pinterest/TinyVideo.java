package org.rostrum.simulator.pinterest;

import java.io.ByteArrayInputStream;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;

/**
 * Makes files with the boxes of an MP4 (ISO/IEC 14496-12) and nothing to see in them, as large as a
 * test wants and never whole in memory.
 */
public final class TinyVideo {

  private static final int TIMESCALE = 1_000;

  private final byte[] head;
  private final long bytes;

  private TinyVideo(byte[] head, long bytes) {
    this.head = head;
    this.bytes = bytes;
  }

  /** A video that says so of itself. */
  public static TinyVideo of(int width, int height, Duration duration, long bytes) {
    byte[] movie =
        box(
            "moov",
            box("mvhd", movieHeader(duration)),
            box("trak", box("tkhd", track(width, height))));
    byte[] type = box("ftyp", "isom\0\0\2\0isomiso2mp41".getBytes(StandardCharsets.ISO_8859_1));
    long rest = bytes - type.length - movie.length;
    if (rest < 16) {
      throw new IllegalArgumentException("A video has at least 300 bytes: " + bytes);
    }
    byte[] data = ByteBuffer.allocate(16).putInt(1).put(ascii("mdat")).putLong(rest).array();
    return new TinyVideo(join(type, movie, data), bytes);
  }

  /** How many bytes it has. */
  public long bytes() {
    return bytes;
  }

  /** All of it, from the start; what is after the boxes is a pattern. */
  public InputStream open() {
    return new SequenceInputStream(
        new ByteArrayInputStream(head), new Pattern(bytes - head.length));
  }

  private static byte[] movieHeader(Duration duration) {
    return ByteBuffer.allocate(100)
        .putInt(12, TIMESCALE)
        .putInt(16, (int) duration.toMillis())
        .array();
  }

  private static byte[] track(int width, int height) {
    return ByteBuffer.allocate(84).putInt(76, width << 16).putInt(80, height << 16).array();
  }

  private static byte[] box(String type, byte[]... content) {
    byte[] all = join(content);
    return ByteBuffer.allocate(8 + all.length)
        .putInt(8 + all.length)
        .put(ascii(type))
        .put(all)
        .array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.US_ASCII);
  }

  private static byte[] join(byte[]... parts) {
    int length = 0;
    for (byte[] part : parts) {
      length += part.length;
    }
    ByteBuffer all = ByteBuffer.allocate(length);
    for (byte[] part : parts) {
      all.put(part);
    }
    return all.array();
  }

  /** Bytes that differ from place to place, and cost nothing. */
  private static final class Pattern extends InputStream {
    private static final int STEP = 251;

    private final long length;
    private long position;

    Pattern(long length) {
      this.length = length;
    }

    @Override
    public int read() {
      return position < length ? (int) (position++ % STEP) : -1;
    }

    @Override
    public int read(byte[] target, int offset, int count) {
      if (position >= length) {
        return -1;
      }
      int given = (int) Math.min(count, length - position);
      int value = (int) (position % STEP);
      for (int i = offset; i < offset + given; i++) {
        target[i] = (byte) value;
        value = value + 1 == STEP ? 0 : value + 1;
      }
      position += given;
      return given;
    }
  }
}
