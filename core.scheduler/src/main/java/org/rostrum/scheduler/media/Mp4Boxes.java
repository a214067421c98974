package org.rostrum.scheduler.media;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/**
 * Reads the boxes that an ISO base media file consists of (ISO/IEC 14496-12, 4.2; QuickTime calls
 * them atoms). Reads only what it is asked for, a few bytes at a time, and no more than {@link
 * #MAX_BOXES} boxes of a file, whatever their sizes pretend.
 */
final class Mp4Boxes {
  /** A long film in one piece has some dozens; thousands are made to keep a reader busy. */
  static final int MAX_BOXES = 10_000;

  private static final int HEADER = 8;
  private static final int LARGE_HEADER = 16;
  private static final int TO_THE_END = 0;
  private static final int LARGE = 1;

  private final FileChannel file;
  private int seen;

  Mp4Boxes(FileChannel file) {
    this.file = file;
  }

  /**
   * A box.
   *
   * @param type four letters
   * @param start where its content begins in the file
   * @param end where it ends
   */
  record Box(String type, long start, long end) {}

  /** The boxes of the whole file. */
  List<Box> ofFile() throws IOException, MediaRefused {
    return between(0, file.size());
  }

  /** The boxes within a box. */
  List<Box> within(Box box) throws IOException, MediaRefused {
    return between(box.start(), box.end());
  }

  private List<Box> between(long from, long to) throws IOException, MediaRefused {
    List<Box> boxes = new ArrayList<>();
    long at = from;
    // what is shorter than a header is filling, which QuickTime leaves at the end of some boxes
    while (to - at >= HEADER) {
      Box box = read(at, to);
      boxes.add(box);
      at = box.end();
    }
    return boxes;
  }

  private Box read(long at, long to) throws IOException, MediaRefused {
    if (++seen > MAX_BOXES) {
      throw VideoRefused.broken();
    }
    ByteBuffer header = bytes(at, at + HEADER, HEADER);
    long size = header.getInt() & 0xffffffffL;
    String type = fourLetters(header);
    long start = at + HEADER;
    long end = at + size;
    if (size == TO_THE_END) {
      end = to;
    } else if (size == LARGE) {
      start = at + LARGE_HEADER;
      long large = bytes(at + HEADER, to, Long.BYTES).getLong();
      // compared before it is added, for it can be made to overflow
      end = large < 0 || large > to - at ? Long.MAX_VALUE : at + large;
    }
    if (end < start || end > to) {
      throw VideoRefused.broken();
    }
    return new Box(type, start, end);
  }

  /** So many bytes of a box, from an offset in its content. */
  ByteBuffer bytes(Box box, int offset, int count) throws IOException, MediaRefused {
    return bytes(box.start() + offset, box.end(), count);
  }

  private ByteBuffer bytes(long at, long end, int count) throws IOException, MediaRefused {
    if (at + count > end) {
      throw VideoRefused.broken();
    }
    ByteBuffer buffer = ByteBuffer.allocate(count);
    while (buffer.hasRemaining()) {
      if (file.read(buffer, at + buffer.position()) < 0) {
        throw VideoRefused.broken();
      }
    }
    return buffer.flip();
  }

  /** Four letters as they are shown; what is no letter becomes a question mark. */
  static String fourLetters(ByteBuffer from) {
    byte[] letters = new byte[4];
    from.get(letters);
    for (int i = 0; i < letters.length; i++) {
      if (letters[i] < ' ' || letters[i] > '~') {
        letters[i] = '?';
      }
    }
    return new String(letters, StandardCharsets.US_ASCII);
  }
}
