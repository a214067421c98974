package org.rostrum.provider.pinterest.internal.api;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.provider.NetworkClient;

/** One request and its answer, with every way to go wrong told apart. */
final class Exchange {
  private static final Duration LEAST_WAIT = Duration.ofSeconds(1);
  private static final Pattern REQUEST_ID = Pattern.compile("[A-Za-z0-9_-]{1,64}");

  private Exchange() {}

  static HttpResponse<String> send(
      NetworkClient http, HttpRequest request, Operation operation, String environment)
      throws PinterestException, InterruptedException {
    try {
      return http.send(request);
    } catch (NetworkClient.NotSent e) {
      throw fault(FaultKind.UNREACHABLE, operation, environment, words(e));
    } catch (HttpTimeoutException e) {
      throw fault(FaultKind.BROKEN, operation, environment, "no answer in time");
    } catch (IOException e) {
      throw fault(FaultKind.BROKEN, operation, environment, words(e));
    }
  }

  /** The object in an answer; any 2xx will do, because the description and the service differ. */
  static JsonNode success(HttpResponse<String> answer, Operation operation, String environment)
      throws PinterestException {
    int status = answer.statusCode();
    Optional<JsonNode> body = Json.read(answer.body());
    if (status >= 200 && status < 300) {
      return body.orElseThrow(
          () ->
              fault(
                  FaultKind.GARBLED,
                  operation,
                  environment,
                  "HTTP " + status + " without a JSON object"));
    }
    int code = body.map(error -> error.path("code").asInt(0)).orElse(0);
    String message = body.map(error -> Json.text(error, "message")).orElse("");
    RateLimitHeaders limits = new RateLimitHeaders(answer.headers());
    throw new PinterestException(
        new PinterestFault(
            FaultKind.of(status, code),
            operation,
            environment,
            (message.isBlank() ? "HTTP " + status : message) + reference(answer, code),
            limits.wait(LEAST_WAIT),
            limits.scope()));
  }

  /** Code and request id, by which Pinterest's support finds the call. */
  private static String reference(HttpResponse<String> answer, int code) {
    String request =
        answer
            .headers()
            .firstValue("x-pinterest-rid")
            .filter(id -> REQUEST_ID.matcher(id).matches())
            .map(id -> ", request " + id)
            .orElse("");
    return code == 0 && request.isEmpty() ? "" : " — code " + code + request;
  }

  private static String words(IOException e) {
    return e.getMessage() == null ? e.getClass().getSimpleName() : e.getMessage();
  }

  private static PinterestException fault(
      FaultKind kind, Operation operation, String environment, String detail) {
    return new PinterestException(PinterestFault.of(kind, operation, environment, detail));
  }
}
