package org.rostrum.itest;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Pictures and a video to publish; where they come from stands beside them. */
public final class Samples {
  private Samples() {}

  /** A real photograph: JPEG, 600 by 400 pixels. */
  public static Path coffee() {
    return sample("coffee.jpg");
  }

  /** A video of five seconds: MP4, 160 by 240 pixels. */
  public static Path wheel() {
    return sample("wheel.mp4");
  }

  private static Path sample(String name) {
    try {
      return Path.of(Objects.requireNonNull(Samples.class.getResource(name), name).toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
