package org.example.chirp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import org.rostrum.provider.AccountContext;
import org.rostrum.provider.NetworkClient;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.publish.RateLimitObservation;
import org.rostrum.provider.settings.Secret;

/** Chirp's API. Every answer is either an object of JSON or a {@link ChirpException}. */
final class ChirpApi {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final Duration USUAL_PAUSE = Duration.ofMinutes(1);
  private static final long LONGEST_PAUSE = Duration.ofDays(1).toSeconds();

  private final String server;
  private final NetworkClient http;
  private final Optional<Secret> token;

  private ChirpApi(ServiceContext context, Optional<Secret> token) {
    this.server = ChirpDescriptor.server(context.service());
    this.http = context.http();
    this.token = token;
  }

  static ChirpApi of(AccountContext account) {
    return new ChirpApi(account, Optional.of(account.accessToken()));
  }

  static ChirpApi withoutAccount(ServiceContext context) {
    return new ChirpApi(context, Optional.empty());
  }

  static ObjectNode object() {
    return JSON.createObjectNode();
  }

  /** What an answer said of the limit on posts, beside the answer itself. */
  record Answer(JsonNode object, Optional<RateLimitObservation> limit) {}

  Answer get(String path) throws ChirpException, InterruptedException {
    return send(request(path).GET().build());
  }

  Answer post(String path, ObjectNode body) throws ChirpException, InterruptedException {
    return send(
        request(path)
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(body.toString()))
            .build());
  }

  private HttpRequest.Builder request(String path) throws ChirpException {
    try {
      HttpRequest.Builder request =
          HttpRequest.newBuilder(URI.create(server + path)).timeout(PATIENCE);
      token.ifPresent(secret -> request.header("Authorization", "Bearer " + secret.expose()));
      return request;
    } catch (IllegalArgumentException e) {
      // The JDK's message would quote what was pasted.
      throw new ChirpException(
          ChirpException.Kind.TOKEN, "The token has characters that no token of Chirp has.");
    }
  }

  private Answer send(HttpRequest request) throws ChirpException, InterruptedException {
    HttpResponse<String> answer;
    try {
      answer = http.send(request);
    } catch (NetworkClient.NotSent e) {
      throw new ChirpException(ChirpException.Kind.NOT_SENT, "Chirp could not be reached.");
    } catch (IOException e) {
      throw new ChirpException(ChirpException.Kind.UNCLEAR, "Chirp's answer was lost.");
    }
    if (answer.statusCode() / 100 != 2) {
      throw refusal(answer);
    }
    return new Answer(read(answer.body()), limit(answer));
  }

  private static JsonNode read(String body) throws ChirpException {
    try {
      JsonNode read = JSON.readTree(body);
      if (read.isObject()) {
        return read;
      }
    } catch (JsonProcessingException e) {
      // Said below: what the parser says of the text helps nobody.
    }
    throw unreadable();
  }

  static ChirpException unreadable() {
    return new ChirpException(ChirpException.Kind.UNCLEAR, "Chirp's answer cannot be read.");
  }

  private static ChirpException refusal(HttpResponse<String> answer) {
    int status = answer.statusCode();
    return switch (status) {
      case 401 ->
          new ChirpException(
              ChirpException.Kind.TOKEN, "Chirp does not accept the token. Connect again.");
      case 404, 410 -> new ChirpException(ChirpException.Kind.GONE, "Chirp does not have it.");
      case 429 ->
          new ChirpException(
              ChirpException.Kind.LIMITED,
              "Chirp wants a pause.",
              header(answer, "Retry-After").isPresent()
                  ? Duration.ofSeconds(
                      Math.clamp(header(answer, "Retry-After").getAsLong(), 1, LONGEST_PAUSE))
                  : USUAL_PAUSE);
      default ->
          status / 100 == 4 && status != 408
              ? new ChirpException(ChirpException.Kind.REFUSED, "Chirp refuses: " + words(answer))
              : new ChirpException(
                  ChirpException.Kind.UNCLEAR, "Chirp answered with status " + status + ".");
    };
  }

  /** What Chirp says to people, bounded, because nobody knows what it will say. */
  private static String words(HttpResponse<String> answer) {
    try {
      String said = read(answer.body()).path("message").asText("no reason");
      return said.length() > 300 ? said.substring(0, 300) : said;
    } catch (ChirpException e) {
      return "status " + answer.statusCode() + ".";
    }
  }

  private static Optional<RateLimitObservation> limit(HttpResponse<String> answer) {
    OptionalLong limit = header(answer, "X-RateLimit-Limit");
    OptionalLong remaining = header(answer, "X-RateLimit-Remaining");
    OptionalLong reset = header(answer, "X-RateLimit-Reset");
    return limit.isPresent() && remaining.isPresent() && reset.isPresent()
        ? Optional.of(
            new RateLimitObservation(
                "posts an hour",
                RateLimit.Scope.ACCOUNT,
                limit.getAsLong(),
                remaining.getAsLong(),
                Duration.ofSeconds(Math.min(reset.getAsLong(), LONGEST_PAUSE)),
                Optional.of(Duration.ofHours(1))))
        : Optional.empty();
  }

  /** A number that is not below zero. */
  private static OptionalLong header(HttpResponse<String> answer, String name) {
    return answer
        .headers()
        .firstValue(name)
        .filter(value -> value.matches("[0-9]{1,15}"))
        .map(value -> OptionalLong.of(Long.parseLong(value)))
        .orElse(OptionalLong.empty());
  }
}
