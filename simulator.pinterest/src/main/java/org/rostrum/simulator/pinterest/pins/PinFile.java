package org.rostrum.simulator.pinterest.pins;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.http.Json;

/** A pin as a file of the state directory, and as the control interface lists it. */
public final class PinFile {

  private PinFile() {}

  public static ObjectNode write(Pin pin) {
    ObjectNode json =
        Json.object()
            .put("id", pin.id())
            .put("environment", pin.environment().name())
            .put("user", pin.owner())
            .put("board_id", pin.boardId())
            .put("created_at", pin.createdAt().toString());
    PinMediaFile.write(json, pin.media());
    pin.sectionId().ifPresent(value -> json.put("board_section_id", value));
    pin.title().ifPresent(value -> json.put("title", value));
    pin.description().ifPresent(value -> json.put("description", value));
    pin.link().ifPresent(value -> json.put("link", value));
    pin.altText().ifPresent(value -> json.put("alt_text", value));
    pin.dominantColor().ifPresent(value -> json.put("dominant_color", value));
    pin.parentPinId().ifPresent(value -> json.put("parent_pin_id", value));
    if (!pin.aiDisclosures().isEmpty()) {
      pin.aiDisclosures().forEach(json.putArray("ai_disclosures")::add);
    }
    return json;
  }

  static Pin read(String name, byte[] content) {
    try {
      JsonNode json = Json.read(content);
      return new Pin(
          json.path("id").asText(),
          Environment.valueOf(json.path("environment").asText()),
          json.path("user").asText(),
          json.path("board_id").asText(),
          text(json, "board_section_id"),
          new Pin.Text(
              text(json, "title"),
              text(json, "description"),
              text(json, "link"),
              text(json, "alt_text")),
          text(json, "dominant_color"),
          text(json, "parent_pin_id"),
          texts(json, "ai_disclosures"),
          PinMediaFile.read(json),
          Instant.parse(json.path("created_at").asText()));
    } catch (IOException e) {
      throw new UncheckedIOException(name + " is damaged; delete it to go on without that pin", e);
    }
  }

  private static List<String> texts(JsonNode json, String name) {
    List<String> texts = new ArrayList<>();
    json.path(name).forEach(value -> texts.add(value.asText()));
    return texts;
  }

  static Optional<String> text(JsonNode json, String name) {
    return json.hasNonNull(name) ? Optional.of(json.get(name).asText()) : Optional.empty();
  }
}
