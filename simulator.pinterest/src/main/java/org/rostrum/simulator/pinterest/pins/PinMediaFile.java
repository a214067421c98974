package org.rostrum.simulator.pinterest.pins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What a pin shows, in its file: the cover's facts beside the pin's own, and under {@code slots} or
 * {@code video} what a carousel or a video has besides.
 */
final class PinMediaFile {

  private PinMediaFile() {}

  static void write(ObjectNode json, PinMedia media) {
    image(json, media.cover());
    switch (media) {
      case PinMedia.Picture picture -> {
        // Its image is all there is.
      }
      case PinMedia.Carousel(List<PinMedia.Slot> slots) -> {
        ArrayNode all = json.putArray("slots");
        for (PinMedia.Slot slot : slots) {
          ObjectNode one = all.addObject();
          image(one, slot.image());
          slot.title().ifPresent(value -> one.put("title", value));
          slot.description().ifPresent(value -> one.put("description", value));
          slot.link().ifPresent(value -> one.put("link", value));
        }
      }
      case PinMedia.Video video -> {
        ObjectNode one =
            json.putObject("video")
                .put("media_id", video.mediaId())
                .put("width", video.width())
                .put("height", video.height())
                .put("milliseconds", video.duration().toMillis());
        video.coverSecond().ifPresent(second -> one.put("cover_second", second));
      }
    }
  }

  static PinMedia read(JsonNode json) {
    if (json.path("slots").isArray()) {
      List<PinMedia.Slot> slots = new ArrayList<>();
      for (JsonNode slot : json.path("slots")) {
        slots.add(
            new PinMedia.Slot(
                image(slot),
                PinFile.text(slot, "title"),
                PinFile.text(slot, "description"),
                PinFile.text(slot, "link")));
      }
      return new PinMedia.Carousel(slots);
    }
    JsonNode video = json.path("video");
    return video.isObject()
        ? new PinMedia.Video(
            video.path("media_id").asText(),
            image(json),
            Optional.of(video.path("cover_second")).filter(JsonNode::isInt).map(JsonNode::asInt),
            video.path("width").asInt(),
            video.path("height").asInt(),
            Duration.ofMillis(video.path("milliseconds").asLong()))
        : new PinMedia.Picture(image(json));
  }

  private static void image(ObjectNode json, Image image) {
    json.put("content_type", image.format().contentType())
        .put("sha256", image.sha256())
        .put("bytes", image.bytes())
        .put("width", image.width())
        .put("height", image.height());
  }

  private static Image image(JsonNode json) {
    return new Image(
        json.path("sha256").asText(),
        Image.Format.of(json.path("content_type").asText()).orElse(Image.Format.JPEG),
        json.path("bytes").asInt(),
        json.path("width").asInt(),
        json.path("height").asInt());
  }
}
