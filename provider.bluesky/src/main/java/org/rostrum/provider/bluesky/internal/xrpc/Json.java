package org.rostrum.provider.bluesky.internal.xrpc;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;

/** Reads and writes JSON; unknown fields are ignored because only known ones are asked for. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  private Json() {}

  /**
   * Starts an object.
   *
   * @return an empty one
   */
  public static ObjectNode object() {
    return MAPPER.createObjectNode();
  }

  /**
   * Starts an array.
   *
   * @return an empty one
   */
  public static ArrayNode array() {
    return MAPPER.createArrayNode();
  }

  /**
   * Reads an object.
   *
   * @param text where from
   * @return the object, or empty if the text is anything else
   */
  public static Optional<JsonNode> read(String text) {
    try {
      JsonNode node = MAPPER.readTree(text);
      return node != null && node.isObject() ? Optional.of(node) : Optional.empty();
    } catch (JsonProcessingException e) {
      // The caller says what could not be read; the parser's words would quote the body.
      return Optional.empty();
    }
  }

  /**
   * Reads a text field.
   *
   * @param node the object
   * @param field its field
   * @return the text; empty if there is none
   */
  public static String text(JsonNode node, String field) {
    JsonNode value = node.path(field);
    return value.isTextual() ? value.textValue() : "";
  }
}
