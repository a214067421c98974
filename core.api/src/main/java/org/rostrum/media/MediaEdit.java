package org.rostrum.media;

/**
 * A change of a picture that makes another piece of the library. Sizes and places are in pixels of
 * the picture as it is shown, from its upper left corner. JPEG stays JPEG, PNG stays PNG, WebP
 * becomes PNG if it is transparent in places and JPEG otherwise.
 */
public sealed interface MediaEdit {
  /**
   * Cuts a part out, and makes it smaller if that is wanted.
   *
   * @param x how far from the left, 0 or more
   * @param y how far from the top, 0 or more
   * @param width of the part; it must lie within the picture
   * @param height of the part; it must lie within the picture
   * @param toWidth of the result, at most {@code width}
   * @param toHeight of the result, at most {@code height}
   */
  record Crop(int x, int y, int width, int height, int toWidth, int toHeight) implements MediaEdit {
    /**
     * Cuts a part out as it is.
     *
     * @param x how far from the left
     * @param y how far from the top
     * @param width of the part
     * @param height of the part
     */
    public Crop(int x, int y, int width, int height) {
      this(x, y, width, height, width, height);
    }
  }

  /**
   * Puts the whole picture in the middle of a plain one. It is made smaller if it does not fit, and
   * never larger.
   *
   * @param width of the result
   * @param height of the result
   * @param colour of what is left and of transparent places, as {@code #RRGGBB}
   */
  record Pad(int width, int height, String colour) implements MediaEdit {}

  /**
   * Makes the whole picture smaller.
   *
   * @param width of the result, at most the picture's
   * @param height of the result, at most the picture's; the shape must stay the same but for
   *     rounding
   */
  record Downscale(int width, int height) implements MediaEdit {}

  /**
   * Saves it as another type.
   *
   * @param contentType {@code image/jpeg} (transparent places become white) or {@code image/png}
   */
  record Convert(String contentType) implements MediaEdit {}
}
