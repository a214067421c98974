package org.rostrum.web.admin.json;

import static org.rostrum.web.admin.json.Form.present;

import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaEdit;

/**
 * A change of a picture: exactly one of them. Sizes are in pixels of the picture as it is shown.
 */
public record EditJson(
    @Nullable CropJson crop,
    @Nullable PadJson pad,
    @Nullable DownscaleJson downscale,
    @Nullable ConvertJson convert) {

  /** Cuts a part out; made smaller where a size of the result is given. */
  public record CropJson(
      @Nullable Integer x,
      @Nullable Integer y,
      @Nullable Integer width,
      @Nullable Integer height,
      @Nullable Integer toWidth,
      @Nullable Integer toHeight) {}

  /** Puts it onto a plain picture; the colour is like {@code #FFFFFF}. */
  public record PadJson(
      @Nullable Integer width, @Nullable Integer height, @Nullable String colour) {}

  /** Makes it smaller as a whole. */
  public record DownscaleJson(@Nullable Integer width, @Nullable Integer height) {}

  /** Saves it as {@code image/jpeg} or {@code image/png}. */
  public record ConvertJson(@Nullable String contentType) {}

  /**
   * What the platform takes.
   *
   * @throws org.rostrum.problems.RequestRefused INVALID if there is not exactly one change, or a
   *     part of it is missing
   */
  public MediaEdit toEdit() {
    Form form = new Form();
    long given = Stream.of(crop, pad, downscale, convert).filter(Objects::nonNull).count();
    if (given != 1) {
      form.reject(
          "edit",
          "MALFORMED",
          "An edit has exactly one of 'crop', 'pad', 'downscale' and 'convert'.");
      form.check();
    }
    if (crop != null) {
      return cropped(form, crop);
    }
    if (pad != null) {
      form.require("pad.width", pad.width())
          .require("pad.height", pad.height())
          .require("pad.colour", pad.colour())
          .check();
      return new MediaEdit.Pad(present(pad.width()), present(pad.height()), present(pad.colour()));
    }
    if (downscale != null) {
      form.require("downscale.width", downscale.width())
          .require("downscale.height", downscale.height())
          .check();
      return new MediaEdit.Downscale(present(downscale.width()), present(downscale.height()));
    }
    ConvertJson other = present(convert);
    form.require("convert.contentType", other.contentType()).check();
    return new MediaEdit.Convert(present(other.contentType()));
  }

  private static MediaEdit cropped(Form form, CropJson crop) {
    form.require("crop.x", crop.x())
        .require("crop.y", crop.y())
        .require("crop.width", crop.width())
        .require("crop.height", crop.height());
    if ((crop.toWidth() == null) != (crop.toHeight() == null)) {
      form.reject("crop.toWidth", "MALFORMED", "Give both 'toWidth' and 'toHeight', or neither.");
    }
    form.check();
    int width = present(crop.width());
    int height = present(crop.height());
    return new MediaEdit.Crop(
        present(crop.x()),
        present(crop.y()),
        width,
        height,
        crop.toWidth() == null ? width : crop.toWidth(),
        crop.toHeight() == null ? height : crop.toHeight());
  }
}
