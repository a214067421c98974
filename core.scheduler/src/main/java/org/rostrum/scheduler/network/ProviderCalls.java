package org.rostrum.scheduler.network;

import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ProviderDescriptor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Calls a provider's reading methods: on a virtual thread of their own, with a deadline, and so
 * that whatever a faulty provider throws becomes an answer people can read.
 */
public final class ProviderCalls {
  /** How long a reading call may take. */
  public static final Duration READ_TIME = Duration.ofSeconds(20);

  /** How long a provider may dawdle after its client has ended. */
  private static final Duration GRACE = Duration.ofMillis(500);

  private static final Logger LOG = LoggerFactory.getLogger(ProviderCalls.class);

  private final NetworkClients clients;
  private final Duration readTime;

  /** Calls through clients of this maker, with the usual {@link #READ_TIME}. */
  public ProviderCalls(NetworkClients clients) {
    this(clients, READ_TIME);
  }

  ProviderCalls(NetworkClients clients, Duration readTime) {
    this.clients = clients;
    this.readTime = readTime;
  }

  /** What is done with a provider. */
  @FunctionalInterface
  public interface Work<T> {
    /** Does it with a client that ends at the call's deadline. */
    T with(NetworkClient http) throws NetworkException, InterruptedException;
  }

  /**
   * Calls a provider and waits for it.
   *
   * @param network what it said of itself
   * @throws NetworkException as the provider throws it; TEMPORARY if it takes too long or breaks
   */
  public <T> T call(ProviderDescriptor network, Work<T> work)
      throws NetworkException, InterruptedException {
    return call(network.name(), Reach.of(network), work);
  }

  /** Calls with a client of this reach. */
  <T> T call(String network, Reach reach, Work<T> work)
      throws NetworkException, InterruptedException {
    NetworkClient http = clients.until(Deadline.in(readTime), reach);
    CompletableFuture<T> answer = new CompletableFuture<>();
    Thread thread =
        Thread.ofVirtual().name("provider-call").start(() -> run(network, work, http, answer));
    try {
      return answer.get(readTime.plus(GRACE).toNanos(), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      throw temporary(network + " did not answer within " + readTime.toSeconds() + " seconds.");
    } catch (ExecutionException e) {
      if (e.getCause() instanceof NetworkException refusal) {
        throw refusal;
      }
      throw temporary("The call to " + network + " was broken off.");
    } finally {
      thread.interrupt();
    }
  }

  /** Whatever a provider throws is caught here: an error of its own code must not pass for ours. */
  private static <T> void run(
      String network, Work<T> work, NetworkClient http, CompletableFuture<T> answer) {
    try {
      answer.complete(work.with(http));
    } catch (NetworkException | InterruptedException e) {
      answer.completeExceptionally(e);
    } catch (RuntimeException | Error e) {
      LOG.error("The provider of {} failed with an error of its own", network, FaultTrace.of(e));
      answer.completeExceptionally(
          temporary(
              "The provider of "
                  + network
                  + " failed. The log of this installation says more; updating the provider may"
                  + " help."));
    }
  }

  private static NetworkException temporary(String message) {
    return new NetworkException(NetworkException.Kind.TEMPORARY, message + " Try again later.");
  }
}
