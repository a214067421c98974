package org.rostrum.testkit.network;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * What the network answers.
 *
 * @param status the HTTP status
 * @param headers values by name; length and connection are added when it is sent
 * @param body its body
 */
public record Answer(int status, Map<String, String> headers, Body body) {
  /** Copies the headers. */
  public Answer {
    headers = Map.copyOf(headers);
  }

  /**
   * An answer with a body of JSON.
   *
   * @param status the HTTP status
   * @param json the body
   * @return the answer
   */
  public static Answer json(int status, String json) {
    return of(status, "application/json", json);
  }

  /**
   * A success with a body of JSON.
   *
   * @param json the body
   * @return the answer
   */
  public static Answer ok(String json) {
    return json(200, json);
  }

  /**
   * An answer without a body.
   *
   * @param status the HTTP status
   * @return the answer
   */
  public static Answer empty(int status) {
    return new Answer(status, Map.of(), Body.NONE);
  }

  /**
   * An answer with a text.
   *
   * @param status the HTTP status
   * @param type the media type
   * @param text the body, sent as UTF-8
   * @return the answer
   */
  public static Answer of(int status, String type, String text) {
    return new Answer(status, Map.of("Content-Type", type), Body.of(text));
  }

  /**
   * The same answer with one more header.
   *
   * @param name the header
   * @param value its value
   * @return the answer
   */
  public Answer with(String name, String value) {
    Map<String, String> more = new LinkedHashMap<>(headers);
    more.put(name, value);
    return new Answer(status, more, body);
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
   * The answer as a client hands it over, for tests in which nothing is sent.
   *
   * @param request what is answered
   * @return a response with this status, these headers and this body
   */
  public HttpResponse<String> to(HttpRequest request) {
    return new Delivered(this, request);
  }

  byte[] head() {
    StringBuilder head = new StringBuilder("HTTP/1.1 " + status + " Told\r\n");
    headers.forEach((name, value) -> head.append(name).append(": ").append(value).append("\r\n"));
    // 1xx, 204 and 304 have no body and must not say how long it is (RFC 9110 section 8.6).
    if (status >= 200 && status != 204 && status != 304) {
      head.append("Content-Length: ").append(body.length()).append("\r\n");
    }
    return head.append("\r\n").toString().getBytes(StandardCharsets.ISO_8859_1);
  }
}
