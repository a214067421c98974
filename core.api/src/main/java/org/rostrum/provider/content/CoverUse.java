package org.rostrum.provider.content;

/** Whether a network takes a cover for a video. */
public enum CoverUse {
  /** It takes none; a chosen one is left out. */
  NONE,
  /** It may be given; the network finds one by itself otherwise. */
  OPTIONAL,
  /** It must be given: a frame of the video or a picture. */
  REQUIRED
}
