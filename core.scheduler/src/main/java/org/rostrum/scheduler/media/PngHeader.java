package org.rostrum.scheduler.media;

import java.io.DataInputStream;
import java.io.IOException;

/** Reads the chunks of a PNG (W3C PNG, third edition). */
final class PngHeader {
  private static final int SIGNATURE = 8;
  private static final int CHECKSUM = 4;
  private static final int MAX_CHUNKS = 100_000;
  private static final int MAX_EXIF = 64 * 1024;
  private static final int IHDR = 0x49484452;
  private static final int ACTL = 0x6163544c;
  private static final int EXIF = 0x65584966;
  private static final int TRNS = 0x74524e53;
  private static final int IEND = 0x49454e44;

  private PngHeader() {}

  static ImageHeader read(DataInputStream in) throws MediaRefused, IOException {
    ImageHeaders.skip(in, SIGNATURE);
    if (in.readInt() != 13 || in.readInt() != IHDR) {
      throw MediaRefused.broken();
    }
    int width = in.readInt();
    int height = in.readInt();
    in.readUnsignedByte();
    int colourType = in.readUnsignedByte();
    ImageHeaders.skip(in, 3 + CHECKSUM);
    boolean alpha = (colourType & 4) != 0;
    boolean animated = false;
    int orientation = 1;
    for (int chunks = 0; chunks < MAX_CHUNKS; chunks++) {
      int length = in.readInt();
      int type = in.readInt();
      if (length < 0) {
        throw MediaRefused.broken();
      }
      if (type == IEND) {
        return new ImageHeader(
            ImageType.PNG, width, height, orientation, alpha, animated, false, false);
      }
      alpha |= type == TRNS;
      animated |= type == ACTL;
      if (type == EXIF && length <= MAX_EXIF) {
        orientation = ExifOrientation.of(in.readNBytes(length));
      } else {
        ImageHeaders.skip(in, length);
      }
      ImageHeaders.skip(in, CHECKSUM);
    }
    throw MediaRefused.broken();
  }
}
