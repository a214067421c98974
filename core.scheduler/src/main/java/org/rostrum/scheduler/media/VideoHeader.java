package org.rostrum.scheduler.media;

import java.time.Duration;

/**
 * What a video's file says of it, without anything being decoded.
 *
 * @param width in pixels, as shown
 * @param height in pixels, as shown
 * @param codec four letters that tell how its pictures are encoded
 */
record VideoHeader(VideoType type, int width, int height, Duration duration, String codec) {}
