package org.rostrum.scheduler.media;

import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;

/** Reads the chunks of a WebP (RFC 9649); its numbers are little-endian. */
final class WebpHeader {
  private static final int RIFF = 12;
  private static final int MAX_CHUNKS = 10_000;
  private static final int MAX_EXIF = 64 * 1024;
  private static final int ALPHA_FLAG = 0x10;
  private static final int ANIMATION_FLAG = 0x02;
  private static final int FOURTEEN_BITS = 0x3fff;

  private int width;
  private int height;
  private int orientation = 1;
  private boolean alpha;
  private boolean animated;
  private boolean canvas;
  private boolean pixels;

  private WebpHeader() {}

  static ImageHeader read(DataInputStream in) throws MediaRefused, IOException {
    ImageHeaders.skip(in, RIFF);
    WebpHeader header = new WebpHeader();
    for (int chunks = 0; chunks < MAX_CHUNKS && header.chunk(in); chunks++) {
      // Each chunk leaves what it says in the header.
    }
    if (!header.pixels && !header.animated) {
      throw MediaRefused.broken();
    }
    return new ImageHeader(
        ImageType.WEBP,
        header.width,
        header.height,
        header.orientation,
        header.alpha,
        header.animated,
        false,
        true);
  }

  /** Reads one chunk; answers false at the end of the file. */
  private boolean chunk(DataInputStream in) throws MediaRefused, IOException {
    byte[] name = in.readNBytes(4);
    if (name.length < 4) {
      return false;
    }
    long length = Integer.reverseBytes(in.readInt()) & 0xffffffffL;
    long padded = length + (length & 1);
    String type = new String(name, java.nio.charset.StandardCharsets.US_ASCII);
    long read =
        switch (type) {
          case "VP8X" -> extended(in);
          case "VP8 " -> lossy(in);
          case "VP8L" -> lossless(in);
          case "EXIF" -> exif(in, length);
          default -> 0;
        };
    if (read > padded) {
      throw MediaRefused.broken();
    }
    try {
      ImageHeaders.skip(in, padded - read);
    } catch (EOFException e) {
      // Some writers leave out the last padding byte; anything more is missing data.
      if (length == padded || read < length - 1) {
        throw MediaRefused.broken();
      }
    }
    return true;
  }

  private long extended(DataInputStream in) throws IOException {
    int flags = in.readUnsignedByte();
    ImageHeaders.skip(in, 3);
    alpha |= (flags & ALPHA_FLAG) != 0;
    animated |= (flags & ANIMATION_FLAG) != 0;
    width = threeBytes(in) + 1;
    height = threeBytes(in) + 1;
    canvas = true;
    return 10;
  }

  private long lossy(DataInputStream in) throws MediaRefused, IOException {
    ImageHeaders.skip(in, 3);
    if (in.readUnsignedByte() != 0x9d
        || in.readUnsignedByte() != 0x01
        || in.readUnsignedByte() != 0x2a) {
      throw MediaRefused.broken();
    }
    size(twoBytes(in) & FOURTEEN_BITS, twoBytes(in) & FOURTEEN_BITS);
    return 10;
  }

  private long lossless(DataInputStream in) throws MediaRefused, IOException {
    if (in.readUnsignedByte() != 0x2f) {
      throw MediaRefused.broken();
    }
    int bits = Integer.reverseBytes(in.readInt());
    size((bits & FOURTEEN_BITS) + 1, ((bits >>> 14) & FOURTEEN_BITS) + 1);
    alpha |= (bits >>> 28 & 1) != 0;
    return 5;
  }

  private long exif(DataInputStream in, long length) throws IOException {
    if (length > MAX_EXIF) {
      return 0;
    }
    byte[] data = in.readNBytes((int) length);
    orientation = ExifOrientation.of(data);
    return data.length;
  }

  /** A picture larger than its canvas would pass the pixel check unseen. */
  private void size(int imageWidth, int imageHeight) throws MediaRefused {
    if (canvas && !animated && (imageWidth != width || imageHeight != height)) {
      throw MediaRefused.broken();
    }
    width = imageWidth;
    height = imageHeight;
    pixels = true;
  }

  private static int twoBytes(DataInputStream in) throws IOException {
    return in.readUnsignedByte() | in.readUnsignedByte() << 8;
  }

  private static int threeBytes(DataInputStream in) throws IOException {
    return twoBytes(in) | in.readUnsignedByte() << 16;
  }
}
