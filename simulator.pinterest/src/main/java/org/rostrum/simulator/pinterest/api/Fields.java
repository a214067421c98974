package org.rostrum.simulator.pinterest.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Request;

/** The fields of a JSON body, each checked as it is taken. */
public final class Fields {

  private static final Pattern ID = Pattern.compile("\\d+");

  private final JsonNode object;

  private Fields(JsonNode object) {
    this.object = object;
  }

  /**
   * The body's fields.
   *
   * @param known every field the API takes; another one is refused
   */
  public static Fields of(Request request, Set<String> known) throws ApiError {
    if (!request.contentType().equals("application/json")) {
      throw ApiError.invalid("The Content-Type must be application/json.");
    }
    JsonNode body;
    try {
      body = Json.read(request.body().bytes());
    } catch (IOException e) {
      throw ApiError.invalid("Invalid request: the body is not JSON.");
    }
    return of(body, "body", known);
  }

  private static Fields of(JsonNode node, String what, Set<String> known) throws ApiError {
    if (!node.isObject()) {
      throw ApiError.invalid("Invalid request: the " + what + " is not a JSON object.");
    }
    for (Iterator<String> names = node.fieldNames(); names.hasNext(); ) {
      String name = names.next();
      if (!known.contains(name)) {
        throw ApiError.invalid(
            "Invalid request: unknown field '" + name + "' in the " + what + ".");
      }
    }
    return new Fields(node);
  }

  /** An object within, which must be there. */
  public Fields object(String name, Set<String> known) throws ApiError {
    if (!has(name)) {
      throw missing(name);
    }
    return of(object.get(name), name, known);
  }

  /** A list of objects, which must be there. */
  public List<Fields> objects(String name, Set<String> known) throws ApiError {
    if (!has(name)) {
      throw missing(name);
    }
    if (!object.get(name).isArray()) {
      throw ApiError.invalid("Invalid request: " + name + " is not of type 'array'.");
    }
    List<Fields> objects = new ArrayList<>();
    for (JsonNode one : object.get(name)) {
      objects.add(of(one, name, known));
    }
    return objects;
  }

  /** A list of texts out of a few, which must be there. */
  public List<String> choices(String name, Set<String> known) throws ApiError {
    if (!has(name)) {
      throw missing(name);
    }
    if (!object.get(name).isArray()) {
      throw ApiError.invalid("Invalid request: " + name + " is not of type 'array'.");
    }
    List<String> chosen = new ArrayList<>();
    for (JsonNode one : object.get(name)) {
      if (!one.isTextual() || !known.contains(one.textValue())) {
        throw ApiError.invalid(
            "Invalid request: " + one + " is not one of " + new TreeSet<>(known) + ".");
      }
      chosen.add(one.textValue());
    }
    return chosen;
  }

  /** Whether the field is there, {@code null} included. */
  public boolean mentions(String name) {
    return object.has(name);
  }

  /** Whether the field is there and not {@code null}. */
  public boolean has(String name) {
    return object.hasNonNull(name);
  }

  public String text(String name) throws ApiError {
    return optionalText(name, Integer.MAX_VALUE).orElseThrow(() -> missing(name));
  }

  /**
   * A text field; {@code null} is as good as absent.
   *
   * @param maxCharacters in code points, as JSON Schema counts
   */
  public Optional<String> optionalText(String name, int maxCharacters) throws ApiError {
    if (!has(name)) {
      return Optional.empty();
    }
    JsonNode value = object.get(name);
    if (!value.isTextual()) {
      throw ApiError.invalid(
          "Invalid request: " + value + " is not of type 'string' (" + name + ").");
    }
    String text = value.textValue();
    int characters = text.codePointCount(0, text.length());
    if (characters > maxCharacters) {
      throw ApiError.invalid(
          "Invalid request: %s is too long: %d characters, at most %d."
              .formatted(name, characters, maxCharacters));
    }
    return Optional.of(text);
  }

  public Optional<Integer> optionalInteger(String name) throws ApiError {
    if (!has(name)) {
      return Optional.empty();
    }
    if (!object.get(name).isInt()) {
      throw ApiError.invalid(
          "Invalid request: " + object.get(name) + " is not of type 'integer' (" + name + ").");
    }
    return Optional.of(object.get(name).intValue());
  }

  public Optional<String> optionalId(String name) throws ApiError {
    Optional<String> id = optionalText(name, 64);
    if (id.isPresent() && !ID.matcher(id.get()).matches()) {
      throw ApiError.invalid(
          "Invalid request: '%s' does not match '^\\d+$' (%s).".formatted(id.get(), name));
    }
    return id;
  }

  public String id(String name) throws ApiError {
    return optionalId(name).orElseThrow(() -> missing(name));
  }

  private static ApiError missing(String name) {
    return ApiError.invalid("Invalid request: '" + name + "' is a required property.");
  }
}
