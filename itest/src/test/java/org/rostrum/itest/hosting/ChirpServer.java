package org.rostrum.itest.hosting;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.locks.LockSupport;

/** The server of a small network: counts how often each post was made. */
final class ChirpServer implements AutoCloseable {
  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Map<String, Integer> posts = new ConcurrentHashMap<>();
  private final AtomicInteger now = new AtomicInteger();
  private final AtomicInteger most = new AtomicInteger();
  private final Duration latency;

  /**
   * Starts one.
   *
   * @param latency how long it takes over each post
   */
  ChirpServer(Duration latency) {
    this.latency = latency;
    try {
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    server.setExecutor(threads);
    server.createContext("/posts/", this::answer);
    server.start();
  }

  private void answer(HttpExchange exchange) throws IOException {
    String id = exchange.getRequestURI().getPath();
    id = id.substring(id.lastIndexOf('/') + 1);
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      if (exchange.getRequestMethod().equals("POST")) {
        most.accumulateAndGet(now.incrementAndGet(), Math::max);
        posts.merge(id, 1, Integer::sum);
        LockSupport.parkNanos(latency.toNanos());
        now.decrementAndGet();
        exchange.sendResponseHeaders(201, -1);
      } else {
        exchange.sendResponseHeaders(posts.containsKey(id) ? 200 : 404, -1);
      }
    }
  }

  String address() {
    return "http://localhost:" + server.getAddress().getPort();
  }

  /** How often each post was made, by publication. */
  Map<String, Integer> posts() {
    return Map.copyOf(posts);
  }

  /** How many are being made now. */
  int now() {
    return now.get();
  }

  /** The most that were being made at once. */
  int most() {
    return most.get();
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
