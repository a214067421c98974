package org.rostrum.media;

import java.time.Instant;
import java.util.UUID;
import org.rostrum.provider.content.MediaKind;

/**
 * A piece of media in the library.
 *
 * @param id its id
 * @param name the file's name as uploaded, for people
 * @param kind what it is
 * @param contentType sniffed from the bytes
 * @param bytes its size
 * @param width in pixels, as shown
 * @param height in pixels, as shown
 * @param sha256 of the bytes, lower-case hex
 * @param dominantColour as {@code #RRGGBB}
 * @param createdAt when it was uploaded
 */
public record MediaView(
    UUID id,
    String name,
    MediaKind kind,
    String contentType,
    long bytes,
    int width,
    int height,
    String sha256,
    String dominantColour,
    Instant createdAt) {}
