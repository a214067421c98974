package org.rostrum.simulator.pinterest.media;

import java.time.Duration;

/**
 * What the boxes of a video say of it.
 *
 * @param width in pixels; 0 if they do not say
 * @param height in pixels; 0 if they do not say
 * @param duration zero if they do not say
 */
public record VideoFacts(int width, int height, Duration duration) {

  static final VideoFacts UNKNOWN = new VideoFacts(0, 0, Duration.ZERO);
}
