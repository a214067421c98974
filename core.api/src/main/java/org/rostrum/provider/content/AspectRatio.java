package org.rostrum.provider.content;

/**
 * The shape of a picture or video, whatever its size.
 *
 * @param width how many parts wide, at least 1
 * @param height how many parts high, at least 1
 */
public record AspectRatio(int width, int height) {
  /** A shape counts as another's if their quotients differ by less than one part in so many. */
  public static final int TOLERANCE = 100;

  /**
   * Checks the parts.
   *
   * @throws IllegalArgumentException if one is below 1
   */
  public AspectRatio {
    if (width < 1 || height < 1) {
      throw new IllegalArgumentException("Not the shape of a picture: " + width + ":" + height);
    }
  }

  /**
   * Whether a size has this shape, but for rounding.
   *
   * @param wide in pixels
   * @param high in pixels
   * @return whether it has
   */
  public boolean fits(int wide, int high) {
    long is = (long) wide * height;
    long wanted = (long) high * width;
    return Math.abs(is - wanted) * TOLERANCE < wanted;
  }

  /**
   * The largest size of this shape that can be cut out of another.
   *
   * @param wide in pixels
   * @param high in pixels
   * @return the size
   */
  PixelSize within(int wide, int high) {
    return (long) wide * height > (long) high * width
        ? new PixelSize(scaled(high, width, height), high)
        : new PixelSize(wide, scaled(wide, height, width));
  }

  /**
   * The smallest size of this shape that holds another whole.
   *
   * @param wide in pixels
   * @param high in pixels
   * @return the size
   */
  PixelSize around(int wide, int high) {
    return (long) wide * height > (long) high * width
        ? new PixelSize(wide, scaled(wide, height, width))
        : new PixelSize(scaled(high, width, height), high);
  }

  private static int scaled(int edge, int by, int over) {
    long rounded = ((long) edge * by + over / 2) / over;
    return Math.clamp(rounded, 1, Integer.MAX_VALUE);
  }

  @Override
  public String toString() {
    return width + ":" + height;
  }
}
