package org.rostrum.scheduler.media;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.media.MediaEdit;
import org.rostrum.media.MediaLibrary;

/**
 * Changes pictures. The same change of the same file writes the same bytes: nothing goes in but the
 * pixels and the change.
 */
final class PictureEdits {
  private static final Pattern COLOUR = Pattern.compile("#[0-9a-fA-F]{6}");
  private static final float QUALITY = 0.92f;

  private final DecodeBudget budget;

  PictureEdits(DecodeBudget budget) {
    this.budget = budget;
  }

  /** A plain picture that another is put onto. */
  private record Canvas(int width, int height, Color colour) {}

  /**
   * What is to be done, in pixels as shown.
   *
   * @param part what is left of the picture
   * @param width to which the part is made smaller
   * @param height to which the part is made smaller
   */
  private record Plan(
      Rectangle part, int width, int height, Optional<Canvas> canvas, ImageType type) {
    long pixels() {
      long placed = (long) width * height;
      return canvas.map(onto -> placed + (long) onto.width() * onto.height()).orElse(placed);
    }
  }

  /** The type that a change of a picture results in. */
  static ImageType type(ImageHeader header, MediaEdit edit) throws MediaRefused {
    if (edit instanceof MediaEdit.Convert convert) {
      return ImageType.of(convert.contentType())
          .filter(type -> type != ImageType.WEBP)
          .orElseThrow(
              () ->
                  new MediaRefused(
                      "edit-type", "A picture can be converted to image/jpeg or image/png."));
    }
    return switch (header.type()) {
      case JPEG -> ImageType.JPEG;
      case PNG -> ImageType.PNG;
      case WEBP -> header.alpha() ? ImageType.PNG : ImageType.JPEG;
    };
  }

  /**
   * Writes a changed picture.
   *
   * @throws MediaRefused if the change is not possible with this picture
   */
  void apply(Path file, ImageHeader header, MediaEdit edit, OutputStream out)
      throws MediaRefused, IOException {
    Plan plan = plan(header, edit);
    budget.spend(
        header.pixels() / 2 + plan.pixels(),
        () -> {
          Pictures.write(drawn(file, header, plan), plan.type(), QUALITY, out);
          return true;
        });
  }

  private static BufferedImage drawn(Path file, ImageHeader header, Plan plan) throws MediaRefused {
    BufferedImage whole = Pictures.decoded(file, header, 1);
    Rectangle stored = Orientation.stored(plan.part(), header);
    BufferedImage part = whole.getSubimage(stored.x, stored.y, stored.width, stored.height);
    boolean sideways = header.width() != header.storedWidth();
    BufferedImage small =
        Scaling.to(
            part, sideways ? plan.height() : plan.width(), sideways ? plan.width() : plan.height());
    boolean alpha =
        small.getColorModel().hasAlpha()
            && whole.getColorModel().hasAlpha()
            && (plan.type() == ImageType.PNG || plan.canvas().isPresent());
    BufferedImage upright =
        Orientation.applied(Pictures.redrawn(small, alpha), header.orientation());
    return plan.canvas().map(canvas -> placed(upright, canvas)).orElse(upright);
  }

  private static BufferedImage placed(BufferedImage image, Canvas canvas) {
    BufferedImage target =
        new BufferedImage(canvas.width(), canvas.height(), BufferedImage.TYPE_INT_RGB);
    Graphics2D graphics = target.createGraphics();
    try {
      graphics.setColor(canvas.colour());
      graphics.fillRect(0, 0, canvas.width(), canvas.height());
      graphics.drawImage(
          image,
          (canvas.width() - image.getWidth()) / 2,
          (canvas.height() - image.getHeight()) / 2,
          null);
    } finally {
      graphics.dispose();
    }
    return target;
  }

  private static Plan plan(ImageHeader header, MediaEdit edit) throws MediaRefused {
    ImageType type = type(header, edit);
    Rectangle whole = new Rectangle(header.width(), header.height());
    return switch (edit) {
      case MediaEdit.Crop crop -> cropped(whole, crop, type);
      case MediaEdit.Pad pad -> padded(whole, pad, type);
      case MediaEdit.Downscale small -> {
        smaller(whole, small.width(), small.height());
        yield new Plan(whole, small.width(), small.height(), Optional.empty(), type);
      }
      case MediaEdit.Convert same ->
          new Plan(whole, whole.width, whole.height, Optional.empty(), type);
    };
  }

  private static Plan cropped(Rectangle whole, MediaEdit.Crop crop, ImageType type)
      throws MediaRefused {
    Rectangle part = new Rectangle(crop.x(), crop.y(), crop.width(), crop.height());
    // contains() would overflow with the sums of hostile numbers
    boolean inside =
        crop.x() >= 0
            && crop.y() >= 0
            && crop.width() >= 1
            && crop.height() >= 1
            && (long) crop.x() + crop.width() <= whole.width
            && (long) crop.y() + crop.height() <= whole.height;
    if (!inside) {
      throw new MediaRefused(
          "edit-crop",
          "The part does not lie within the picture, which has " + size(whole) + " pixels.");
    }
    smaller(part, crop.toWidth(), crop.toHeight());
    return new Plan(part, crop.toWidth(), crop.toHeight(), Optional.empty(), type);
  }

  /** A picture is never made larger, and keeps its shape but for the rounding to whole pixels. */
  private static void smaller(Rectangle from, int width, int height) throws MediaRefused {
    if (width < 1 || height < 1 || width > from.width || height > from.height) {
      throw new MediaRefused(
          "edit-size", "The result must have at least 1 and at most " + size(from) + " pixels.");
    }
    boolean sameShape =
        Math.abs((double) from.height * width / from.width - height) <= 1
            || Math.abs((double) from.width * height / from.height - width) <= 1;
    if (!sameShape) {
      throw new MediaRefused(
          "edit-shape",
          "From "
              + size(from)
              + " to "
              + width
              + " by "
              + height
              + " pixels the picture would be distorted. Crop or pad it.");
    }
  }

  private static Plan padded(Rectangle whole, MediaEdit.Pad pad, ImageType type)
      throws MediaRefused {
    if (!COLOUR.matcher(pad.colour()).matches()) {
      throw new MediaRefused("edit-colour", "A colour is written like #FFFFFF.");
    }
    if (pad.width() < 1
        || pad.height() < 1
        || Math.max(pad.width(), pad.height()) > MediaLibrary.MAX_PAD_EDGE
        || (long) pad.width() * pad.height() > MediaLibrary.MAX_PIXELS) {
      throw new MediaRefused(
          "edit-size",
          "The result must have 1 to "
              + MediaLibrary.MAX_PAD_EDGE
              + " pixels on each edge, and at most "
              + MediaLibrary.MAX_PIXELS / 1_000_000
              + " million in all.");
    }
    double factor =
        Math.min(
            1, Math.min((double) pad.width() / whole.width, (double) pad.height() / whole.height));
    return new Plan(
        whole,
        Math.clamp(Math.round(whole.width * factor), 1, pad.width()),
        Math.clamp(Math.round(whole.height * factor), 1, pad.height()),
        Optional.of(new Canvas(pad.width(), pad.height(), Color.decode(pad.colour()))),
        type);
  }

  private static String size(Rectangle of) {
    return of.width + " by " + of.height;
  }
}
