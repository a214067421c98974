package org.rostrum.scheduler.media;

import java.io.ByteArrayOutputStream;

/** A small JPEG of a picture, and the picture's dominant colour. */
final class Thumbnail {
  private final byte[] jpeg;
  private final String colour;

  private Thumbnail(byte[] jpeg, String colour) {
    this.jpeg = jpeg;
    this.colour = colour;
  }

  static Thumbnail of(ByteArrayOutputStream jpeg, String colour) {
    return new Thumbnail(jpeg.toByteArray(), colour);
  }

  /** The file's bytes, not to be changed. */
  byte[] jpeg() {
    return jpeg;
  }

  /** As {@code #RRGGBB}. */
  String colour() {
    return colour;
  }
}
