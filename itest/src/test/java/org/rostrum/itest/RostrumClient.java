package org.rostrum.itest;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.StreamSupport;

/** A browser reduced to its requests: speaks to one installation as its console would. */
public final class RostrumClient {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Pattern HIDDEN_FIELD =
      Pattern.compile("<input[^>]*type=\"hidden\"[^>]*>", Pattern.CASE_INSENSITIVE);

  /** How fast a busy machine takes in a large body at least. */
  private static final long SLOWEST_BYTES_A_SECOND = 5_000_000;

  private final HttpClient http = HttpClient.newHttpClient();
  private final Map<String, String> cookies = new LinkedHashMap<>();
  private final String baseUrl;

  public RostrumClient(String baseUrl) {
    this.baseUrl = baseUrl;
  }

  /** The same person in the same session, at another node. */
  public RostrumClient at(String otherBaseUrl) {
    RostrumClient there = new RostrumClient(otherBaseUrl);
    there.cookies.putAll(cookies);
    return there;
  }

  public static ObjectNode object() {
    return JSON.createObjectNode();
  }

  public static ArrayNode array() {
    return JSON.createArrayNode();
  }

  /** The first owner signs up. */
  public void setUp(String token) {
    send(
        "POST",
        "/setup",
        object()
            .put("token", token)
            .put("name", "Norra")
            .put("email", "norra@example.org")
            .put("password", "correct horse battery")
            .put("workspace", "Studio Norra")
            .put("zone", "Europe/Oslo"),
        201);
  }

  public void signIn() {
    send(
        "POST",
        "/session",
        object().put("email", "norra@example.org").put("password", "correct horse battery"),
        200);
  }

  /** Fills in Pinterest's service settings for a simulator at this address. */
  public void configurePinterest(String simulatorUrl) {
    ObjectNode values =
        object()
            .put("appId", "1488000")
            .put("appSecret", "practice-secret")
            .put("environment", "custom")
            .put("apiUrl", simulatorUrl + "/sandbox/v5")
            .put("authorizationUrl", simulatorUrl + "/oauth/");
    send("PUT", "/providers/pinterest/settings", object().set("values", values), 200);
  }

  /** Goes through the consent page as a person would; answers the account's id. */
  public String connectPinterest(String user) {
    return consent(user, object());
  }

  /** The same in an environment that is named. */
  public String connectPinterest(String user, String environment) {
    return consent(user, object().put("environment", environment));
  }

  private String consent(String user, ObjectNode body) {
    JsonNode begun =
        send(
            "POST",
            "/providers/pinterest/connect/consent",
            body.put("returnPath", "/accounts"),
            200);
    URI consentPage = URI.create(begun.get("authorizeUrl").asText());
    HttpResponse<String> asked = exchange(HttpRequest.newBuilder(consentPage).GET(), false);
    String page = asked.body();
    String networksCookie = pair(asked.headers().firstValue("Set-Cookie").orElseThrow());
    StringBuilder form = new StringBuilder("user=" + user + "&decision=give");
    Matcher hidden = HIDDEN_FIELD.matcher(page);
    while (hidden.find()) {
      form.append('&').append(attribute(hidden.group(), "name"));
      form.append('=').append(encode(attribute(hidden.group(), "value")));
    }
    HttpResponse<String> consent =
        exchange(
            HttpRequest.newBuilder(consentPage.resolve(formAction(page)))
                .header("Content-Type", "application/x-www-form-urlencoded")
                .header("Cookie", networksCookie)
                .POST(BodyPublishers.ofString(form.toString())),
            false);
    URI callback = URI.create(consent.headers().firstValue("Location").orElseThrow());
    HttpResponse<String> back = exchange(HttpRequest.newBuilder(callback).GET(), true);
    String location = back.headers().firstValue("Location").orElse("");
    Matcher connected = Pattern.compile("connected=([0-9a-f-]{36})").matcher(location);
    if (!connected.find()) {
      throw new AssertionError(
          "Not connected: " + back.statusCode() + " " + location + back.body());
    }
    return connected.group(1);
  }

  /** Makes one post for one board and answers its publication's id. */
  public String schedule(String account, String media, String board, String title, Instant at) {
    JsonNode post = create(account, media, board, title);
    JsonNode scheduled =
        exchangeJson(
            request("POST", "/posts/" + post.get("id").asText() + "/schedule")
                .header("If-Match", "\"" + post.get("version").asText() + "\"")
                .method("POST", body(object().put("at", at.toString()))),
            200);
    return scheduled.get("publications").get(0).get("id").asText();
  }

  public JsonNode create(String account, String media, String board, String title) {
    ObjectNode target =
        object().put("accountId", account).set("options", object().put("board", board));
    target.set("version", object().putNull("title").putNull("text").putNull("link"));
    ObjectNode draft =
        object()
            .put("title", title)
            .put("text", "About " + title)
            .put("link", "https://example.org/");
    draft.set("media", array().add(object().put("mediaId", media).put("altText", "A photo")));
    draft.set("targets", array().add(target));
    return send("POST", "/posts", draft, 201);
  }

