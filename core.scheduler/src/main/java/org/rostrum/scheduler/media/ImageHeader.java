package org.rostrum.scheduler.media;

/**
 * What a picture's first bytes say, before anything is decoded.
 *
 * @param storedWidth in pixels, as stored
 * @param storedHeight in pixels, as stored
 * @param orientation how it is to be turned to be shown, 1 to 8 (Exif 2.3, tag 0x0112)
 * @param alpha whether it may be transparent in places
 * @param animated whether it moves
 * @param cmyk whether its colours are meant for print
 * @param buffered whether a decoder must hold it whole, however small it is wanted
 */
record ImageHeader(
    ImageType type,
    int storedWidth,
    int storedHeight,
    int orientation,
    boolean alpha,
    boolean animated,
    boolean cmyk,
    boolean buffered) {

  private static final int FIRST_TURNED_SIDEWAYS = 5;

  /** In pixels, as shown. */
  int width() {
    return sideways() ? storedHeight : storedWidth;
  }

  /** In pixels, as shown. */
  int height() {
    return sideways() ? storedWidth : storedHeight;
  }

  long pixels() {
    return (long) storedWidth * storedHeight;
  }

  private boolean sideways() {
    return orientation >= FIRST_TURNED_SIDEWAYS;
  }
}
