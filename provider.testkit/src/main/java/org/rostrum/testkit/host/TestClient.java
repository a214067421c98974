package org.rostrum.testkit.host;

import java.io.IOException;
import java.net.ConnectException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.regex.Pattern;
import org.rostrum.provider.NetworkClient;

/**
 * The platform's client, by hand: HTTP/1.1, no redirects, answers up to {@link #MAX_ANSWER_BYTES},
 * and a deadline that a test lets pass. It sends to this machine only, so that no test reaches a
 * network by mistake. Safe for use by many threads.
 */
public final class TestClient implements NetworkClient, AutoCloseable {
  /** A call that takes longer than this hangs; a large video on a busy machine does not. */
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private static final Pattern THIS_MACHINE =
      Pattern.compile("localhost|127(\\.[0-9]{1,3}){3}|\\[::1]");

  private final HttpClient client =
      HttpClient.newBuilder()
          .version(HttpClient.Version.HTTP_1_1)
          .followRedirects(HttpClient.Redirect.NEVER)
          .connectTimeout(Duration.ofSeconds(10))
          .build();
  private final CompletableFuture<HttpResponse<String>> deadline = new CompletableFuture<>();

  /** Starts a client whose time is not over. */
  public TestClient() {}

  /** Lets the deadline pass: what is under way ends at once, and nothing more is sent. */
  public void expire() {
    deadline.completeExceptionally(
        new HttpTimeoutException("There was no answer in time; the request may have arrived."));
  }

  /**
   * Whether the deadline has passed.
   *
   * @return true after {@link #expire()}
   */
  public boolean isExpired() {
    return deadline.isDone();
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    URI address = request.uri();
    if (isExpired()) {
      throw new NotSent(
          "No time was left to call " + address.getHost() + ".",
          new HttpTimeoutException("no time left"));
    }
    if (!THIS_MACHINE.matcher(String.valueOf(address.getHost())).matches()) {
      throw new AssertionError(
          "A test calls " + address.getHost() + ", which is not on this machine");
    }
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(
            request, head -> new LimitedText(MAX_ANSWER_BYTES, StandardCharsets.UTF_8));
    try {
      return answer
          .applyToEither(deadline, either -> either)
          .get(PATIENCE.toSeconds(), TimeUnit.SECONDS);
    } catch (ExecutionException e) {
      answer.cancel(true);
      throw asTheHostSays(address.getHost(), e.getCause() == null ? e : e.getCause());
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw new AssertionError("A call of " + address.getPath() + " hangs", e);
    }
  }

  private static IOException asTheHostSays(String host, Throwable failure) {
    return switch (failure) {
      case HttpConnectTimeoutException e -> new NotSent(host + " could not be reached.", e);
      case ConnectException e -> new NotSent(host + " could not be reached.", e);
      case HttpTimeoutException e -> e;
      default ->
          new IOException(
              "The connection to " + host + " broke; the request may have arrived.", failure);
    };
  }

  @Override
  public void close() {
    client.shutdownNow();
  }
}
