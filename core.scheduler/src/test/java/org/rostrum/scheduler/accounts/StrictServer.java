package org.rostrum.scheduler.accounts;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Supplier;

/**
 * An authorization server and an API behind it that take nothing on trust: pushed requests, PKCE,
 * proofs of possession with nonces that change, assertions of the client, codes and refresh tokens
 * that work once. A replayed refresh token ends its grant, as the RFC wants it.
 */
final class StrictServer implements AutoCloseable {
  private static final JsonMapper JSON = new JsonMapper();

  private final HttpServer server;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final Supplier<String> clientDocument;
  private final Map<String, Pushed> pushed = new HashMap<>();
  private final Map<String, Pushed> codes = new HashMap<>();
  private final Map<String, Held> refreshTokens = new HashMap<>();
  private final Map<String, Held> accessTokens = new HashMap<>();
  private final Set<String> seen = new HashSet<>();
  private int number;
  private int nonce;

  /** Each request that came in, as its path and what was answered. */
  final List<String> log = new CopyOnWriteArrayList<>();

  /** What it says of itself beyond the usual; a null takes a member away. */
  final Map<String, Object> described = new HashMap<>();

  /** Whose consent is given. */
  volatile String subject = "did:plc:berta";

  /** How long its access tokens live, in seconds. */
  volatile int lifetime = 3600;

  /** The type it says its tokens are of. */
  volatile String tokenType = "DPoP";

  private record Pushed(Map<String, String> request, String thumbprint) {
    String said(String name) {
      return request.getOrDefault(name, "");
    }
  }

  private static final class Held {
    final String subject;
    final String thumbprint;
    boolean over;

    Held(String subject, String thumbprint) {
      this.subject = subject;
      this.thumbprint = thumbprint;
    }
  }

  /** Says no. */
  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;
    final int status;
    final String error;

