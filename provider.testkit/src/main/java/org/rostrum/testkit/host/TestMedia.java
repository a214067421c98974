package org.rostrum.testkit.host;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;
import javax.imageio.ImageIO;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;

/** Pictures to publish. */
public final class TestMedia {
  private TestMedia() {}

  /**
   * A picture, as the platform would describe it.
   *
   * @param id the library's id
   * @param width in pixels
   * @param height in pixels
   * @param altText what it shows
   * @return the piece that {@link #png} with the same size has the bytes of
   */
  public static Media picture(String id, int width, int height, String altText) {
    byte[] bytes = png(width, height);
    return new Media(
        id,
        MediaKind.IMAGE,
        "image/png",
        bytes.length,
        width,
        height,
        Optional.empty(),
        sha256(bytes),
        altText);
  }

  /**
   * A black picture.
   *
   * @param width in pixels
   * @param height in pixels
   * @return a PNG
   */
  public static byte[] png(int width, int height) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try {
      ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "png", bytes);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("Every Java has SHA-256", e);
    }
  }
}
