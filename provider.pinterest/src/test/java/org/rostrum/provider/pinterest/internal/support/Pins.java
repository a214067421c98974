package org.rostrum.provider.pinterest.internal.support;

import java.io.ByteArrayInputStream;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Cover;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.publish.PublishAttempt;
import org.rostrum.provider.publish.PublishRequest;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.testkit.host.TestContext;

/** Pins to publish, and the settings to publish them with. */
public final class Pins {
  /** A PNG of one pixel. */
  public static final byte[] PIXELS =
      Base64.getDecoder()
          .decode(
              "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJ"
                  + "RU5ErkJggg==");

  public static final Instant SCHEDULED = Instant.parse("2026-11-23T12:00:00Z");

  private Pins() {}

  /** A context whose media are {@link #PIXELS} unless a test lays down others. */
  public static TestContext context(SettingValues service, NetworkClient http, String token) {
    return new TestContext(service, http, token).media(() -> new ByteArrayInputStream(PIXELS));
  }

  public static SettingValues custom(String api) {
    return SettingValues.of(
        Map.of(
            "environment", "custom",
            "appId", "1488000",
            "apiUrl", api,
            "authorizationUrl", "https://www.example.test/oauth/"),
        Map.of("appSecret", Secret.of("practice-secret")));
  }

  public static SettingValues options(String board, Optional<String> section) {
    Map<String, String> values = new HashMap<>();
    values.put("board", board);
    section.ifPresent(id -> values.put("section", id));
    return SettingValues.of(values, Map.of());
  }

  public static Media image(long bytes, String altText) {
    return new Media(
        "m1", MediaKind.IMAGE, "image/png", bytes, 1, 1, Optional.empty(), "00", altText);
  }

  /** A video with its first second as cover. */
  public static Media video(Duration length) {
    return new Media(
            "v1", MediaKind.VIDEO, "video/mp4", 9_000, 720, 1280, Optional.of(length), "00", "")
        .withCover(Optional.of(new Cover.Frame(Duration.ofSeconds(1))));
  }

  public static Content film() {
    return new Content(
        "The wheel",
        "Twelve seconds at the wheel.",
        Optional.of("https://shop.example.org/films/1"),
        List.of(video(Duration.ofSeconds(12))));
  }

  /** Three pictures, the second with words of its own. */
  public static Content bowls() {
    Media picture = image(PIXELS.length, "A bowl");
    return new Content(
        "Bowls",
        "From three sides.",
        Optional.of("https://shop.example.org/bowls"),
        List.of(
            picture,
            picture.withTexts(
                "The foot", "Unglazed.", Optional.of("https://shop.example.org/foot")),
            picture));
  }

  public static Content vase() {
    return new Content(
        "A vase",
        "Thrown on Monday, fired on Friday.",
        Optional.of("https://shop.example.org/vases/7"),
        List.of(image(PIXELS.length, "A tall blue vase")));
  }

  /** A picture and nothing else. */
  public static Content wordless() {
    return new Content("", "", Optional.empty(), List.of(image(PIXELS.length, "")));
  }

  public static PublishRequest request(
      Content content, SettingValues options, Optional<String> checkpoint) {
    return new PublishRequest(new UUID(1, 2), content, options, SCHEDULED, checkpoint);
  }

  public static PublishAttempt attempt(PublishRequest request, int reconciliations) {
    return new PublishAttempt(request, SCHEDULED, 1, reconciliations);
  }

  /** A pin as Pinterest lists it. */
  public static String listed(String id, String board, Content content, String createdAt) {
    return """
        {"id":"%s","board_id":"%s","board_section_id":null,"title":%s,"description":%s,"link":%s,
         "alt_text":%s,"created_at":"%s","is_owner":true,"media":{"media_type":"image"},
         "something_new":1}"""
        .formatted(
            id,
            board,
            text(content.title()),
            text(content.text()),
            text(content.link().orElse("")),
            text(content.media().getFirst().altText()),
            createdAt);
  }

  public static String list(String bookmark, String... items) {
    return "{\"items\":[" + String.join(",", items) + "],\"bookmark\":" + text(bookmark) + "}";
  }

  private static String text(String value) {
    return value.isEmpty() ? "null" : "\"" + value + "\"";
  }
}
