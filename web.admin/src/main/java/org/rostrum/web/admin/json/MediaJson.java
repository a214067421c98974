package org.rostrum.web.admin.json;

import java.time.Duration;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.rostrum.media.MediaView;
import org.rostrum.provider.content.MediaKind;

/** A piece of media in the library; a video has a duration and a codec. */
public record MediaJson(
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
    String originalUrl,
    String thumbnailUrl,
    @Nullable Long durationMillis,
    @Nullable String codec,
    boolean hasPoster,
    @Nullable String posterUrl) {

  /** The JSON form. */
  public static MediaJson of(MediaView view) {
    return new MediaJson(
        view.id(),
        view.name(),
        view.kind(),
        view.contentType(),
        view.bytes(),
        view.width(),
        view.height(),
        view.sha256(),
        view.dominantColour(),
        view.createdAt(),
        address(view.id()) + "/original",
        thumbnailOf(view.id()),
        view.duration().map(Duration::toMillis).orElse(null),
        view.codec().orElse(null),
        view.hasPoster(),
        view.hasPoster() ? address(view.id()) + "/poster" : null);
  }

  /** Where the thumbnail is. */
  static String thumbnailOf(UUID media) {
    return address(media) + "/thumbnail";
  }

  private static String address(UUID media) {
    return "/api/v1/media/" + media;
  }
}
