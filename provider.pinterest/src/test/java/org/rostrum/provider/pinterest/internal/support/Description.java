package org.rostrum.provider.pinterest.internal.support;

import java.net.URI;
import java.net.URLDecoder;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.rostrum.simulator.pinterest.PinterestDescription;
import org.rostrum.simulator.pinterest.http.Body;

/** Holds what is sent and taken against Pinterest's own description. */
final class Description {
  /** Parsing takes a second; the instance is immutable. */
  private static final PinterestDescription PINTEREST = new PinterestDescription();

  private Description() {}

  static List<String> problemsOf(HttpRequest request, String base) {
    byte[] body = request.bodyPublisher().map(Bytes::of).orElse(new byte[0]);
    Map<String, String> headers = new HashMap<>();
    request.headers().map().forEach((name, values) -> headers.put(name, values.getFirst()));
    return PINTEREST.validateRequest(
        request.method(), path(request, base), query(request.uri()), headers, Body.of(body));
  }

  static List<String> problemsOf(HttpRequest request, String base, HttpResponse<String> answer) {
    return PINTEREST.validateResponse(
        request.method(),
        path(request, base),
        answer.statusCode(),
        answer.headers().firstValue("content-type").orElse(""),
        Body.of(answer.body()));
  }

  static String path(HttpRequest request, String base) {
    String address = request.uri().toString();
    if (!address.startsWith(base)) {
      throw new IllegalStateException(address + " is not below " + base);
    }
    return address.substring(base.length()).replaceFirst("\\?.*", "");
  }

  static Map<String, String> query(URI uri) {
    Map<String, String> query = new HashMap<>();
    if (uri.getRawQuery() != null) {
      for (String pair : uri.getRawQuery().split("&", -1)) {
        String[] parts = pair.split("=", 2);
        query.put(parts[0], URLDecoder.decode(parts[1], StandardCharsets.UTF_8));
      }
    }
    return query;
  }
}
