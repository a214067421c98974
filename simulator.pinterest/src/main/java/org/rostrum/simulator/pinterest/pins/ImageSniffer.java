package org.rostrum.simulator.pinterest.pins;

import java.nio.ByteBuffer;
import java.util.Optional;
import org.rostrum.simulator.pinterest.state.Names;

/**
 * Tells JPEG and PNG by their bytes and reads their size. Sources: ITU-T T.81 annex B (JPEG
 * markers), W3C PNG specification, section 11.2.1 (IHDR).
 */
final class ImageSniffer {

  private static final long PNG_SIGNATURE = 0x89504E470D0A1A0AL;
  private static final int PNG_IHDR = 0x49484452;
  private static final int PNG_HEADER_BYTES = 24;
  private static final int JPEG_START = 0xFFD8;
  private static final int JPEG_START_OF_SCAN = 0xDA;

  private ImageSniffer() {}

  /** The image, or empty if it is of another format or has no readable size. */
  static Optional<Image> sniff(byte[] content) {
    ByteBuffer bytes = ByteBuffer.wrap(content);
    if (content.length >= PNG_HEADER_BYTES && bytes.getLong(0) == PNG_SIGNATURE) {
      return bytes.getInt(12) == PNG_IHDR
          ? image(content, Image.Format.PNG, bytes.getInt(16), bytes.getInt(20))
          : Optional.empty();
    }
    if (content.length >= 4 && (bytes.getShort(0) & 0xffff) == JPEG_START) {
      return jpeg(content, bytes);
    }
    return Optional.empty();
  }

  private static Optional<Image> jpeg(byte[] content, ByteBuffer bytes) {
    int position = 2;
    while (position + 9 <= content.length) {
      if ((bytes.get(position) & 0xff) != 0xff) {
        return Optional.empty();
      }
      int marker = bytes.get(position + 1) & 0xff;
      if (marker == 0xff) {
        position++; // a fill byte
        continue;
      }
      if (marker == JPEG_START_OF_SCAN) {
        return Optional.empty();
      }
      if (startOfFrame(marker)) {
        int height = bytes.getShort(position + 5) & 0xffff;
        int width = bytes.getShort(position + 7) & 0xffff;
        return image(content, Image.Format.JPEG, width, height);
      }
      position += 2 + (bytes.getShort(position + 2) & 0xffff);
    }
    return Optional.empty();
  }

  /** SOF0..SOF15 without DHT (C4), JPG (C8) and DAC (CC). */
  private static boolean startOfFrame(int marker) {
    return marker >= 0xC0 && marker <= 0xCF && marker != 0xC4 && marker != 0xC8 && marker != 0xCC;
  }

  private static Optional<Image> image(byte[] content, Image.Format format, int width, int height) {
    return width > 0 && height > 0
        ? Optional.of(new Image(Names.sha256(content), format, content.length, width, height))
        : Optional.empty();
  }
}
