package org.rostrum.simulator.pinterest.http;

import com.sun.net.httpserver.Headers;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Carries requests to a function and answers back, on 127.0.0.1 only. Every request has a virtual
 * thread of its own, so one that is held does not hold others.
 */
public final class LoopbackServer implements AutoCloseable {

  /** Largest request body that is held: 40 MB of images in base64, their JSON, and room. */
  public static final int MAX_REQUEST_BYTES = 64 * 1024 * 1024;

  private static final Logger LOG = LoggerFactory.getLogger(LoopbackServer.class);
  private static final byte[] BLANKS = blanks();

  /** What {@link HttpExchange#sendResponseHeaders} calls a body of unknown length. */
  private static final long CHUNKED = 0;

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

  private LoopbackServer(HttpServer server) {
    this.server = server;
  }

  /**
   * Takes the port; requests wait until {@link #serve}.
   *
   * @param port 0 for any free one
   * @throws IOException if the port is taken
   */
  public static LoopbackServer bind(int port) throws IOException {
    InetAddress loopback = InetAddress.getByAddress("127.0.0.1", new byte[] {127, 0, 0, 1});
    return new LoopbackServer(HttpServer.create(new InetSocketAddress(loopback, port), 0));
  }

  public int port() {
    return server.getAddress().getPort();
  }

  public String baseUrl() {
    return "http://127.0.0.1:" + port();
  }

  /** Answers requests whose bodies are too large to be held. */
  @FunctionalInterface
  public interface Door {
    /** Answers; the request has no body, which is to be read from the stream. */
    Answer handle(Request head, InputStream body) throws IOException;
  }

  /**
   * Starts answering.
   *
   * @param doorPath the prefix of the paths whose bodies are streamed
   */
  public void serve(Function<Request, Answer> handler, String doorPath, Door door) {
    server.setExecutor(threads);
    server.createContext("/", exchange -> handle(exchange, handler));
    server.createContext(doorPath, exchange -> stream(exchange, door));
    server.start();
  }

  @Override
  public void close() {
    threads.shutdownNow();
    server.stop(0);
  }

  private static void handle(HttpExchange exchange, Function<Request, Answer> handler) {
    // Leaving the try closes the exchange; where nothing was sent, that closes the connection.
    try (exchange) {
      byte[] body = exchange.getRequestBody().readNBytes(MAX_REQUEST_BYTES + 1);
      if (body.length > MAX_REQUEST_BYTES) {
        send(exchange, Response.of(413, "text/plain", Body.empty()));
        return;
      }
      deliver(exchange, handler.apply(request(exchange, body)));
    } catch (IOException e) {
      LOG.debug("A client went away: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error(
          "The simulator failed on {} {}",
          exchange.getRequestMethod(),
          exchange.getRequestURI().getPath(),
          e);
    }
  }

  private static void stream(HttpExchange exchange, Door door) {
    try (exchange) {
      Request head = request(exchange, new byte[0]);
      deliver(exchange, door.handle(head, exchange.getRequestBody()));
    } catch (IOException e) {
      LOG.debug("An uploading client went away: {}", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("The simulator failed on an upload", e);
    }
  }

  private static Request request(HttpExchange exchange, byte[] body) {
    Map<String, String> headers = new LinkedHashMap<>();
    for (Map.Entry<String, List<String>> header : exchange.getRequestHeaders().entrySet()) {
      headers.put(header.getKey().toLowerCase(Locale.ROOT), header.getValue().getFirst());
    }
    String query = exchange.getRequestURI().getRawQuery();
    return new Request(
        exchange.getRequestMethod(),
        exchange.getRequestURI().getPath(),
        query == null ? Map.of() : Request.decodeFields(query),
        headers,
        Body.of(body));
  }

  private static void deliver(HttpExchange exchange, Answer answer) throws IOException {
    switch (answer) {
      case Answer.Whole(Response response) -> send(exchange, response);
      case Answer.Dropped() -> {
        // Nothing is sent, so closing the exchange closes the connection.
      }
      case Answer.File(Response head, Path file, long from, long length) -> {
        try (FileChannel source = FileChannel.open(file, StandardOpenOption.READ)) {
          source.position(from);
          copy(Channels.newInputStream(source), begin(exchange, head, length), length);
        }
      }
      case Answer.CutShort(Response response) -> {
        OutputStream out = begin(exchange, response, response.body().length() + 1L);
        out.write(Arrays.copyOf(response.body().bytes(), response.body().length() / 2));
        out.flush();
      }
      case Answer.Trickled(Response response, var pause) -> {
        OutputStream out = begin(exchange, response, response.body().length());
        for (byte next : response.body().bytes()) {
          out.write(next);
          out.flush();
          pause(pause.toMillis());
        }
      }
      case Answer.Endless(Response response, long limit) -> {
        OutputStream out = begin(exchange, response, CHUNKED);
        out.write(response.body().bytes());
        for (long sent = 0; sent < limit; sent += BLANKS.length) {
          out.write(BLANKS);
        }
      }
    }
  }

  private static void copy(InputStream in, OutputStream out, long length) throws IOException {
    byte[] buffer = new byte[64 * 1024];
    long left = length;
    while (left > 0) {
      int read = in.read(buffer, 0, (int) Math.min(buffer.length, left));
      if (read < 0) {
        return;
      }
      out.write(buffer, 0, read);
      left -= read;
    }
  }

  private static void send(HttpExchange exchange, Response response) throws IOException {
    if (response.body().length() == 0 || exchange.getRequestMethod().equals("HEAD")) {
      headers(exchange, response);
      exchange.sendResponseHeaders(response.status(), -1);
      return;
    }
    begin(exchange, response, response.body().length()).write(response.body().bytes());
  }

  private static OutputStream begin(HttpExchange exchange, Response response, long length)
      throws IOException {
    headers(exchange, response);
    exchange.sendResponseHeaders(response.status(), length);
    return exchange.getResponseBody();
  }

  private static void headers(HttpExchange exchange, Response response) {
    Headers headers = exchange.getResponseHeaders();
    response.headers().forEach(headers::set);
  }

  private static void pause(long millis) throws IOException {
    try {
      Thread.sleep(millis);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("The simulator is stopping", e);
    }
  }

  private static byte[] blanks() {
    return " ".repeat(8192).getBytes(StandardCharsets.US_ASCII);
  }
}
