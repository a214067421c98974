package org.rostrum.provider.content;

import java.util.Optional;

/**
 * An edit of a picture that would solve a problem, for programs to offer. Width and height are what
 * the picture has afterwards.
 *
 * @param action what to do
 * @param width of the result, in pixels
 * @param height of the result, in pixels
 * @param contentType of the result, for example {@code image/jpeg}; empty to keep the picture's own
 */
public record MediaFix(Action action, int width, int height, Optional<String> contentType) {
  /** What to do with a picture. */
  public enum Action {
    /** Save it as another type. */
    CONVERT,
    /** Make it smaller as a whole. */
    DOWNSCALE,
    /** Cut off what does not fit the shape of the result, then make it as small as that. */
    CROP,
    /** Make it fit into the result as a whole, and fill what is left with one colour. */
    PAD
  }

  /**
   * A change of the size or shape.
   *
   * @param action what to do
   * @param width of the result, in pixels
   * @param height of the result, in pixels
   * @return the fix
   */
  public static MediaFix to(Action action, int width, int height) {
    return new MediaFix(action, width, height, Optional.empty());
  }
}
