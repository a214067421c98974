package org.rostrum.scheduler.accounts;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** A token endpoint on this machine whose answers the test decides. */
final class FakeNetwork implements AutoCloseable {
  /** What was asked of the token endpoint. */
  record Asked(Map<String, String> form, Optional<String> authorization) {}

  /** What it answers; status 0 drops the connection. */
  record Answer(int status, String body) {}

  /** Decides an answer. */
  @FunctionalInterface
  interface Behaviour {
    Answer to(Asked request, int number) throws InterruptedException;
  }

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final List<Asked> asked = new CopyOnWriteArrayList<>();
  private volatile Behaviour behaviour = (request, number) -> new Answer(500, "");

  FakeNetwork() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    server.createContext("/token", this::serve);
    server.start();
  }

  URI tokenEndpoint() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort() + "/token");
  }

  FakeNetwork answering(Behaviour value) {
    behaviour = value;
    return this;
  }

  FakeNetwork answering(int status, String body) {
    return answering((request, number) -> new Answer(status, body));
  }

  List<Asked> asked() {
    return List.copyOf(asked);
  }

  /** A grant in JSON; double quotes are written as single ones. */
  static String json(String text) {
    return text.replace('\'', '"');
  }

  private void serve(HttpExchange exchange) throws IOException {
    String body = new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
    Asked request =
        new Asked(
            form(body),
            Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")));
    int number;
    synchronized (asked) {
      asked.add(request);
      number = asked.size();
    }
    try (exchange) {
      Answer answer = behaviour.to(request, number);
      if (answer.status() == 0) {
        return;
      }
      byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
      exchange.sendResponseHeaders(answer.status(), bytes.length == 0 ? -1 : bytes.length);
      exchange.getResponseBody().write(bytes);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  static Map<String, String> form(String encoded) {
    Map<String, String> form = new HashMap<>();
    for (String field : encoded.split("&")) {
      int equals = field.indexOf('=');
      if (equals > 0) {
        form.put(
            URLDecoder.decode(field.substring(0, equals), StandardCharsets.UTF_8),
            URLDecoder.decode(field.substring(equals + 1), StandardCharsets.UTF_8));
      }
    }
    return form;
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
