package org.rostrum.simulator.pinterest.pins;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.state.SimulatedTime;

/** A pin as the API shows it. */
final class PinJson {

  private PinJson() {}

  static ObjectNode of(Pin pin, String viewer, Function<Image, String> address) {
    ObjectNode json =
        Json.object()
            .put("id", pin.id())
            .put("created_at", SimulatedTime.inSeconds(pin.createdAt()))
            .put("board_id", pin.boardId())
            .put("creative_type", creativeType(pin.media()))
            .put("has_been_promoted", false)
            .put("is_owner", pin.owner().equals(viewer))
            .put("is_standard", true)
            .putNull("pin_metrics")
            // Not in the description: the live service sends fields it does not describe.
            .put("note", "")
            .put("is_removable", false);
    put(json, "board_section_id", pin.sectionId());
    put(json, "title", pin.title());
    put(json, "description", pin.description());
    put(json, "link", pin.link());
    put(json, "alt_text", pin.altText());
    put(json, "dominant_color", pin.dominantColor());
    put(json, "parent_pin_id", pin.parentPinId());
    if (!pin.aiDisclosures().isEmpty()) {
      ArrayNode said = json.putObject("ai_disclosures").putArray("values");
      pin.aiDisclosures().forEach(said::add);
    }
    json.putArray("product_tags");
    json.putObject("board_owner").put("username", pin.owner());
    media(json.putObject("media"), pin.media(), address);
    return json;
  }

  private static String creativeType(PinMedia media) {
    return switch (media) {
      case PinMedia.Picture picture -> "REGULAR";
      case PinMedia.Carousel carousel -> "CAROUSEL";
      case PinMedia.Video video -> "VIDEO";
    };
  }

  private static void media(ObjectNode json, PinMedia media, Function<Image, String> address) {
    switch (media) {
      case PinMedia.Picture(Image image) -> {
        json.put("media_type", "image");
        sizes(json, image, address);
      }
      case PinMedia.Carousel(List<PinMedia.Slot> slots) -> {
        ArrayNode items = json.put("media_type", "multiple_images").putArray("items");
        for (PinMedia.Slot slot : slots) {
          ObjectNode item = items.addObject().put("item_type", "image");
          put(item, "title", slot.title());
          put(item, "description", slot.description());
          put(item, "link", slot.link());
          sizes(item, slot.image(), address);
        }
      }
      case PinMedia.Video video -> {
        json.put("media_type", "video")
            .put("cover_image_url", address.apply(video.cover()))
            .put("duration", video.duration().toMillis())
            .put("width", video.width())
            .put("height", video.height())
            // Only some apps are given it.
            .putNull("video_url");
        sizes(json, video.cover(), address);
      }
    }
  }

  private static void sizes(ObjectNode json, Image image, Function<Image, String> address) {
    ObjectNode images = json.putObject("images");
    String at = address.apply(image);
    size(images, "150x150", 150, 150, at);
    size(images, "400x300", 400, 300, at);
    size(images, "600x", 600, scaled(image, 600), at);
    size(images, "1200x", 1200, scaled(image, 1200), at);
  }

  private static void put(ObjectNode json, String name, Optional<String> value) {
    if (value.isPresent()) {
      json.put(name, value.get());
    } else {
      json.putNull(name);
    }
  }

  private static int scaled(Image image, int width) {
    return Math.max(1, Math.round((float) width * image.height() / image.width()));
  }

  private static void size(ObjectNode images, String name, int width, int height, String address) {
    images.putObject(name).put("width", width).put("height", height).put("url", address);
  }
}
