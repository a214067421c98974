package org.rostrum.testkit.network;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpHeaders;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import javax.net.ssl.SSLSession;

/** An answer as a client hands it over that has read it. */
record Delivered(Answer answer, HttpRequest request) implements HttpResponse<String> {
  @Override
  public int statusCode() {
    return answer.status();
  }

  @Override
  public HttpHeaders headers() {
    return HttpHeaders.of(
        answer.headers().entrySet().stream()
            .collect(Collectors.toMap(line -> line.getKey(), line -> List.of(line.getValue()))),
        (name, value) -> true);
  }

  @Override
  public String body() {
    return answer.text();
  }

  @Override
  public Optional<HttpResponse<String>> previousResponse() {
    return Optional.empty();
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
