package org.rostrum.simulator.pinterest.pins;

import java.util.Optional;

/**
 * An image as it was sent; the bytes are in the media folder under their hash.
 *
 * @param sha256 lower-case hexadecimal
 * @param width in pixels
 * @param height in pixels
 */
public record Image(String sha256, Format format, int bytes, int width, int height) {

  /** The formats Pinterest takes. */
  public enum Format {
    JPEG("image/jpeg", "jpg"),
    PNG("image/png", "png");

    private final String contentType;
    private final String extension;

    Format(String contentType, String extension) {
      this.contentType = contentType;
      this.extension = extension;
    }

    public String contentType() {
      return contentType;
    }

    public String extension() {
      return extension;
    }

    static Optional<Format> of(String contentType) {
      for (Format format : values()) {
        if (format.contentType.equals(contentType)) {
          return Optional.of(format);
        }
      }
      return Optional.empty();
    }
  }

  /** The file's name in state and in addresses: {@code media/{sha256}.jpg}. */
  public String fileName() {
    return "media/" + sha256 + "." + format.extension;
  }
}
