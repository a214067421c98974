package org.rostrum.provider.content;

import java.time.Duration;
import java.util.Optional;

/**
 * A picture or video that belongs to a post, as the host probed it. Its bytes are streamed by
 * {@code PublishContext.open}.
 *
 * @param id the library's id
 * @param kind what it is
 * @param contentType its type as sniffed from the bytes, for example {@code image/jpeg}
 * @param bytes its size
 * @param width in pixels, as shown (rotation applied)
 * @param height in pixels, as shown (rotation applied)
 * @param duration of a video
 * @param sha256 of the bytes, in lower-case hex
 * @param altText what it shows, for people who cannot see it; may be empty
 */
public record Media(
    String id,
    MediaKind kind,
    String contentType,
    long bytes,
    int width,
    int height,
    Optional<Duration> duration,
    String sha256,
    String altText) {}
