package org.rostrum.scheduler.network;

import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpClient;
import java.net.http.HttpConnectTimeoutException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.channels.UnresolvedAddressException;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rostrum.provider.NetworkClient;

/** Sends requests that end, headers and body together, at one deadline. */
final class BoundedClient implements NetworkClient {
  /**
   * How much longer the whole exchange is waited for than its headers: at the same instant the JDK
   * could no longer say that it had not even connected.
   */
  private static final Duration GRACE = Duration.ofMillis(50);

  private final HttpClient client;
  private final Deadline deadline;

  BoundedClient(HttpClient client, Deadline deadline) {
    this.client = client;
    this.deadline = deadline;
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    Optional<String> objection = SafeAddress.objection(request.uri());
    if (objection.isPresent()) {
      throw new NotSent(objection.get(), new IllegalArgumentException("unsafe address"));
    }
    String host = request.uri().getHost();
    Duration left = left(request);
    if (left.isZero()) {
      throw new NotSent(
          "No time was left to call " + host + ".", new HttpTimeoutException("no time left"));
    }
    CompletableFuture<HttpResponse<String>> answer =
        client.sendAsync(bounded(request, left), head -> new CappedText(host));
    try {
      return answer.get(left.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      answer.cancel(true);
      throw timedOut(host);
    } catch (InterruptedException e) {
      answer.cancel(true);
      throw e;
    } catch (ExecutionException e) {
      throw translated(host, e.getCause() == null ? e : e.getCause());
    }
  }

  private Duration left(HttpRequest request) {
    Duration remaining = deadline.remaining();
    return request.timeout().filter(own -> own.compareTo(remaining) < 0).orElse(remaining);
  }

  private static HttpRequest bounded(HttpRequest request, Duration left) {
    return HttpRequest.newBuilder(request, (name, value) -> true)
        .version(HttpClient.Version.HTTP_1_1)
        .timeout(left)
        .build();
  }

  /** Words of our own: the JDK's may hold addresses, and people read them. */
  private static IOException translated(String host, Throwable failure) {
    if (failure instanceof CappedText.TooLong tooLong) {
      return tooLong;
    }
    if (failure instanceof HttpConnectTimeoutException
        || failure instanceof ConnectException
        || failure instanceof UnresolvedAddressException) {
      return new NotSent(
          host + " could not be reached. Check the connection and the address.", failure);
    }
    if (failure instanceof HttpTimeoutException) {
      return timedOut(host);
    }
    return new IOException(
        "The connection to " + host + " broke; the request may have arrived.", failure);
  }

  private static HttpTimeoutException timedOut(String host) {
    return new HttpTimeoutException(
        host + " did not answer in time; the request may have arrived.");
  }
}
