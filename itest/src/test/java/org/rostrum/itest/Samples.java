package org.rostrum.itest;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Pictures and videos to publish; where they come from stands beside them. */
public final class Samples {
  private Samples() {}

  /** A real photograph: JPEG, 600 by 400 pixels. */
  public static Path coffee() {
    return file("coffee.jpg");
  }

  /** A video: MP4 with H.264, 160 by 240 pixels, 5 seconds. */
  public static Path moving() {
    return file("moving.mp4");
  }

  private static Path file(String name) {
    try {
      return Path.of(Objects.requireNonNull(Samples.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
