package org.rostrum.testkit.network;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Hands calls on to another server on this machine, such as a simulator or a real one that the test
 * started, so that a {@link FaultyNetwork} stands in front of it.
 */
public final class Forwarding implements Handler, AutoCloseable {
  private static final Set<String> OF_ONE_CONNECTION =
      Set.of(
          "connection",
          "content-length",
          "expect",
          "host",
          "http2-settings",
          "transfer-encoding",
          "upgrade");

  private final URI base;
  private final HttpClient client =
      HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build();

  /**
   * Hands on to a server.
   *
   * @param base where it is; path and query of each request are put behind it
   */
  public Forwarding(URI base) {
    this.base = base;
  }

  @Override
  public Answer answer(SentRequest request) throws IOException, InterruptedException {
    HttpRequest.Builder onwards =
        HttpRequest.newBuilder(URI.create(base + request.target()))
            .method(
                request.method(),
                request.body().length() == 0
                    ? BodyPublishers.noBody()
                    : BodyPublishers.ofByteArray(request.body().bytes()));
    request.headers().entrySet().stream()
        .filter(header -> !OF_ONE_CONNECTION.contains(header.getKey()))
        .forEach(
            header -> header.getValue().forEach(value -> onwards.header(header.getKey(), value)));
    HttpResponse<byte[]> answer = client.send(onwards.build(), BodyHandlers.ofByteArray());
    Map<String, String> headers = new HashMap<>();
    answer.headers().map().entrySet().stream()
        .filter(header -> !OF_ONE_CONNECTION.contains(header.getKey()))
        .forEach(header -> headers.put(header.getKey(), header.getValue().getFirst()));
    return new Answer(answer.statusCode(), headers, Body.of(answer.body()));
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
