package org.rostrum.provider.bluesky.internal.xrpc;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublisher;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.provider.settings.Secret;

/**
 * Calls one server. The client that it is given decides in whose name: {@code asAccount()} of an
 * account, or {@code http()} of nobody.
 */
public final class XrpcClient {
  /** How long a call may take that sends no file. */
  public static final Duration PATIENCE = Duration.ofSeconds(30);

  /** So many characters of a secret are worth hiding. */
  private static final int TELLING = 8;

  private final URI server;
  private final NetworkClient http;
  private final InstantSource clock;
  private final Consumer<RateLimitObservation> limits;
  private final List<Secret> hidden;

  /**
   * Prepares calls.
   *
   * @param server the base of its addresses, without a slash at the end
   * @param http the client
   */
  public XrpcClient(URI server, NetworkClient http) {
    this(server, http, InstantSource.system(), limit -> {});
  }

  /**
   * Prepares calls whose limits are told.
   *
   * @param server the base of its addresses, without a slash at the end
   * @param http the client
   * @param clock the host's time
   * @param limits is told what answers to publishing say of rate limits
   */
  public XrpcClient(
      URI server, NetworkClient http, InstantSource clock, Consumer<RateLimitObservation> limits) {
    this(server, http, clock, limits, List.of());
  }

  private XrpcClient(
      URI server,
      NetworkClient http,
      InstantSource clock,
      Consumer<RateLimitObservation> limits,
      List<Secret> hidden) {
    this.server = server;
    this.http = http;
    this.clock = clock;
    this.limits = limits;
    this.hidden = hidden;
  }

  /**
   * The same client that keeps to itself what a server says, should it send back a secret.
   *
   * @param secret what is sent and must not be shown
   * @return a client for the same server
   */
  public XrpcClient hiding(Secret secret) {
    List<Secret> more = Stream.concat(hidden.stream(), Stream.of(secret)).toList();
    return new XrpcClient(server, http, clock, limits, more);
  }

  /**
   * Asks.
   *
   * @param call what
   * @param parameters by name
   * @return the object in the answer
   * @throws XrpcException if there is none
   * @throws InterruptedException if the host ended the call
   */
  public JsonNode get(Call call, Map<String, String> parameters)
      throws XrpcException, InterruptedException {
    String query =
        new TreeMap<>(parameters)
            .entrySet().stream()
                .map(one -> one.getKey() + "=" + encoded(one.getValue()))
                .collect(Collectors.joining("&"));
    URI address = address(call, query.isEmpty() ? "" : "?" + query);
    return send(call, HttpRequest.newBuilder(address).GET().timeout(PATIENCE));
  }

  /**
   * Has something done.
   *
   * @param call what
   * @param body its input
   * @return the object in the answer
   * @throws XrpcException if it was not done, or if it cannot be told
   * @throws InterruptedException if the host ended the call; it may have been done
   */
  public JsonNode post(Call call, ObjectNode body) throws XrpcException, InterruptedException {
    return post(call, BodyPublishers.ofString(body.toString()), "application/json", PATIENCE);
  }

  /**
   * Has something done with a body of any kind.
   *
   * @param call what
   * @param body its input, of a known length, that can be read more than once
   * @param contentType its type
   * @param timeout how long it may take, sending included
   * @return the object in the answer
   * @throws XrpcException if it was not done, or if it cannot be told
   * @throws InterruptedException if the host ended the call; it may have been done
   */
  public JsonNode post(Call call, BodyPublisher body, String contentType, Duration timeout)
      throws XrpcException, InterruptedException {
    return send(
        call,
        HttpRequest.newBuilder(address(call, ""))
            .POST(body)
            .header("Content-Type", contentType)
            .timeout(timeout));
  }

  /**
   * Has something done without a body, with a token of its own.
   *
   * @param call what
   * @param authorization the header
   * @return the object in the answer
   * @throws XrpcException if it was not done, or if it cannot be told
   * @throws InterruptedException if the host ended the call; it may have been done
   */
  public JsonNode postAs(Call call, String authorization)
      throws XrpcException, InterruptedException {
    return send(
        call,
        HttpRequest.newBuilder(address(call, ""))
            .POST(BodyPublishers.noBody())
            .header("Authorization", authorization)
            .timeout(PATIENCE));
  }

  private JsonNode send(Call call, HttpRequest.Builder request)
      throws XrpcException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = http.send(request.header("Accept", "application/json").build());
    } catch (NetworkClient.NotSent e) {
      throw fault(FaultKind.UNREACHABLE, call, words(e));
    } catch (HttpTimeoutException e) {
      throw fault(FaultKind.BROKEN, call, "no answer in time");
    } catch (IOException e) {
      throw fault(FaultKind.BROKEN, call, words(e));
    }
    return success(call, answer);
  }

  private JsonNode success(Call call, HttpResponse<String> answer) throws XrpcException {
    int status = answer.statusCode();
    Optional<JsonNode> body = Json.read(answer.body());
    LimitHeaders said = new LimitHeaders(answer.headers());
    Instant now = clock.instant();
    if (call == Call.PUBLISH) {
      said.observation(now).ifPresent(limits);
    }
    if (status >= 200 && status < 300) {
      // Older servers answer a deletion with nothing at all.
      return body.or(() -> answer.body().isBlank() ? Optional.of(Json.object()) : Optional.empty())
          .orElseThrow(
              () -> fault(FaultKind.GARBLED, call, "HTTP " + status + " without a JSON object"));
    }
    String error = body.map(node -> Json.text(node, "error")).orElse("");
    String message = body.map(node -> Json.text(node, "message")).orElse("");
    FaultKind kind = FaultKind.of(status, error, message);
    throw new XrpcException(
        new Fault(
            kind,
            call,
            name(),
            error,
            discreet(message.isBlank() ? "HTTP " + status + " " + error : message),
            kind == FaultKind.RATE_LIMIT ? said.wait(now) : Optional.empty()));
  }

  /**
   * A server's words as they may be shown: bounded, in one line, and nothing if there is a secret
   * among them. Even the beginning of one is too much.
   *
   * @param words what the server said
   * @return the words, or an empty text
   */
  public String discreet(String words) {
    String plain = Fault.clean(words);
    return hidden.stream()
            .map(secret -> Fault.clean(secret.expose()))
            .map(text -> text.substring(0, Math.min(TELLING, text.length())))
            .anyMatch(start -> !start.isEmpty() && plain.contains(start))
        ? ""
        : plain;
  }

  /**
   * Says that a success could not be read.
   *
   * @param call what was asked
   * @param detail what is wrong with the answer
   * @return the exception, to be thrown
   */
  public XrpcException garbled(Call call, String detail) {
    return fault(FaultKind.GARBLED, call, detail);
  }

  private XrpcException fault(FaultKind kind, Call call, String detail) {
    return new XrpcException(Fault.of(kind, call, name(), discreet(detail)));
  }

  private URI address(Call call, String query) {
    return URI.create(server + "/xrpc/" + call.method() + query);
  }

  private String name() {
    return server.getRawAuthority();
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static String encoded(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
