package org.rostrum.testkit.network;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * A request that reached the network whole.
 *
 * @param method the HTTP method
 * @param path without the query, as it was sent
 * @param query what follows the question mark, as it was sent; empty if there is none
 * @param headers values by the name in lower case
 * @param body its body
 */
public record SentRequest(
    String method, String path, String query, Map<String, List<String>> headers, Body body) {

  /** Copies the headers. */
  public SentRequest {
    headers = Map.copyOf(headers);
  }

  /**
   * The body as text.
   *
   * @return the body, read as UTF-8
   */
  public String text() {
    return body.text();
  }

  /**
   * One header.
   *
   * @param name its name, any case
   * @return its first value
   */
  public Optional<String> header(String name) {
    return headers.getOrDefault(name.toLowerCase(Locale.ROOT), List.of()).stream().findFirst();
  }

  /**
   * One parameter of the query or of a form in the body.
   *
   * @param name its name
   * @return its first value, decoded
   */
  public Optional<String> parameter(String name) {
    String form =
        header("content-type").orElse("").startsWith("application/x-www-form-urlencoded")
            ? text()
            : "";
    return Stream.of(query.split("&"), form.split("&"))
        .flatMap(Stream::of)
        .map(pair -> pair.split("=", 2))
        .filter(pair -> pair.length == 2 && pair[0].equals(name))
        .map(pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8))
        .findFirst();
  }

  /**
   * The last segment of the path, where networks put ids.
   *
   * @return what follows the last slash
   */
  public String lastSegment() {
    return path.substring(path.lastIndexOf('/') + 1);
  }

  /**
   * The address below the host.
   *
   * @return path and query
   */
  public String target() {
    return query.isEmpty() ? path : path + "?" + query;
  }

  /**
   * Everything that was sent, to be searched for what must or must not be in it.
   *
   * @return address, headers and body as one text
   */
  public String whole() {
    String lines =
        headers.entrySet().stream()
            .map(header -> header.getKey() + ": " + header.getValue())
            .collect(Collectors.joining("\n"));
    return target() + "\n" + lines + "\n" + text();
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
