package org.rostrum.simulator.pinterest.pins;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.state.SimulatedTime;

/** A pin as the API shows it. */
final class PinJson {

  private PinJson() {}

  static ObjectNode of(Pin pin, String viewer, String imageAddress) {
    ObjectNode json =
        Json.object()
            .put("id", pin.id())
            .put("created_at", SimulatedTime.inSeconds(pin.createdAt()))
            .put("board_id", pin.boardId())
            .put("creative_type", "REGULAR")
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
    json.putArray("product_tags");
    json.putObject("board_owner").put("username", pin.owner());
    ObjectNode media = json.putObject("media").put("media_type", "image");
    ObjectNode images = media.putObject("images");
    size(images, "150x150", 150, 150, imageAddress);
    size(images, "400x300", 400, 300, imageAddress);
    size(images, "600x", 600, scaled(pin.image(), 600), imageAddress);
    size(images, "1200x", 1200, scaled(pin.image(), 1200), imageAddress);
    return json;
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
