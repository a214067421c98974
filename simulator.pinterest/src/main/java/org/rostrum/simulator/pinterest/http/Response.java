package org.rostrum.simulator.pinterest.http;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.LinkedHashMap;
import java.util.Map;

/** One answer; immutable. */
public record Response(int status, Map<String, String> headers, Body body) {

  private static final String PAGE_POLICY =
      "default-src 'self'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'";

  public Response {
    headers = Map.copyOf(headers);
  }

  public static Response json(int status, JsonNode content) {
    return of(status, "application/json", Body.of(Json.bytes(content)));
  }

  /** A page that may load nothing but what this server serves. */
  public static Response html(int status, String page) {
    return of(status, "text/html; charset=utf-8", Body.of(page))
        .with("Content-Security-Policy", PAGE_POLICY)
        .with("Referrer-Policy", "no-referrer")
        .with("Cache-Control", "no-store");
  }

  /** Sends the browser on with a GET. */
  public static Response seeOther(String location) {
    return new Response(
        303, Map.of("Location", location, "Cache-Control", "no-store"), Body.empty());
  }

  public static Response noContent() {
    return new Response(204, Map.of(), Body.empty());
  }

  public static Response of(int status, String contentType, Body body) {
    return new Response(
        status, Map.of("Content-Type", contentType, "X-Content-Type-Options", "nosniff"), body);
  }

  public Response with(String header, String value) {
    Map<String, String> extended = new LinkedHashMap<>(headers);
    extended.put(header, value);
    return new Response(status, extended, body);
  }

  public Response with(Map<String, String> more) {
    Map<String, String> extended = new LinkedHashMap<>(headers);
    extended.putAll(more);
    return new Response(status, extended, body);
  }

  public Response withBody(Body other) {
    return new Response(status, headers, other);
  }

  public boolean successful() {
    return status >= 200 && status < 300;
  }
}
