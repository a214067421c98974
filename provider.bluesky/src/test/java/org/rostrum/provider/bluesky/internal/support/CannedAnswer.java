package org.rostrum.provider.bluesky.internal.support;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.net.ssl.SSLSession;

/** An answer that a test made up. */
public record CannedAnswer(int status, Map<String, String> headerLines, String text) {
  public static CannedAnswer ok(String json) {
    return new CannedAnswer(200, Map.of(), json);
  }

  public static CannedAnswer error(int status, String error, String message) {
    return new CannedAnswer(
        status, Map.of(), "{\"error\":\"" + error + "\",\"message\":\"" + message + "\"}");
  }

  public CannedAnswer with(String header, String value) {
    Map<String, String> more = new HashMap<>(headerLines);
    more.put(header, value);
    return new CannedAnswer(status, more, text);
  }

  public HttpResponse<String> to(HttpRequest request) {
    return new Response(this, request);
  }

  private record Response(CannedAnswer answer, HttpRequest request)
      implements HttpResponse<String> {
    @Override
    public int statusCode() {
      return answer.status();
    }

    @Override
    public Optional<HttpResponse<String>> previousResponse() {
      return Optional.empty();
    }

    @Override
    public HttpHeaders headers() {
      Map<String, List<String>> lines = new HashMap<>();
      answer.headerLines().forEach((name, value) -> lines.put(name, List.of(value)));
      return HttpHeaders.of(lines, (name, value) -> true);
    }

    @Override
    public String body() {
      return answer.text();
    }

    @Override
    public Optional<SSLSession> sslSession() {
      return Optional.empty();
    }

    @Override
    public URI uri() {
      return request.uri();
    }

    @Override
    public HttpClient.Version version() {
      return HttpClient.Version.HTTP_1_1;
    }
  }
}
