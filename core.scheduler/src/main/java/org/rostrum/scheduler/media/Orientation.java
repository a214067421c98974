package org.rostrum.scheduler.media;

import java.awt.Rectangle;
import java.awt.image.BufferedImage;

/** Turns and mirrors pictures as Exif orientations 2 to 8 say. */
final class Orientation {
  private Orientation() {}

  /** Where a part of a picture as shown lies in the picture as stored. */
  static Rectangle stored(Rectangle shown, ImageHeader header) {
    int left = shown.x;
    int top = shown.y;
    int wide = shown.width;
    int high = shown.height;
    int fromRight = header.storedWidth() - (header.orientation() < 5 ? left + wide : top + high);
    int fromBottom = header.storedHeight() - (header.orientation() < 5 ? top + high : left + wide);
    return switch (header.orientation()) {
      case 2 -> new Rectangle(fromRight, top, wide, high);
      case 3 -> new Rectangle(fromRight, fromBottom, wide, high);
      case 4 -> new Rectangle(left, fromBottom, wide, high);
      case 5 -> new Rectangle(top, left, high, wide);
      case 6 -> new Rectangle(top, fromBottom, high, wide);
      case 7 -> new Rectangle(fromRight, fromBottom, high, wide);
      case 8 -> new Rectangle(fromRight, left, high, wide);
      default -> shown;
    };
  }

  static BufferedImage applied(BufferedImage image, int orientation) {
    if (orientation <= 1) {
      return image;
    }
    boolean sideways = orientation >= 5;
    int width = sideways ? image.getHeight() : image.getWidth();
    int height = sideways ? image.getWidth() : image.getHeight();
    BufferedImage target = new BufferedImage(width, height, image.getType());
    int lastX = image.getWidth() - 1;
    int lastY = image.getHeight() - 1;
    for (int y = 0; y < height; y++) {
      for (int x = 0; x < width; x++) {
        int pixel =
            switch (orientation) {
              case 2 -> image.getRGB(lastX - x, y);
              case 3 -> image.getRGB(lastX - x, lastY - y);
              case 4 -> image.getRGB(x, lastY - y);
              case 5 -> image.getRGB(y, x);
              case 6 -> image.getRGB(y, lastY - x);
              case 7 -> image.getRGB(lastX - y, lastY - x);
              default -> image.getRGB(lastX - y, x);
            };
        target.setRGB(x, y, pixel);
      }
    }
    return target;
  }
}
