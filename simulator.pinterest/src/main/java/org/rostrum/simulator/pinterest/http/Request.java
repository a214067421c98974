package org.rostrum.simulator.pinterest.http;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * One request, read completely.
 *
 * @param headers first value of each, names in lower case
 */
public record Request(
    String method, String path, Map<String, String> query, Map<String, String> headers, Body body) {

  public Request {
    query = Map.copyOf(query);
    headers = Map.copyOf(headers);
  }

  public Optional<String> header(String name) {
    return Optional.ofNullable(headers.get(name.toLowerCase(Locale.ROOT)));
  }

  public Optional<String> parameter(String name) {
    return Optional.ofNullable(query.get(name));
  }

  /** The media type without parameters, in lower case; empty when none was declared. */
  public String contentType() {
    String declared = header("content-type").orElse("");
    int semicolon = declared.indexOf(';');
    return (semicolon < 0 ? declared : declared.substring(0, semicolon))
        .strip()
        .toLowerCase(Locale.ROOT);
  }

  /** The body as {@code application/x-www-form-urlencoded} fields. */
  public Map<String, String> form() {
    return decodeFields(body.text());
  }

  /** The value of a cookie. */
  public Optional<String> cookie(String name) {
    for (String pair : List.of(header("cookie").orElse("").split(";", -1))) {
      String trimmed = pair.strip();
      if (trimmed.startsWith(name + "=")) {
        return Optional.of(trimmed.substring(name.length() + 1));
      }
    }
    return Optional.empty();
  }

  /**
   * Decodes {@code a=b&c=d}; of a repeated name the first value counts.
   *
   * @throws IllegalArgumentException if an escape is malformed
   */
  public static Map<String, String> decodeFields(String encoded) {
    Map<String, String> fields = new LinkedHashMap<>();
    if (!encoded.isEmpty()) {
      for (String pair : List.of(encoded.split("&", -1))) {
        int equals = pair.indexOf('=');
        String name = equals < 0 ? pair : pair.substring(0, equals);
        String value = equals < 0 ? "" : pair.substring(equals + 1);
        fields.putIfAbsent(decode(name), decode(value));
      }
    }
    return fields;
  }

  private static String decode(String encoded) {
    return URLDecoder.decode(encoded, StandardCharsets.UTF_8);
  }
}
