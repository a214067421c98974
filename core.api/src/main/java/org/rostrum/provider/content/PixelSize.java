package org.rostrum.provider.content;

/** A size in pixels. */
record PixelSize(int width, int height) {
  @Override
  public String toString() {
    return width + " by " + height;
  }
}
