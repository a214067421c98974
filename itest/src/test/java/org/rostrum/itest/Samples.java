package org.rostrum.itest;

import java.net.URISyntaxException;
import java.nio.file.Path;
import java.util.Objects;

/** Pictures to publish; where they come from stands beside them. */
public final class Samples {
  private Samples() {}

  /** A real photograph: JPEG, 600 by 400 pixels. */
  public static Path coffee() {
    try {
      return Path.of(
          Objects.requireNonNull(Samples.class.getResource("coffee.jpg"), "coffee.jpg").toURI());
    } catch (URISyntaxException e) {
      throw new IllegalStateException(e);
    }
  }
}
