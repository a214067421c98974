package org.rostrum.provider.pinterest.internal.support;

import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.Map;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.Body;

/** An answer that a test made up. */
public record CannedAnswer(int status, Map<String, String> headerLines, String text) {
  public static CannedAnswer ok(String json) {
    return new CannedAnswer(200, Map.of(), json);
  }

  public static CannedAnswer created(String json) {
    return new CannedAnswer(201, Map.of(), json);
  }

  public static CannedAnswer error(int status, int code, String message) {
    return new CannedAnswer(
        status, Map.of(), "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
  }

  public CannedAnswer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headerLines);
    more.put(header, value);
    return new CannedAnswer(status, more, text);
  }

  HttpResponse<String> to(HttpRequest request) {
    Map<String, String> lines = new HashMap<>(Map.of("content-type", "application/json"));
    lines.putAll(headerLines);
    return new Answer(status, lines, Body.of(text)).to(request);
  }
}
