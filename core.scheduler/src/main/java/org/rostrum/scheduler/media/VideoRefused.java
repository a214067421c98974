package org.rostrum.scheduler.media;

import java.time.Duration;
import org.rostrum.media.MediaLibrary;

/** Why videos are refused, in words that help. */
final class VideoRefused {
  private static final String WAY_OUT = " Export it again as an MP4 with H.264.";

  private VideoRefused() {}

  static MediaRefused broken() {
    return new MediaRefused("video-broken", "The video is damaged or incomplete." + WAY_OUT);
  }

  static MediaRefused type(String what) {
    return new MediaRefused("video-type", what + ". MP4, MOV and M4V are taken." + WAY_OUT);
  }

  static MediaRefused noPicture() {
    return new MediaRefused("video-no-picture", "The file has no moving picture." + WAY_OUT);
  }

  static MediaRefused protectedCopy() {
    return new MediaRefused(
        "video-protected", "The video is protected against copying. Use one without protection.");
  }

  static MediaRefused lengthUnknown() {
    return new MediaRefused(
        "video-length", "The file does not say how long the video is." + WAY_OUT);
  }

  static MediaRefused tooLong(Duration duration) {
    return new MediaRefused(
        "video-length",
        "The video is "
            + duration.toHours()
            + " hours long; at most "
            + MediaLibrary.MAX_VIDEO_DURATION.toHours()
            + " are taken. Shorten it.");
  }

  static MediaRefused tooWide(long width, long height) {
    return new MediaRefused(
        "video-pixels",
        "The video has "
            + width
            + " by "
            + height
            + " pixels; each edge may have at most "
            + MediaLibrary.MAX_VIDEO_EDGE
            + ". Export it smaller.");
  }
}
