package org.rostrum.simulator.pinterest.pins;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.Deflater;

/**
 * A PNG of one colour in the proportions of a video: it stands for a frame, because the simulator
 * decodes no video. Source: W3C PNG specification, sections 5 and 11.
 */
final class FrameTile {

  private static final int WIDTH = 360;
  private static final int MAX_HEIGHT = 1_440;
  private static final long SIGNATURE = 0x89504E470D0A1A0AL;
  private static final byte[] SLATE = {0x35, 0x50, 0x6b};

  private FrameTile() {}

  static byte[] png(int videoWidth, int videoHeight) {
    int height =
        videoWidth <= 0 || videoHeight <= 0
            ? WIDTH
            : Math.clamp((long) WIDTH * videoHeight / videoWidth, 1, MAX_HEIGHT);
    ByteArrayOutputStream png = new ByteArrayOutputStream();
    png.writeBytes(ByteBuffer.allocate(8).putLong(SIGNATURE).array());
    byte[] header =
        ByteBuffer.allocate(13).putInt(WIDTH).putInt(height).put((byte) 8).put((byte) 3).array();
    chunk(png, "IHDR", header);
    chunk(png, "PLTE", SLATE);
    // A row is a filter byte and a palette index a pixel: all of them zero.
    chunk(png, "IDAT", deflated(new byte[(WIDTH + 1) * height]));
    chunk(png, "IEND", new byte[0]);
    return png.toByteArray();
  }

  private static void chunk(ByteArrayOutputStream png, String type, byte[] data) {
    byte[] name = type.getBytes(StandardCharsets.US_ASCII);
    CRC32 crc = new CRC32();
    crc.update(name);
    crc.update(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt(data.length).array());
    png.writeBytes(name);
    png.writeBytes(data);
    png.writeBytes(ByteBuffer.allocate(4).putInt((int) crc.getValue()).array());
  }

  private static byte[] deflated(byte[] raw) {
    Deflater deflater = new Deflater();
    try {
      deflater.setInput(raw);
      deflater.finish();
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      byte[] buffer = new byte[4_096];
      while (!deflater.finished()) {
        out.write(buffer, 0, deflater.deflate(buffer));
      }
      return out.toByteArray();
    } finally {
      deflater.end();
    }
  }
}
