package org.rostrum.provider.pinterest.internal.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads and writes JSON; unknown fields are ignored because only known ones are asked for. */
public final class Json {
  private static final JsonMapper MAPPER =
      JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS).build();

  /** Ids are digits; what else the network calls one never gets into a path. */
  private static final Pattern ID = Pattern.compile("\\d{1,30}");

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
   * Writes an object.
   *
   * @param node the object
   * @return its JSON text
   */
  public static String write(ObjectNode node) {
    return node.toString();
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

  /**
   * Tells whether a value is a figure.
   *
   * @param value the value
   * @return whether it is a number of a size that can be counted with
   */
  public static boolean isFigure(JsonNode value) {
    return value.isNumber() && Double.isFinite(value.doubleValue());
  }

  /**
   * Reads an id.
   *
   * @param node the object
   * @param field its field
   * @return the id, or empty if there is none or it is not made of digits
   */
  public static Optional<String> id(JsonNode node, String field) {
    return Optional.of(text(node, field)).filter(Json::isId);
  }

  /**
   * Tells whether a text can be an id.
   *
   * @param text the text
   * @return whether it is made of digits
   */
  public static boolean isId(String text) {
    return ID.matcher(text).matches();
  }
}
