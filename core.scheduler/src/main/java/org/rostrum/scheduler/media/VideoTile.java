package org.rostrum.scheduler.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import org.rostrum.media.MediaLibrary;

/** What stands for a video that nobody has given a poster: a plain tile of its shape. */
final class VideoTile {
  /** The tile's colour, as {@code #RRGGBB}. */
  static final String COLOUR = "#5B6470";

  private static final Color SIGN = new Color(0xE8EAED);

  /** The sign takes one part in so many of the tile's shorter edge. */
  private static final int SIGN_SHARE = 4;

  private VideoTile() {}

  static Thumbnail of(int width, int height) throws IOException {
    double factor = (double) MediaLibrary.THUMBNAIL_EDGE / Math.max(width, height);
    int wide = Math.max(1, (int) Math.round(width * factor));
    int high = Math.max(1, (int) Math.round(height * factor));
    BufferedImage tile = new BufferedImage(wide, high, BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = tile.createGraphics();
    try {
      graphics.setColor(Color.decode(COLOUR));
      graphics.fillRect(0, 0, wide, high);
      graphics.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_ON);
      graphics.setColor(SIGN);
      int edge = Math.min(wide, high) / SIGN_SHARE;
      int left = (wide - edge) / 2;
      int top = (high - edge) / 2;
      graphics.fillPolygon(
          new int[] {left, left + edge, left}, new int[] {top, top + edge / 2, top + edge}, 3);
    } finally {
      graphics.dispose();
    }
    ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
    Pictures.write(tile, ImageType.JPEG, Pictures.THUMBNAIL_QUALITY, jpeg);
    return Thumbnail.of(jpeg, COLOUR);
  }
}
