package org.rostrum.scheduler.media;

import java.awt.image.BufferedImage;

/** Turns and mirrors pictures as Exif orientations 2 to 8 say. */
final class Orientation {
  private Orientation() {}

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