  public String upload(Path picture) {
    try {
      return exchangeJson(
              request("POST", "/media?name=" + encode(Objects.toString(picture.getFileName())))
                  .header("Content-Type", "application/octet-stream")
                  .POST(BodyPublishers.ofFile(picture)),
              201)
          .get("id")
          .asText();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Stages the jar of a network and answers the plan. */
  public JsonNode stage(String name, byte[] jar) {
    return exchangeJson(
        request("POST", "/bundles/plans?name=" + encode(name))
            .header("Content-Type", "application/java-archive")
            .POST(BodyPublishers.ofByteArray(jar)),
        201);
  }

  public List<String> boards(String account) {
    JsonNode page =
        send(
            "POST",
            "/accounts/" + account + "/choices/board",
            object().put("search", "").putNull("cursor").put("limit", 25).set("options", object()),
            200);
    return stream(page.get("items")).map(item -> item.get("value").asText()).toList();
  }

  public JsonNode publication(String id) {
    return get("/publications/" + id).get("publication");
  }

  public JsonNode get(String path) {
    return exchangeJson(request("GET", path).GET(), 200);
  }

  /** Opens an answer that has no end, to be read as it comes. */
  public InputStream stream(String path) {
    HttpRequest.Builder request = request("GET", path).GET();
    cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    try {
      return http.send(request.build(), BodyHandlers.ofInputStream()).body();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  public JsonNode send(String method, String path, JsonNode body, int expected) {
    return exchangeJson(
        request(method, path).header("Content-Type", "application/json").method(method, body(body)),
        expected);
  }

  /** Asks for something that may be refused for now, and answers the status. */
  public int status(String method, String path) {
    return exchange(
            request(method, path)
                .header("Content-Type", "application/json")
                .method(method, body(object())),
            true)
        .statusCode();
  }

  /** A change of a thing with versions, at the version that is known. */
  public JsonNode change(String method, String path, long version, JsonNode body, int expected) {
    return exchangeJson(
        request(method, path)
            .header("If-Match", "\"" + version + "\"")
            .header("Content-Type", "application/json")
            .method(method, body(body)),
        expected);
  }

  /** Asks for JSON that is no part of the API. */
  public JsonNode outside(String path) {
    return exchangeJson(HttpRequest.newBuilder(URI.create(baseUrl + path)).GET(), 200);
  }

  /** Sends JSON to what is no part of the API. */
  public JsonNode outside(String path, JsonNode body, int expected) {
    return exchangeJson(
        HttpRequest.newBuilder(URI.create(baseUrl + path))
            .header("Content-Type", "application/json")
            .POST(body(body)),
        expected);
  }

  public HttpResponse<String> raw(String method, String path) {
    return exchange(
        HttpRequest.newBuilder(URI.create(baseUrl + path)).method(method, BodyPublishers.noBody()),
        true);
  }

  public static java.util.stream.Stream<JsonNode> stream(JsonNode items) {
    return StreamSupport.stream(items.spliterator(), false);
  }

  private HttpRequest.Builder request(String method, String path) {
    HttpRequest.Builder builder = HttpRequest.newBuilder(URI.create(baseUrl + "/api/v1" + path));
    return method.equals("GET") ? builder : builder.header("Origin", baseUrl);
  }

  private static HttpRequest.BodyPublisher body(JsonNode body) {
    return BodyPublishers.ofString(body.toString());
  }

  private JsonNode exchangeJson(HttpRequest.Builder request, int expected) {
    Optional<String> type = request.copy().build().headers().firstValue("Content-Type");
    HttpResponse<String> answer =
        exchange(
            type.isPresent() ? request : request.header("Content-Type", "application/json"), true);
    if (answer.statusCode() != expected) {
      throw new AssertionError(
          answer.request().method()
              + " "
              + answer.uri()
              + " answered "
              + answer.statusCode()
              + ": "
              + answer.body());
    }
    try {
      return JSON.readTree(answer.body());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Half a minute, and as long as a slow disk takes for what is sent along. */
  private static Duration deadline(HttpRequest.Builder request) {
    long bytes =
        request
            .copy()
            .build()
            .bodyPublisher()
            .map(HttpRequest.BodyPublisher::contentLength)
            .orElse(0L);
    return Duration.ofSeconds(30).plusSeconds(bytes / SLOWEST_BYTES_A_SECOND);
  }

  private HttpResponse<String> exchange(HttpRequest.Builder request, boolean ours) {
    if (ours && !cookies.isEmpty()) {
      cookies.forEach((name, value) -> request.header("Cookie", name + "=" + value));
    }
    try {
      HttpResponse<String> answer =
          http.send(request.timeout(deadline(request)).build(), BodyHandlers.ofString());
      if (ours) {
        answer.headers().allValues("Set-Cookie").forEach(this::keep);
      }
      return answer;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  private void keep(String setCookie) {
    String pair = pair(setCookie);
    int equals = pair.indexOf('=');
    cookies.put(pair.substring(0, equals), pair.substring(equals + 1));
  }

  private static String pair(String setCookie) {
    return setCookie.substring(0, (setCookie + ";").indexOf(';'));
  }

  private static String formAction(String page) {
    Matcher action = Pattern.compile("<form[^>]*action=\"([^\"]*)\"").matcher(page);
    return action.find() ? action.group(1) : "";
  }

  private static String attribute(String tag, String name) {
    Matcher value = Pattern.compile(name + "=\"([^\"]*)\"").matcher(tag);
    return value.find() ? value.group(1).replace("&amp;", "&") : "";
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
