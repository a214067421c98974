package org.rostrum.scheduler.media;

import java.io.BufferedInputStream;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Tells a picture by its bytes. */
final class ImageHeaders {
  private static final int MAGIC = 12;

  private ImageHeaders() {}

  /**
   * Reads a file's header.
   *
   * @throws MediaRefused if it is not a picture that is taken
   * @throws IOException if the file cannot be read
   */
  static ImageHeader read(Path file) throws MediaRefused, IOException {
    try (DataInputStream in =
        new DataInputStream(new BufferedInputStream(Files.newInputStream(file)))) {
      in.mark(MAGIC);
      byte[] magic = in.readNBytes(MAGIC);
      in.reset();
      ImageHeader header =
          switch (type(magic)) {
            case JPEG -> JpegHeader.read(in);
            case PNG -> PngHeader.read(in);
            case WEBP -> WebpHeader.read(in);
          };
      if (header.storedWidth() < 1 || header.storedHeight() < 1) {
        throw MediaRefused.broken();
      }
      return header;
    } catch (EOFException e) {
      throw MediaRefused.broken();
    }
  }

  private static ImageType type(byte[] magic) throws MediaRefused {
    if (magic.length == 0) {
      throw new MediaRefused("empty-file", "This file is empty. Choose it again, or another one.");
    }
    if (starts(magic, 0, 0xff, 0xd8, 0xff)) {
      return ImageType.JPEG;
    }
    if (starts(magic, 0, 0x89, 'P', 'N', 'G', 0x0d, 0x0a, 0x1a, 0x0a)) {
      return ImageType.PNG;
    }
    if (starts(magic, 0, 'R', 'I', 'F', 'F') && starts(magic, 8, 'W', 'E', 'B', 'P')) {
      return ImageType.WEBP;
    }
    String what =
        starts(magic, 0, 'G', 'I', 'F', '8')
            ? "This is a GIF"
            : starts(magic, 4, 'f', 't', 'y', 'p')
                ? "This is a HEIC or AVIF picture"
                : starts(magic, 0, 0x1a, 0x45, 0xdf, 0xa3)
                    ? "This is a WebM or Matroska video"
                    : "This is no picture or video that is known here";
    throw new MediaRefused(
        "picture-type",
        what + ". JPEG, PNG, WebP, MP4, MOV and M4V are taken: save it as one of them.");
  }

  private static boolean starts(byte[] bytes, int offset, int... expected) {
    if (bytes.length < offset + expected.length) {
      return false;
    }
    for (int i = 0; i < expected.length; i++) {
      if ((bytes[offset + i] & 0xff) != expected[i]) {
        return false;
      }
    }
    return true;
  }

  /** Skips, and complains where the file ends before. */
  static void skip(DataInputStream in, long bytes) throws IOException {
    in.skipNBytes(bytes);
  }

  /** Whether bytes begin with this ASCII text. */
  static boolean startsWith(byte[] bytes, String ascii) {
    byte[] expected = ascii.getBytes(java.nio.charset.StandardCharsets.US_ASCII);
    return bytes.length >= expected.length
        && Arrays.equals(bytes, 0, expected.length, expected, 0, expected.length);
  }
}
