package org.rostrum.provider.bluesky.internal.support;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.settings.SettingValues;

/** Posts to publish. */
public final class Posts {
  private static final AtomicLong COUNTER = new AtomicLong();

  private Posts() {}

  public static Content text(String text, String... replies) {
    return new Content("", text, Optional.empty(), List.of(), List.of(replies));
  }

  public static Content of(String title, String text, String link, Media... media) {
    return new Content(
        title, text, Optional.of(link).filter(one -> !one.isEmpty()), List.of(media));
  }

  public static PublishRequest request(Content content, String... options) {
    return new PublishRequest(
        publication(),
        content,
        options(options),
        java.time.Instant.parse("2026-11-23T12:00:00Z"),
        Optional.empty());
  }

  public static PublishRequest again(PublishRequest request, Optional<String> checkpoint) {
    return new PublishRequest(
        request.publication(),
        request.content(),
        request.options(),
        request.scheduledFor(),
        checkpoint);
  }

  public static PublishRequest changed(PublishRequest request, Content content) {
    return new PublishRequest(
        request.publication(),
        content,
        request.options(),
        request.scheduledFor(),
        Optional.empty());
  }

  /** As the host makes them: version 7. */
  public static UUID publication() {
    long count = (System.currentTimeMillis() << 12) + COUNTER.incrementAndGet();
    return new UUID(
        (count >>> 12 << 16) | 0x7000 | (count & 0xfff), 0x8000_0000_0000_0000L | count);
  }

  public static SettingValues options(String... keysAndValues) {
    Map<String, String> values = new java.util.HashMap<>();
    for (int index = 0; index < keysAndValues.length; index += 2) {
      values.put(keysAndValues[index], keysAndValues[index + 1]);
    }
    return SettingValues.of(values, Map.of());
  }

  public static Media picture(String id, String type, byte[] bytes, String altText) {
    return new Media(
        id, MediaKind.IMAGE, type, bytes.length, 2, 1, Optional.empty(), sha256(bytes), altText);
  }

  public static Media video(String id, byte[] bytes, String altText) {
    return new Media(
        id,
        MediaKind.VIDEO,
        "video/mp4",
        bytes.length,
        640,
        360,
        Optional.of(java.time.Duration.ofSeconds(5)),
        sha256(bytes),
        altText);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
