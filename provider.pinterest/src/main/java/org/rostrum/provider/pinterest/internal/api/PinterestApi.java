package org.rostrum.provider.pinterest.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.pinterest.internal.settings.Endpoints;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.provider.settings.Secret;

/** Calls one environment of Pinterest on behalf of one account. Lives as long as one context. */
public final class PinterestApi {
  /** How long an answer that only reads may take. */
  static final Duration READ_TIMEOUT = Duration.ofSeconds(20);

  private static final int MAX_BOOKMARK = 2_000;

  /** Visible ASCII: anything else cannot stand in a header, and an error would quote it. */
  private static final Pattern TOKEN = Pattern.compile("[\\x21-\\x7e]{1,4000}");

  private final Endpoints endpoints;
  private final NetworkClient http;
  private final Secret token;
  private final Consumer<RateLimitObservation> limits;

  /**
   * Prepares calls.
   *
   * @param endpoints which environment
   * @param account for whom
   * @param limits told what each answer says of rate limits
   */
  public PinterestApi(
      Endpoints endpoints, AccountContext account, Consumer<RateLimitObservation> limits) {
    this.endpoints = endpoints;
    this.http = account.http();
    this.token = account.accessToken();
    this.limits = limits;
  }

  /**
   * Reads an object.
   *
   * @param operation what is asked
   * @param path below the base, made of known words and checked ids
   * @return the object
   * @throws PinterestException if there is none
   * @throws InterruptedException if the host ended the call
   */
  public JsonNode get(Operation operation, String path)
      throws PinterestException, InterruptedException {
    return call(operation, path, request -> request.GET().timeout(READ_TIMEOUT));
  }

  /**
   * Reads a page of a list.
   *
   * @param operation what is asked
   * @param path below the base, made of known words and checked ids
   * @param size how many entries, 1 to {@link Page#MAX_SIZE}
   * @param bookmark where to go on; empty for the start
   * @return the page
   * @throws PinterestException if there is none
   * @throws InterruptedException if the host ended the call
   */
  public Page page(Operation operation, String path, int size, Optional<String> bookmark)
      throws PinterestException, InterruptedException {
    String query =
        "?page_size=" + size + bookmark.map(mark -> "&bookmark=" + encoded(mark)).orElse("");
    JsonNode answer = get(operation, path + query);
    if (!answer.path("items").isArray()) {
      throw fault(FaultKind.GARBLED, operation, "a list without items");
    }
    List<JsonNode> items = new ArrayList<>();
    answer.path("items").forEach(items::add);
    String next = Json.text(answer, "bookmark");
    if (next.length() > MAX_BOOKMARK) {
      throw fault(FaultKind.GARBLED, operation, "a bookmark of " + next.length() + " characters");
    }
    return new Page(items, next.isEmpty() ? Optional.empty() : Optional.of(next));
  }

  /**
   * Creates something small.
   *
   * @param operation what is asked
   * @param path below the base, made of known words and checked ids
   * @param body what to create
   * @return what Pinterest created
   * @throws PinterestException if it did not, or if it cannot be told
   * @throws InterruptedException if the host ended the call; it may have been created
   */
  public JsonNode post(Operation operation, String path, ObjectNode body)
      throws PinterestException, InterruptedException {
    return post(operation, path, BodyPublishers.ofString(Json.write(body)), READ_TIMEOUT);
  }

  /**
   * Creates something.
   *
   * @param operation what is asked
   * @param path below the base, made of known words and checked ids
   * @param body JSON, of a known length
   * @param timeout how long it may take, sending included
   * @return what Pinterest created
   * @throws PinterestException if it did not, or if it cannot be told
   * @throws InterruptedException if the host ended the call; it may have been created
   */
  public JsonNode post(Operation operation, String path, BodyPublisher body, Duration timeout)
      throws PinterestException, InterruptedException {
    return call(
        operation,
        path,
        request -> request.POST(body).header("Content-Type", "application/json").timeout(timeout));
  }

  /**
   * Changes something small.
   *
   * @param operation what is asked
   * @param path below the base, made of known words and checked ids
   * @param body what to change
   * @return what it is now
   * @throws PinterestException if it was not changed, or if it cannot be told
   * @throws InterruptedException if the host ended the call; it may have been changed
   */
  public JsonNode patch(Operation operation, String path, ObjectNode body)
      throws PinterestException, InterruptedException {
    return call(
        operation,
        path,
        request ->
            request
                .method("PATCH", BodyPublishers.ofString(Json.write(body)))
                .header("Content-Type", "application/json")
                .timeout(READ_TIMEOUT));
  }

  /**
   * Deletes something; the answer to that has no body.
   *
   * @param operation what is asked
   * @param path below the base, made of known words and checked ids
   * @throws PinterestException if it was not deleted, or if it cannot be told
   * @throws InterruptedException if the host ended the call; it may have been deleted
   */
  public void delete(Operation operation, String path)
      throws PinterestException, InterruptedException {
    HttpResponse<String> answer =
        send(operation, path, request -> request.DELETE().timeout(READ_TIMEOUT));
    if (answer.statusCode() / 100 != 2) {
      Exchange.success(answer, operation, endpoints.label());
    }
  }

  private JsonNode call(Operation operation, String path, Consumer<HttpRequest.Builder> shape)
      throws PinterestException, InterruptedException {
    return Exchange.success(send(operation, path, shape), operation, endpoints.label());
  }

  private HttpResponse<String> send(
      Operation operation, String path, Consumer<HttpRequest.Builder> shape)
      throws PinterestException, InterruptedException {
    if (!TOKEN.matcher(token.expose()).matches()) {
      throw fault(FaultKind.TOKEN, operation, "it has characters that no token has");
    }
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(endpoints.api() + path))
            .header("Authorization", "Bearer " + token.expose())
            .header("Accept", "application/json");
    shape.accept(request);
    HttpResponse<String> answer =
        Exchange.send(http, request.build(), operation, endpoints.label());
    RateLimitHeaders said = new RateLimitHeaders(answer.headers());
    said.observation().ifPresent(limits);
    return answer;
  }

  /**
   * Says that a success could not be read.
   *
   * @param operation what was asked
   * @param detail what is wrong with the answer
   * @return the exception, to be thrown
   */
  public PinterestException garbled(Operation operation, String detail) {
    return fault(FaultKind.GARBLED, operation, detail);
  }

  private PinterestException fault(FaultKind kind, Operation operation, String detail) {
    return new PinterestException(PinterestFault.of(kind, operation, endpoints.label(), detail));
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
