package org.rostrum.media;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
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
 * @param duration of a video
 * @param codec how the pictures of a video are encoded, as its file says: four letters, for example
 *     {@code avc1} (H.264) or {@code hvc1} (H.265)
 * @param hasPoster whether somebody gave a picture to be shown for a video
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
    Instant createdAt,
    Optional<Duration> duration,
    Optional<String> codec,
    boolean hasPoster) {

  /**
   * A picture.
   *
   * @param id its id
   * @param name the file's name as uploaded
   * @param contentType sniffed from the bytes
   * @param bytes its size
   * @param width in pixels, as shown
   * @param height in pixels, as shown
   * @param sha256 of the bytes
   * @param dominantColour as {@code #RRGGBB}
   * @param createdAt when it was uploaded
   * @return the view
   */
  public static MediaView picture(
      UUID id,
      String name,
      String contentType,
      long bytes,
      int width,
      int height,
      String sha256,
      String dominantColour,
      Instant createdAt) {
    return new MediaView(
        id,
        name,
        MediaKind.IMAGE,
        contentType,
        bytes,
        width,
        height,
        sha256,
        dominantColour,
        createdAt,
        Optional.empty(),
        Optional.empty(),
        false);
  }
}
