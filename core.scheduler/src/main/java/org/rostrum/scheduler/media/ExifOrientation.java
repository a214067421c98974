package org.rostrum.scheduler.media;

import java.nio.BufferUnderflowException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/** Finds the orientation in Exif data, which is a TIFF file of its own (Exif 2.3, TIFF 6.0). */
final class ExifOrientation {
  private static final int UPRIGHT = 1;
  private static final int TAG = 0x0112;
  private static final int ENTRY = 12;
  private static final int MAX_ENTRIES = 1_000;

  private ExifOrientation() {}

  /** The orientation, 1 to 8; upright where the data is damaged or says nothing. */
  static int of(byte[] exif) {
    try {
      return find(ByteBuffer.wrap(exif));
    } catch (BufferUnderflowException | IndexOutOfBoundsException | IllegalArgumentException e) {
      return UPRIGHT;
    }
  }

  private static int find(ByteBuffer data) {
    // WebP files may carry the JPEG's prefix along.
    ByteBuffer tiff = data.get(0) == 'E' ? data.slice(6, data.capacity() - 6) : data;
    tiff.order(tiff.getShort(0) == 0x4949 ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
    if (tiff.getShort(2) != 42) {
      return UPRIGHT;
    }
    int directory = tiff.getInt(4);
    int entries = Math.min(tiff.getShort(directory) & 0xffff, MAX_ENTRIES);
    for (int entry = 0; entry < entries; entry++) {
      int at = directory + 2 + entry * ENTRY;
      if ((tiff.getShort(at) & 0xffff) == TAG) {
        int value = tiff.getShort(at + 8);
        return value >= 1 && value <= 8 ? value : UPRIGHT;
      }
    }
    return UPRIGHT;
  }
}