    Refusal(int status, String error, String why) {
      super(why);
      this.status = status;
      this.error = error;
    }
  }

  @FunctionalInterface
  private interface Answering {
    Map<String, Object> to(HttpExchange exchange, Map<String, String> form) throws Exception;
  }

  /**
   * Listens on this machine.
   *
   * @param clientDocument reads the description of the client where its id says
   */
  StrictServer(Supplier<String> clientDocument) throws IOException {
    this.clientDocument = clientDocument;
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 50);
    server.setExecutor(threads);
    on("/.well-known/oauth-authorization-server", 200, (exchange, form) -> description());
    on("/par", 201, this::push);
    on("/token", 200, this::token);
    on("/api", 200, this::api);
    server.start();
  }

  URI issuer() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  /** Makes every proof that was made with an older nonce worthless. */
  synchronized void changeNonce() {
    nonce++;
  }

  /** Ends every access token, as a server does that forgot them. */
  synchronized void forgetAccessTokens() {
    accessTokens.clear();
  }

  private Map<String, Object> description() {
    Map<String, Object> said = new HashMap<>();
    said.put("issuer", issuer().toString());
    said.put("authorization_endpoint", issuer() + "/authorize");
    said.put("token_endpoint", issuer() + "/token");
    said.put("pushed_authorization_request_endpoint", issuer() + "/par");
    said.put("require_pushed_authorization_requests", true);
    said.put("code_challenge_methods_supported", List.of("S256"));
    said.put("dpop_signing_alg_values_supported", List.of("ES256"));
    said.put("authorization_response_iss_parameter_supported", true);
    described.forEach(
        (member, value) -> {
          if (value.equals("")) {
            said.remove(member);
          } else {
            said.put(member, value);
          }
        });
    return said;
  }

  private synchronized Map<String, Object> push(HttpExchange exchange, Map<String, String> form)
      throws Exception {
    String thumbprint = proven(exchange, Optional.empty());
    authenticate(form);
    if (!form.getOrDefault("code_challenge_method", "").equals("S256")
        || form.getOrDefault("code_challenge", "").length() != 43
        || form.getOrDefault("state", "").length() < 20
        || !form.getOrDefault("response_type", "").equals("code")) {
      throw new Refusal(400, "invalid_request", "something is missing");
    }
    String reference = "urn:ietf:params:oauth:request_uri:" + number++;
    pushed.put(reference, new Pushed(form, thumbprint));
    return Map.of("request_uri", reference, "expires_in", 60);
  }

  /** Gives consent as a person would who was sent to a page; answers what comes back. */
  synchronized Map<String, String> consent(URI page) {
    Map<String, String> query = FakeNetwork.form(page.getRawQuery());
    Pushed request = pushed.remove(query.getOrDefault("request_uri", ""));
    if (request == null
        || !page.getPath().equals("/authorize")
        || query.size() != 2
        || !request.said("client_id").equals(query.get("client_id"))) {
      throw new IllegalArgumentException("No consent is asked for at " + page);
    }
    String code = "code-" + number++;
    codes.put(code, request);
    return new HashMap<>(
        Map.of("code", code, "state", request.said("state"), "iss", issuer().toString()));
  }

  private synchronized Map<String, Object> token(HttpExchange exchange, Map<String, String> form)
      throws Exception {
    String thumbprint = proven(exchange, Optional.empty());
    authenticate(form);
    return switch (form.getOrDefault("grant_type", "")) {
      case "authorization_code" -> {
        Pushed request = codes.remove(form.getOrDefault("code", ""));
        if (request == null
            || !request.thumbprint().equals(thumbprint)
            || !request.said("redirect_uri").equals(form.get("redirect_uri"))
            || !request
                .said("code_challenge")
                .equals(Digests.sha256Base64Url(form.getOrDefault("code_verifier", "")))) {
          throw new Refusal(400, "invalid_grant", "the code is of no use");
        }
        yield grant(new Held(subject, thumbprint));
      }
      case "refresh_token" -> {
        Held held = refreshTokens.get(form.getOrDefault("refresh_token", ""));
        if (held == null || !held.thumbprint.equals(thumbprint)) {
          throw new Refusal(400, "invalid_grant", "the token is of no use");
        }
        if (held.over) {
          refreshTokens.values().removeIf(other -> other.subject.equals(held.subject));
          throw new Refusal(400, "invalid_grant", "the token was used before");
        }
        held.over = true;
        yield grant(new Held(held.subject, thumbprint));
      }
      default -> throw new Refusal(400, "unsupported_grant_type", "no such grant");
    };
  }

  private Map<String, Object> grant(Held held) {
    String access = "access-" + number++;
    String refresh = "refresh-" + number++;
    accessTokens.put(access, held);
    refreshTokens.put(refresh, held);
    return Map.of(
        "access_token",
        access,
        "refresh_token",
        refresh,
        "token_type",
        tokenType,
        "expires_in",
        lifetime,
        "scope",
        "chirp write",
        "sub",
        held.subject);
  }

  private synchronized Map<String, Object> api(HttpExchange exchange, Map<String, String> form)
      throws Exception {
    String authorization =
        Optional.ofNullable(exchange.getRequestHeaders().getFirst("Authorization")).orElse("");
    if (!authorization.startsWith("DPoP ")) {
      throw new Refusal(401, "invalid_token", "no bound token");
    }
    String token = authorization.substring("DPoP ".length());
    String thumbprint = proven(exchange, Optional.of(token));
    Held held = accessTokens.get(token);
    if (held == null || !held.thumbprint.equals(thumbprint)) {
      throw new Refusal(401, "invalid_token", "the token is of no use");
    }
    return Map.of("sub", held.subject);
  }

  private String proven(HttpExchange exchange, Optional<String> token) throws Exception {
    String proof = exchange.getRequestHeaders().getFirst("DPoP");
    if (proof == null) {
      throw new Refusal(400, "invalid_dpop_proof", "there is none");
    }
    SignedToken read = SignedToken.verified(proof, Optional.empty());
    JsonNode claims = read.claims();
    URI called = exchange.getRequestURI();
    String address = issuer() + called.getPath();
    if (!read.header().path("typ").asText().equals("dpop+jwt")
        || read.header().path("jwk").has("d")
        || !claims.path("htm").asText().equals(exchange.getRequestMethod())
        || !claims.path("htu").asText().equals(address)
        || !seen.add(claims.path("jti").asText())) {
      throw new Refusal(400, "invalid_dpop_proof", "it does not prove this");
    }
    String wanted = token.map(Digests::sha256Base64Url).orElse("");
    if (!claims.path("ath").asText("").equals(wanted)) {
      throw new Refusal(400, "invalid_dpop_proof", "it is for another token");
    }
    if (!claims.path("nonce").asText().equals("nonce-" + nonce)) {
      throw new Refusal(token.isPresent() ? 401 : 400, "use_dpop_nonce", "a nonce is needed");
    }
    return read.thumbprint();
  }

  /** Clients known by an address must prove themselves, and each proof works once. */
  private void authenticate(Map<String, String> form) throws Exception {
    String client = form.getOrDefault("client_id", "");
    if (!client.startsWith("https:")) {
      return;
    }
    JsonNode document = JSON.readTree(clientDocument.get());
    String assertion = form.getOrDefault("client_assertion", "");
    if (!document.path("client_id").asText().equals(client) || assertion.isEmpty()) {
      throw new Refusal(400, "invalid_client", "it is not known");
    }
    SignedToken read = SignedToken.verified(assertion, Optional.of(document.at("/jwks/keys/0")));
    JsonNode claims = read.claims();
    if (!read.header().path("kid").asText().equals(document.at("/jwks/keys/0/kid").asText())
        || !claims.path("iss").asText().equals(client)
        || !claims.path("sub").asText().equals(client)
        || !claims.path("aud").asText().equals(issuer().toString())
        || !claims.hasNonNull("exp")
        || !seen.add(claims.path("jti").asText())) {
      throw new Refusal(400, "invalid_client", "it did not prove itself");
    }
  }

  private void on(String path, int status, Answering answering) {
    server.createContext(
        path,
        exchange -> {
          String body =
              new String(exchange.getRequestBody().readAllBytes(), StandardCharsets.UTF_8);
          try (exchange) {
            try {
              send(exchange, path, status, answering.to(exchange, FakeNetwork.form(body)));
            } catch (Refusal e) {
              exchange
                  .getResponseHeaders()
                  .add("WWW-Authenticate", "DPoP error=\"" + e.error + "\"");
              send(
                  exchange,
                  path + " " + e.error,
                  e.status,
                  Map.of("error", e.error, "error_description", e.getMessage()));
            } catch (Exception e) {
              send(exchange, path + " " + e, 400, Map.of("error", "invalid_dpop_proof"));
            }
          }
        });
  }

  private void send(HttpExchange exchange, String what, int status, Map<String, Object> answer)
      throws IOException {
    log.add(what);
    exchange.getResponseHeaders().add("DPoP-Nonce", "nonce-" + nonce);
    exchange.getResponseHeaders().add("Content-Type", "application/json");
    byte[] bytes = JSON.writeValueAsBytes(answer);
    exchange.sendResponseHeaders(status, bytes.length);
    exchange.getResponseBody().write(bytes);
  }

  @Override
  public void close() {
    server.stop(0);
    threads.shutdownNow();
  }
}
