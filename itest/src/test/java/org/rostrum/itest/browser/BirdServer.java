package org.rostrum.itest.browser;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** An authorization server whose owner agrees to everything at once. */
final class BirdServer implements AutoCloseable {
  private final HttpServer server;
  private volatile String owner = "robin";

  /** What the last browser was sent here with. */
  final Map<String, String> asked = new ConcurrentHashMap<>();

  BirdServer() throws IOException {
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 10);
    server.createContext("/.well-known/oauth-authorization-server", this::describe);
    server.createContext("/authorize", this::agree);
    server.createContext("/token", this::grant);
    server.start();
  }

  String address() {
    return "127.0.0.1:" + server.getAddress().getPort();
  }

  /** Somebody else is signed in here from now on. */
  void belongsTo(String name) {
    owner = name;
  }

  private void describe(HttpExchange exchange) throws IOException {
    String root = "http://" + address();
    answer(
        exchange,
        """
        {"issuer":"%s","authorization_endpoint":"%s/authorize","token_endpoint":"%s/token",
         "code_challenge_methods_supported":["S256"],
         "authorization_response_iss_parameter_supported":true}"""
            .formatted(root, root, root));
  }

  private void agree(HttpExchange exchange) throws IOException {
    asked.putAll(
        Stream.of(exchange.getRequestURI().getRawQuery().split("&"))
            .map(field -> field.split("=", 2))
            .collect(
                Collectors.toMap(
                    field -> field[0],
                    field -> URLDecoder.decode(field[1], StandardCharsets.UTF_8))));
    String back =
        asked.get("redirect_uri")
            + "?code=c1&state="
            + URLEncoder.encode(String.valueOf(asked.get("state")), StandardCharsets.UTF_8)
            + "&iss="
            + URLEncoder.encode("http://" + address(), StandardCharsets.UTF_8);
    try (exchange) {
      exchange.getResponseHeaders().add("Location", back);
      exchange.sendResponseHeaders(303, -1);
    }
  }

  private void grant(HttpExchange exchange) throws IOException {
    answer(
        exchange,
        """
        {"access_token":"%s","token_type":"Bearer","expires_in":3600,"scope":"sing","sub":"%s"}"""
            .formatted(owner, owner));
  }

  private static void answer(HttpExchange exchange, String json) throws IOException {
    try (exchange) {
      exchange.getRequestBody().readAllBytes();
      byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
      exchange.getResponseHeaders().add("Content-Type", "application/json");
      exchange.sendResponseHeaders(200, bytes.length);
      exchange.getResponseBody().write(bytes);
    }
  }

  @Override
  public void close() {
    server.stop(0);
  }
}
