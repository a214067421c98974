package org.rostrum.scheduler.media;

import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;

/** Writes the boxes of a movie, right ones and wrong ones. */
final class BoxWriter {
  private static final int ONE = 0x10000;

  private BoxWriter() {}

  static byte[] box(String type, byte[]... contents) throws IOException {
    byte[] content = join(contents);
    return join(bytes(out -> out.writeInt(content.length + 8)), letters(type), content);
  }

  static byte[] letters(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  static byte[] join(byte[]... parts) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    for (byte[] part : parts) {
      all.write(part);
    }
    return all.toByteArray();
  }

  /** Some fields. */
  @FunctionalInterface
  interface Fields {
    void write(DataOutputStream out) throws IOException;
  }

  static byte[] bytes(Fields fields) throws IOException {
    ByteArrayOutputStream all = new ByteArrayOutputStream();
    fields.write(new DataOutputStream(all));
    return all.toByteArray();
  }

  static byte[] brands(String major, String... compatible) throws IOException {
    return box("ftyp", letters(major), new byte[4], letters(String.join("", compatible)));
  }

  /** A movie's header with one track of pictures. */
  static byte[] movie(int width, int height, long seconds, String codec) throws IOException {
    return box("moov", head(1_000, seconds * 1_000), track("vide", width, height, codec));
  }

  static byte[] head(int unitsPerSecond, long units) throws IOException {
    return box(
        "mvhd",
        bytes(
            out -> {
              out.writeInt(1 << 24);
              out.write(new byte[16]);
              out.writeInt(unitsPerSecond);
              out.writeLong(units);
            }));
  }

  static byte[] track(String handler, int width, int height, String codec) throws IOException {
    return box(
        "trak",
        box(
            "tkhd",
            bytes(
                out -> {
                  out.writeInt(1);
                  out.write(new byte[36]);
                  for (int value : new int[] {ONE, 0, 0, 0, ONE, 0, 0, 0, ONE << 14}) {
                    out.writeInt(value);
                  }
                  out.writeInt(width << 16);
                  out.writeInt(height << 16);
                })),
        box(
            "mdia",
            box("hdlr", new byte[8], letters(handler), new byte[12]),
            box("minf", box("stbl", samples(codec, width, height)))));
  }

  private static byte[] samples(String codec, int width, int height) throws IOException {
    byte[] entry =
        box(
            codec,
            new byte[24],
            bytes(
                out -> {
                  out.writeShort(width);
                  out.writeShort(height);
                }),
            new byte[50]);
    return box("stsd", new byte[4], bytes(out -> out.writeInt(1)), entry);
  }
}
