package org.rostrum.scheduler.network;

import java.net.http.HttpClient;
import java.time.Duration;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.rostrum.provider.NetworkClient;

/**
 * Clients over one shared {@link HttpClient}: HTTP/1.1, no redirects, no cookies.
 *
 * <p>The JDK repeats a request by itself only if no connection was made, or if the method is
 * idempotent. One system property makes it repeat every method; since that could publish twice,
 * nothing is sent where it is set.
 */
public final class HttpNetworkClients implements NetworkClients, AutoCloseable {
  /** How long making a connection may take. */
  public static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(10);

  private static final String RESEND_PROPERTY = "jdk.httpclient.enableAllMethodRetry";

  private final ExecutorService threads;
  private final HttpClient client;
  private final AllowedServers allowed;

  /** Starts the shared client; what is guarded reaches public servers only. */
  public HttpNetworkClients() {
    this(AllowedServers.publicOnly());
  }

  /**
   * Starts the shared client.
   *
   * @param allowed what guarded calls may reach
   * @throws IllegalStateException if the JDK was told to repeat requests that create something
   */
  public HttpNetworkClients(AllowedServers allowed) {
    this.allowed = allowed;
    String resend = System.getProperty(RESEND_PROPERTY);
    if (resend != null && !resend.equalsIgnoreCase("false")) {
      throw new IllegalStateException(
          "The system property "
              + RESEND_PROPERTY
              + " lets Java send a post twice. Start Rostrum without it.");
    }
    threads = Executors.newThreadPerTaskExecutor(Thread.ofVirtual().name("network-", 0).factory());
    client =
        HttpClient.newBuilder()
            .version(HttpClient.Version.HTTP_1_1)
            .followRedirects(HttpClient.Redirect.NEVER)
            .connectTimeout(CONNECT_TIMEOUT)
            .executor(threads)
            .build();
  }

  @Override
  public NetworkClient until(Deadline deadline, Reach reach) {
    NetworkClient bounded = new BoundedClient(client, deadline);
    return switch (reach) {
      case ANY -> bounded;
      case GUARDED -> new GuardedClient(bounded, allowed, threads, deadline);
    };
  }

  /** Breaks off whatever is under way. */
  @Override
  public void close() {
    client.shutdownNow();
    threads.shutdownNow();
  }
}
