package org.rostrum.simulator.pinterest.pins;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.api.Fields;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.media.VideoFacts;

/**
 * What a pin is to show, as a client sends it.
 *
 * @param files the pictures' bytes by the names of their files
 */
record MediaSource(PinMedia media, Map<String, Body> files) {

  /** Most pictures of a carousel. */
  static final int MAX_ITEMS = 5;

  /** Fewest pictures of a carousel. */
  static final int MIN_ITEMS = 2;

  private static final Set<String> FIELDS =
      Set.of(
          "source_type",
          "content_type",
          "data",
          "is_standard",
          "url",
          "items",
          "index",
          "media_id",
          "cover_image_url",
          "cover_image_content_type",
          "cover_image_data",
          "cover_image_key_frame_time",
          "is_affiliate_link");
  private static final Set<String> ITEM_FIELDS =
      Set.of("content_type", "data", "title", "description", "link");
  private static final Set<String> URL_ITEM_FIELDS = Set.of("url", "title", "description", "link");

  /** Finds an upload of the caller and says how far it is. */
  @FunctionalInterface
  interface Videos {
    /** The facts of a video that has been processed. */
    Optional<VideoFacts> processed(String mediaId) throws ApiError;
  }

  /** Reads and checks {@code media_source}. */
  static MediaSource of(Fields body, Videos videos) throws ApiError {
    Fields source = body.object("media_source", FIELDS);
    String type = source.text("source_type");
    return switch (type) {
      case "image_base64" -> picture(SentImage.of(source, "content_type", "data"));
      case "image_url" -> throw unreachable(source.text("url"));
      case "multiple_image_base64" -> carousel(source);
      case "multiple_image_urls" -> throw unreachableItems(source);
      case "video_id" -> video(source, videos);
      default ->
          throw ApiError.invalid(
              "Invalid request: media_source.source_type '" + type + "' is not enabled.");
    };
  }

  private static MediaSource picture(SentImage sent) {
    return new MediaSource(
        new PinMedia.Picture(sent.image()), Map.of(sent.image().fileName(), sent.content()));
  }

  private static MediaSource carousel(Fields source) throws ApiError {
    List<PinMedia.Slot> slots = new ArrayList<>();
    Map<String, Body> files = new LinkedHashMap<>();
    for (Fields item : items(source, ITEM_FIELDS)) {
      SentImage sent = SentImage.of(item, "content_type", "data");
      files.put(sent.image().fileName(), sent.content());
      slots.add(
          new PinMedia.Slot(
              sent.image(),
              item.optionalText("title", PinText.MAX_TITLE),
              item.optionalText("description", PinText.MAX_DESCRIPTION),
              PinText.link(item)));
    }
    Image first = slots.getFirst().image();
    for (PinMedia.Slot slot : slots) {
      if (slot.image().width() != first.width() || slot.image().height() != first.height()) {
        throw ApiError.invalid("All images of a carousel must have the same dimensions.");
      }
    }
    index(source, slots.size());
    return new MediaSource(new PinMedia.Carousel(slots), files);
  }

  private static List<Fields> items(Fields source, Set<String> known) throws ApiError {
    List<Fields> items = source.objects("items", known);
    if (items.size() < MIN_ITEMS || items.size() > MAX_ITEMS) {
      throw ApiError.invalid(
          "Invalid request: items has %d entries, %d to %d are allowed."
              .formatted(items.size(), MIN_ITEMS, MAX_ITEMS));
    }
    return items;
  }

  private static void index(Fields source, int count) throws ApiError {
    Optional<Integer> index = source.optionalInteger("index");
    if (index.isPresent() && (index.get() < 0 || index.get() >= count)) {
      throw ApiError.invalid("Invalid request: index " + index.get() + " is not in 0.." + count);
    }
  }

  private static MediaSource video(Fields source, Videos videos) throws ApiError {
    String mediaId = source.id("media_id");
    Optional<Integer> second = source.optionalInteger("cover_image_key_frame_time");
    if (source.has("cover_image_url")) {
      throw unreachable(source.text("cover_image_url"));
    }
    boolean picture = source.has("cover_image_data") || source.has("cover_image_content_type");
    if (!picture && second.isEmpty()) {
      throw ApiError.invalid(
          "Invalid request: a video needs one of cover_image_url, cover_image_content_type and"
              + " cover_image_data, or cover_image_key_frame_time.");
    }
    if (second.isPresent() && second.get() < 0) {
      throw ApiError.invalid("Invalid request: cover_image_key_frame_time is below 0.");
    }
    VideoFacts facts =
        videos
            .processed(mediaId)
            .orElseThrow(() -> ApiError.invalid("The media '" + mediaId + "' was not found."));
    SentImage cover =
        picture
            ? SentImage.of(source, "cover_image_content_type", "cover_image_data")
            : SentImage.read(FrameTile.png(facts.width(), facts.height()));
    PinMedia video =
        new PinMedia.Video(
            mediaId,
            cover.image(),
            picture ? Optional.empty() : second,
            facts.width(),
            facts.height(),
            facts.duration());
    return new MediaSource(video, Map.of(cover.image().fileName(), cover.content()));
  }

  /** The simulator fetches nothing: to it every address is unreachable. */
  private static ApiError unreachable(String url) {
    return url.isBlank()
        ? ApiError.invalid("Invalid request: 'url' is a required property.")
        : new ApiError(400, 235, "Sorry we could not fetch the image.");
  }

  private static ApiError unreachableItems(Fields source) throws ApiError {
    ApiError first = ApiError.invalid("Invalid request: items is empty.");
    for (Fields item : items(source, URL_ITEM_FIELDS)) {
      first = unreachable(item.text("url"));
    }
    return first;
  }
}
