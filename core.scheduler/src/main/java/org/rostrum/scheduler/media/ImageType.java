package org.rostrum.scheduler.media;

import java.util.Arrays;
import java.util.Optional;

/** The types of picture that are taken. */
enum ImageType {
  JPEG("image/jpeg"),
  PNG("image/png"),
  WEBP("image/webp");

  private final String contentType;

  ImageType(String contentType) {
    this.contentType = contentType;
  }

  String contentType() {
    return contentType;
  }

  static Optional<ImageType> of(String contentType) {
    return Arrays.stream(values()).filter(type -> type.contentType.equals(contentType)).findFirst();
  }
}
