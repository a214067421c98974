package org.rostrum.provider.content;

import java.time.Duration;

/** What stands for a video before it is played. */
public sealed interface Cover {
  /**
   * A frame of the video itself.
   *
   * @param at how far into the video, in whole milliseconds, never negative
   */
  record Frame(Duration at) implements Cover {}

  /**
   * A picture. When publishing it is of an image type that the content rules name (JPEG or PNG
   * where they name none), and {@code PublishContext.open} gives its bytes like those of any piece.
   *
   * @param media the picture
   */
  record Picture(Media media) implements Cover {}
}
