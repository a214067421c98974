package org.rostrum.scheduler.media;

import java.awt.image.BufferedImage;
import java.util.Locale;

/** The colour that a picture has most of, for a placeholder while it loads. */
final class DominantColour {
  /** So many leading bits of each channel tell colours apart. */
  private static final int BITS = 3;

  private static final int SHIFT = 8 - BITS;

  private DominantColour() {}

  /** The mean of the most frequent group of similar colours, as {@code #RRGGBB}. */
  static String of(BufferedImage image) {
    int groups = 1 << (3 * BITS);
    long[] count = new long[groups];
    long[] red = new long[groups];
    long[] green = new long[groups];
    long[] blue = new long[groups];
    int best = 0;
    for (int y = 0; y < image.getHeight(); y++) {
      for (int x = 0; x < image.getWidth(); x++) {
        int pixel = image.getRGB(x, y);
        int r = pixel >> 16 & 0xff;
        int g = pixel >> 8 & 0xff;
        int b = pixel & 0xff;
        int group = (r >> SHIFT) << (2 * BITS) | (g >> SHIFT) << BITS | b >> SHIFT;
        count[group]++;
        red[group] += r;
        green[group] += g;
        blue[group] += b;
        best = count[group] > count[best] ? group : best;
      }
    }
    long pixels = Math.max(1, count[best]);
    return String.format(
        Locale.ROOT,
        "#%02X%02X%02X",
        red[best] / pixels,
        green[best] / pixels,
        blue[best] / pixels);
  }
}
