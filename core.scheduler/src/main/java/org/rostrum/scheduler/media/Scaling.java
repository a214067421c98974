package org.rostrum.scheduler.media;

import java.awt.AlphaComposite;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.image.BufferedImage;

/** Makes pictures smaller. */
final class Scaling {
  private Scaling() {}

  /** Halves until one last step remains: a single large step would skip pixels. */
  static BufferedImage to(BufferedImage image, int width, int height) {
    BufferedImage current = image;
    while (current.getWidth() > 2 * width || current.getHeight() > 2 * height) {
      current =
          step(
              current,
              Math.max(width, (current.getWidth() + 1) / 2),
              Math.max(height, (current.getHeight() + 1) / 2));
    }
    return current.getWidth() == width && current.getHeight() == height
        ? current
        : step(current, width, height);
  }

  private static BufferedImage step(BufferedImage image, int width, int height) {
    BufferedImage target = new BufferedImage(width, height, BufferedImage.TYPE_INT_ARGB);
    Graphics2D graphics = target.createGraphics();
    try {
      graphics.setRenderingHint(
          RenderingHints.KEY_INTERPOLATION, RenderingHints.VALUE_INTERPOLATION_BILINEAR);
      graphics.setComposite(AlphaComposite.Src);
      graphics.drawImage(image, 0, 0, width, height, null);
    } finally {
      graphics.dispose();
    }
    return target;
  }
}
