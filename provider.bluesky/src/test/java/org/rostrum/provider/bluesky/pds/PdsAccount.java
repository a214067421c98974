package org.rostrum.provider.bluesky.pds;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An account on a {@link RealPds}, seen by somebody who has its password: what a test compares
 * with. It speaks to the PDS by itself, not through the provider.
 *
 * @param server the PDS
 * @param handle for example {@code alice.test}
 * @param did its unchanging id
 * @param password of the account itself, for signing in on the consent page
 * @param appPassword made for one app
 */
public record PdsAccount(
    URI server, String handle, String did, String password, String appPassword) {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final String PASSWORD = "correct-horse-battery";

  static PdsAccount create(URI server, String name) {
    JsonNode made =
        call(
            server,
            "com.atproto.server.createAccount",
            "",
            Map.of(
                "email", name + "@example.test", "handle", name + ".test", "password", PASSWORD));
    JsonNode app =
        call(
            server,
            "com.atproto.server.createAppPassword",
            made.path("accessJwt").asText(),
            Map.of("name", "rostrum"));
    return new PdsAccount(
        server, name + ".test", made.path("did").asText(), PASSWORD, app.path("password").asText());
  }

  /**
   * The posts that are there, the oldest key first.
   *
   * @return entries with {@code uri}, {@code cid} and {@code value}
   */
  public List<JsonNode> posts() {
    JsonNode answer =
        read(
            "com.atproto.repo.listRecords?reverse=true&limit=100&collection=app.bsky.feed.post&repo="
                + encoded(did));
    List<JsonNode> posts = new ArrayList<>();
    answer.path("records").forEach(posts::add);
    return posts;
  }

  /**
   * Reads back a blob.
   *
   * @param cid its link
   * @return the bytes that the PDS hands out
   */
  public byte[] blob(String cid) {
    HttpRequest request =
        HttpRequest.newBuilder(
                server.resolve(
                    "/xrpc/com.atproto.sync.getBlob?did=" + encoded(did) + "&cid=" + encoded(cid)))
            .build();
    HttpResponse<byte[]> answer = send(request, BodyHandlers.ofByteArray());
    if (answer.statusCode() != 200) {
      throw new IllegalStateException("getBlob: HTTP " + answer.statusCode());
    }
    return answer.body();
  }

  /**
   * Deletes a post, as its owner does elsewhere.
   *
   * @param uri its address
   */
  public void delete(String uri) {
    call(
        server,
        "com.atproto.repo.deleteRecord",
        session(),
        Map.of(
            "repo",
            did,
            "collection",
            "app.bsky.feed.post",
            "rkey",
            uri.substring(uri.lastIndexOf('/') + 1)));
  }

  /** Takes the app password back, which ends its sessions. */
  public void revokeAppPassword() {
    call(server, "com.atproto.server.revokeAppPassword", session(), Map.of("name", "rostrum"));
  }

  private String session() {
    return call(
            server,
            "com.atproto.server.createSession",
            "",
            Map.of("identifier", did, "password", password))
        .path("accessJwt")
        .asText();
  }

  private JsonNode read(String path) {
    return json(
        path,
        send(
            HttpRequest.newBuilder(server.resolve("/xrpc/" + path)).build(),
            BodyHandlers.ofString()));
  }

  private static JsonNode call(URI server, String method, String token, Map<String, String> body) {
    ObjectNode json = JSON.createObjectNode();
    body.forEach(json::put);
    HttpRequest.Builder request =
        HttpRequest.newBuilder(server.resolve("/xrpc/" + method))
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(json.toString()));
    if (!token.isEmpty()) {
      request.header("Authorization", "Bearer " + token);
    }
    return json(method, send(request.build(), BodyHandlers.ofString()));
  }

  private static JsonNode json(String what, HttpResponse<String> answer) {
    if (answer.statusCode() != 200) {
      throw new IllegalStateException(what + ": HTTP " + answer.statusCode() + " " + answer.body());
    }
    try {
      return answer.body().isBlank() ? JSON.createObjectNode() : JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The PDS drops connections that ask for HTTP/2. */
  private static <T> HttpResponse<T> send(
      HttpRequest request, HttpResponse.BodyHandler<T> handler) {
    try (HttpClient client = HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
      return client.send(request, handler);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }

  /** Says nothing of the passwords. */
  @Override
  public String toString() {
    return handle;
  }
}
