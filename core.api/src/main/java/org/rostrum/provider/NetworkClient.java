package org.rostrum.provider;

import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import org.osgi.annotation.versioning.ProviderType;

/**
 * The way out to a network. It speaks HTTP/1.1, follows no redirect, and bounds every call in time
 * and size, headers and body together. Safe for use by many threads.
 */
@ProviderType
public interface NetworkClient {
  /** The largest answer that is read, in bytes. */
  int MAX_ANSWER_BYTES = 4 * 1024 * 1024;

  /**
   * Sends a request and reads the whole answer as UTF-8 text.
   *
   * @param request the request; a timeout set on it is honoured if it is shorter than what is left
   * @return the answer, whatever its status
   * @throws NotSent if the request certainly did not reach the network (no connection was made)
   * @throws java.net.http.HttpTimeoutException if the deadline passed; the request may have arrived
   * @throws IOException if the connection broke or the answer exceeded {@value #MAX_ANSWER_BYTES}
   *     bytes; the request may have arrived
   * @throws InterruptedException if the host ended the call; the request may have arrived
   */
  HttpResponse<String> send(HttpRequest request) throws IOException, InterruptedException;

  /** The request certainly did not reach the network, so that sending it again is safe. */
  final class NotSent extends IOException {
    private static final long serialVersionUID = 1L;

    /**
     * Wraps what prevented the connection.
     *
     * @param message what failed, with the host's name, without secrets
     * @param cause why
     */
    public NotSent(String message, Throwable cause) {
      super(message, cause);
    }
  }
}
