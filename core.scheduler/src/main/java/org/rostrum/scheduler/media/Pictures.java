package org.rostrum.scheduler.media;

import com.twelvemonkeys.imageio.plugins.webp.WebPImageReaderSpi;
import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Iterator;
import java.util.Locale;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.event.IIOReadWarningListener;
import javax.imageio.stream.FileImageInputStream;
import javax.imageio.stream.ImageInputStream;
import javax.imageio.stream.ImageOutputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import org.rostrum.media.MediaLibrary;

/**
 * Decodes, turns, scales and encodes pictures. What it writes has sRGB colours and no metadata.
 *
 * <p>JPEG and PNG are read by the JDK, WebP by TwelveMonkeys; its reader is made directly, because
 * the JDK's registry does not see what is inside a bundle.
 */
final class Pictures {
  static final float THUMBNAIL_QUALITY = 0.82f;

  /** A thumbnail is scaled down from at least so many times its size, for smoothness. */
  private static final int OVERSAMPLING = 2;

  private final DecodeBudget budget;

  Pictures(DecodeBudget budget) {
    this.budget = budget;
  }

  /** Makes a thumbnail; proves on the way that the picture can be decoded. */
  Thumbnail thumbnail(Path file, ImageHeader header) throws MediaRefused, IOException {
    int longer = Math.max(header.storedWidth(), header.storedHeight());
    int step =
        header.type() == ImageType.WEBP
            ? 1
            : Math.max(1, longer / (MediaLibrary.THUMBNAIL_EDGE * OVERSAMPLING));
    long cost = header.buffered() ? header.pixels() : header.pixels() / ((long) step * step);
    return budget.spend(
        cost,
        () -> {
          BufferedImage small = opaque(shrunk(decoded(file, header, step)));
          BufferedImage upright = Orientation.applied(small, header.orientation());
          ByteArrayOutputStream jpeg = new ByteArrayOutputStream();
          write(upright, ImageType.JPEG, THUMBNAIL_QUALITY, jpeg);
          return Thumbnail.of(jpeg, DominantColour.of(upright));
        });
  }

  /**
   * Writes a picture as another type, upright and whole.
   *
   * @param type JPEG (transparent places become white) or PNG
   * @param quality of a JPEG, 0 to 1
   */
  void convert(Path file, ImageHeader header, ImageType type, float quality, OutputStream out)
      throws MediaRefused, IOException {
    budget.spend(
        header.pixels(),
        () -> {
          BufferedImage whole = decoded(file, header, 1);
          boolean keepAlpha = type == ImageType.PNG && whole.getColorModel().hasAlpha();
          BufferedImage plain = keepAlpha ? redrawn(whole, true) : opaque(whole);
          write(Orientation.applied(plain, header.orientation()), type, quality, out);
          return true;
        });
  }

  /** Decodes every n-th pixel of every n-th row, as stored. */
  static BufferedImage decoded(Path file, ImageHeader header, int step) throws MediaRefused {
    ImageReader reader = reader(header.type());
    try (ImageInputStream in = new FileImageInputStream(file.toFile())) {
      reader.setInput(in, true, true);
      if (reader.getWidth(0) != header.storedWidth()
          || reader.getHeight(0) != header.storedHeight()) {
        throw MediaRefused.broken();
      }
      ImageReadParam param = reader.getDefaultReadParam();
      param.setSourceSubsampling(step, step, 0, 0);
      Truncation truncation = new Truncation();
      reader.addIIOReadWarningListener(truncation);
      BufferedImage image = reader.read(0, param);
      if (truncation.warned) {
        throw MediaRefused.broken();
      }
      return image;
    } catch (IOException | RuntimeException e) {
      // Decoders meet damage with exceptions of every kind; all of them mean the same here.
      throw MediaRefused.broken();
    } finally {
      reader.dispose();
    }
  }

  /** Hears of a file that ends too early: the JDK's JPEG reader fills up with grey and goes on. */
  private static final class Truncation implements IIOReadWarningListener {
    private boolean warned;

    @Override
    public void warningOccurred(ImageReader source, String warning) {
      String words = warning.toLowerCase(Locale.ROOT);
      warned |= words.contains("truncated file") || words.contains("premature end");
    }
  }

  private static ImageReader reader(ImageType type) {
    return switch (type) {
      case WEBP -> new WebPImageReaderSpi().createReaderInstance(null);
      case JPEG -> first(ImageIO.getImageReadersByFormatName("jpeg"));
      case PNG -> first(ImageIO.getImageReadersByFormatName("png"));
    };
  }

  private static BufferedImage shrunk(BufferedImage image) {
    int longer = Math.max(image.getWidth(), image.getHeight());
    double factor = Math.min(1, (double) MediaLibrary.THUMBNAIL_EDGE / longer);
    return Scaling.to(
        image,
        Math.max(1, (int) Math.round(image.getWidth() * factor)),
        Math.max(1, (int) Math.round(image.getHeight() * factor)));
  }

  private static BufferedImage opaque(BufferedImage image) {
    return redrawn(image, false);
  }

  /** Redraws in sRGB, on white where transparency is not kept. */
  static BufferedImage redrawn(BufferedImage image, boolean alpha) {
    int type = alpha ? BufferedImage.TYPE_INT_ARGB : BufferedImage.TYPE_INT_RGB;
    if (image.getType() == type) {
      return image;
    }
    BufferedImage target = new BufferedImage(image.getWidth(), image.getHeight(), type);
    Graphics2D graphics = target.createGraphics();
    try {
      if (!alpha) {
        graphics.setColor(Color.WHITE);
        graphics.fillRect(0, 0, image.getWidth(), image.getHeight());
      }
      graphics.drawImage(image, 0, 0, null);
    } finally {
      graphics.dispose();
    }
    return target;
  }

  static void write(BufferedImage image, ImageType type, float quality, OutputStream out)
      throws IOException {
    boolean jpeg = type == ImageType.JPEG;
    ImageWriter writer = first(ImageIO.getImageWritersByFormatName(jpeg ? "jpeg" : "png"));
    try (ImageOutputStream stream = new MemoryCacheImageOutputStream(out)) {
      writer.setOutput(stream);
      ImageWriteParam param = writer.getDefaultWriteParam();
      if (jpeg) {
        param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
        param.setCompressionQuality(quality);
      }
      writer.write(null, new IIOImage(image, null, null), param);
    } finally {
      writer.dispose();
    }
  }

  private static <T> T first(Iterator<T> candidates) {
    return candidates.next();
  }
}
