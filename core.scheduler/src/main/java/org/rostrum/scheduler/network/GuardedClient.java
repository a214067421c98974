package org.rostrum.scheduler.network;

import java.io.IOException;
import java.net.UnknownHostException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rostrum.provider.NetworkClient;

/** Sends to allowed servers only. Asking the DNS counts against the same deadline. */
final class GuardedClient implements NetworkClient {
  private final NetworkClient client;
  private final AllowedServers allowed;
  private final Executor threads;
  private final Deadline deadline;

  GuardedClient(NetworkClient client, AllowedServers allowed, Executor threads, Deadline deadline) {
    this.client = client;
    this.allowed = allowed;
    this.threads = threads;
    this.deadline = deadline;
  }

  @Override
  public HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException {
    Optional<String> malformed = SafeAddress.objection(request.uri());
    Optional<String> objection =
        malformed.isPresent() ? malformed : objection(request.uri().getHost());
    if (objection.isPresent()) {
      throw new NotSent(objection.get(), new IllegalArgumentException("server not allowed"));
    }
    return client.send(request);
  }

  private Optional<String> objection(String host) throws NotSent, InterruptedException {
    // the literal of an IPv6 address comes in brackets
    String name = host.startsWith("[") ? host.substring(1, host.length() - 1) : host;
    FutureTask<Optional<String>> question = new FutureTask<>(() -> allowed.objection(name));
    threads.execute(question);
    try {
      return question.get(deadline.remaining().toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw new NotSent(
          "The address of " + host + " could not be found out in time.",
          new HttpTimeoutException("no answer of the DNS"));
    } catch (ExecutionException e) {
      if (e.getCause() instanceof UnknownHostException) {
        throw new NotSent(
            host + " could not be reached. Check the connection and the address.", e.getCause());
      }
      throw new IllegalStateException("Judging the address of " + host + " failed", e);
    } finally {
      question.cancel(true);
    }
  }
}
