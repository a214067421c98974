package org.rostrum.scheduler.media;

import java.io.DataInputStream;
import java.io.IOException;
import java.util.Arrays;

/** Reads the markers of a JPEG up to its first scan (ITU-T T.81 annex B). */
final class JpegHeader {
  private static final int APP1 = 0xe1;
  private static final int START_OF_SCAN = 0xda;
  private static final int END = 0xd9;
  private static final int MAX_MARKERS = 10_000;
  private static final String EXIF = "Exif\0\0";

  private JpegHeader() {}

  private record Frame(int width, int height, int components, boolean progressive) {}

  static ImageHeader read(DataInputStream in) throws MediaRefused, IOException {
    in.readUnsignedShort();
    int orientation = 1;
    for (int markers = 0; markers < MAX_MARKERS; markers++) {
      int marker = marker(in);
      if (marker == START_OF_SCAN || marker == END) {
        break;
      }
      int length = in.readUnsignedShort() - 2;
      if (length < 0) {
        break;
      }
      if (isFrame(marker)) {
        return header(frame(in, marker, length), orientation);
      }
      if (marker == APP1) {
        byte[] segment = in.readNBytes(length);
        if (ImageHeaders.startsWith(segment, EXIF)) {
          orientation =
              ExifOrientation.of(Arrays.copyOfRange(segment, EXIF.length(), segment.length));
        }
      } else {
        ImageHeaders.skip(in, length);
      }
    }
    throw MediaRefused.broken();
  }

  private static ImageHeader header(Frame frame, int orientation) {
    return new ImageHeader(
        ImageType.JPEG,
        frame.width(),
        frame.height(),
        orientation,
        false,
        false,
        frame.components() == 4,
        frame.progressive());
  }

  /** Markers may be padded with any number of 0xff. */
  private static int marker(DataInputStream in) throws MediaRefused, IOException {
    if (in.readUnsignedByte() != 0xff) {
      throw MediaRefused.broken();
    }
    int marker = in.readUnsignedByte();
    while (marker == 0xff) {
      marker = in.readUnsignedByte();
    }
    return marker;
  }

  /** SOF0 to SOF15 without DHT, JPG and DAC, which lie between them. */
  private static boolean isFrame(int marker) {
    return marker >= 0xc0 && marker <= 0xcf && marker != 0xc4 && marker != 0xc8 && marker != 0xcc;
  }

  private static Frame frame(DataInputStream in, int marker, int length)
      throws MediaRefused, IOException {
    if (length < 6) {
      throw MediaRefused.broken();
    }
    in.readUnsignedByte();
    int height = in.readUnsignedShort();
    int width = in.readUnsignedShort();
    int components = in.readUnsignedByte();
    boolean progressive = marker != 0xc0 && marker != 0xc1;
    return new Frame(width, height, components, progressive);
  }
}
