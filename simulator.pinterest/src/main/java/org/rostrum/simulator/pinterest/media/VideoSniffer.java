package org.rostrum.simulator.pinterest.media;

import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.util.Optional;

/**
 * Reads size and length of an MP4 or QuickTime file from its boxes, and nothing else of it. Source:
 * ISO/IEC 14496-12, boxes {@code ftyp}, {@code moov}, {@code mvhd} and {@code tkhd}. Bounded: so
 * many boxes, so deep.
 */
final class VideoSniffer {

  private static final int MAX_BOXES = 2_000;
  private static final int MAX_DEPTH = 4;
  private static final int FTYP = 0x66747970;
  private static final int MOOV = 0x6d6f6f76;
  private static final int TRAK = 0x7472616b;
  private static final int MVHD = 0x6d766864;
  private static final int TKHD = 0x746b6864;
  private static final int HEADER = 8;
  private static final int LARGE_HEADER = 16;

  private final FileChannel file;
  private int boxes;
  private boolean typed;
  private boolean described;
  private Duration duration = Duration.ZERO;
  private int width;
  private int height;

  private VideoSniffer(FileChannel file) {
    this.file = file;
  }

  /** What the file says; empty if it is no such file or is damaged. */
  static Optional<VideoFacts> sniff(Path path) throws IOException {
    try (FileChannel file = FileChannel.open(path, StandardOpenOption.READ)) {
      VideoSniffer sniffer = new VideoSniffer(file);
      sniffer.boxes(0, file.size(), 0);
      return sniffer.typed && sniffer.described
          ? Optional.of(new VideoFacts(sniffer.width, sniffer.height, sniffer.duration))
          : Optional.empty();
    } catch (EOFException | ArithmeticException e) {
      // Cut off, or numbers that no video has.
      return Optional.empty();
    }
  }

  private void boxes(long from, long end, int depth) throws IOException {
    long position = from;
    while (position + HEADER <= end && ++boxes <= MAX_BOXES) {
      ByteBuffer head = read(position, HEADER);
      long size = head.getInt(0) & 0xffff_ffffL;
      int type = head.getInt(4);
      int header = HEADER;
      if (size == 1) {
        size = read(position + HEADER, 8).getLong(0);
        header = LARGE_HEADER;
      } else if (size == 0) {
        size = end - position;
      }
      if (size < header || size > end - position) {
        return;
      }
      box(type, position + header, position + size, depth);
      position += size;
    }
  }

  private void box(int type, long from, long end, int depth) throws IOException {
    switch (type) {
      case FTYP -> typed = true;
      case MOOV, TRAK -> {
        described = true;
        if (depth < MAX_DEPTH) {
          boxes(from, end, depth + 1);
        }
      }
      case MVHD -> movie(from);
      case TKHD -> track(from, end);
      default -> {
        // Of no interest.
      }
    }
  }

  private void movie(long from) throws IOException {
    boolean wide = read(from, 1).get(0) == 1;
    ByteBuffer times = read(from + (wide ? 20 : 12), wide ? 12 : 8);
    long scale = times.getInt(0) & 0xffff_ffffL;
    long units = wide ? times.getLong(4) : times.getInt(4) & 0xffff_ffffL;
    if (scale > 0 && units > 0) {
      duration = Duration.ofMillis(Math.multiplyExact(units, 1_000L) / scale);
    }
  }

  /** The last eight bytes of the box are width and height in 16.16 fixed point. */
  private void track(long from, long end) throws IOException {
    if (end - from < 16) {
      return;
    }
    ByteBuffer size = read(end - 8, 8);
    int wide = size.getInt(0) >>> 16;
    int high = size.getInt(4) >>> 16;
    if (wide > 0 && high > 0) {
      width = wide;
      height = high;
    }
  }

  private ByteBuffer read(long position, int count) throws IOException {
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, position + buffer.position()) < 0) {
        throw new EOFException("The file ends early");
      }
    }
    return buffer.flip();
  }
}
