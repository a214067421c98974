package org.rostrum.posts;

import java.time.Duration;
import java.util.UUID;

/** What stands for a video before it is played. */
public sealed interface MediaCover {
  /**
   * A frame of the video itself.
   *
   * @param at how far into the video, to the millisecond; finer parts are cut off when stored
   */
  record Frame(Duration at) implements MediaCover {
    /**
     * Checks the time.
     *
     * @throws IllegalArgumentException if it is negative
     */
    public Frame {
      if (at.isNegative()) {
        throw new IllegalArgumentException("A frame is not before the start of its video: " + at);
      }
    }
  }

  /**
   * A picture of the library.
   *
   * @param mediaId which
   */
  record Picture(UUID mediaId) implements MediaCover {}
}
