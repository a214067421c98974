package org.rostrum.simulator.pinterest.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Effect;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.faults.Faults;
import org.rostrum.simulator.pinterest.faults.Phase;
import org.rostrum.simulator.pinterest.http.Json;

/** A fault as JSON. */
final class FaultRequest {

  private static final int DEFAULT_SERVER_ERROR = 503;

  private FaultRequest() {}

  /**
   * Reads a fault.
   *
   * @throws IllegalArgumentException with a sentence that says what is wrong
   */
  static Fault read(JsonNode json) {
    Fault fault = Fault.of(effect(json));
    if (json.hasNonNull("phase")) {
      fault =
          switch (Phase.valueOf(json.get("phase").asText().toUpperCase(Locale.ROOT))) {
            case BEFORE -> fault.before();
            case AFTER -> fault.after();
          };
    }
    if (json.hasNonNull("environment")) {
      fault = fault.in(Environment.valueOf(json.get("environment").asText()));
    }
    if (json.hasNonNull("user")) {
      fault = fault.by(json.get("user").asText());
    }
    String method = json.path("method").asText("*");
    return fault
        .on(method.toUpperCase(Locale.ROOT), json.path("path").asText("/pins"))
        .times(json.path("times").asInt(1));
  }

  static ObjectNode write(Faults.Armed armed) {
    Fault fault = armed.fault();
    ObjectNode json =
        Json.object()
            .put("id", armed.id())
            .put("kind", fault.effect().kind())
            .put("phase", fault.phase().name())
            .put("method", fault.method())
            .put("path", fault.path())
            .put("remaining", armed.remaining());
    fault.environment().ifPresent(only -> json.put("environment", only.name()));
    fault.user().ifPresent(only -> json.put("user", only));
    return json;
  }

  private static Effect effect(JsonNode json) {
    String kind = json.path("kind").asText();
    return switch (kind.toUpperCase(Locale.ROOT)) {
      case "LATENCY" -> new Effect.Latency(seconds(json));
      case "RATE_LIMIT" -> new Effect.RateLimit(seconds(json));
      case "SERVER_ERROR" ->
          new Effect.ServerError(json.path("status").asInt(DEFAULT_SERVER_ERROR));
      case "ERROR" ->
          new Effect.Refusal(
              number(json, "status"),
              number(json, "code"),
              json.path("message").asText("Refused."));
      case "DROP" -> new Effect.Drop();
      case "DROP_MID_BODY" -> new Effect.DropMidBody();
      case "HANG" -> new Effect.Hang(seconds(json));
      case "HOLD" -> new Effect.Hold();
      case "TOKEN_EXPIRED" -> new Effect.TokenExpired();
      case "WRONG_JSON" -> new Effect.WrongJson();
      case "TRICKLE" -> new Effect.Trickle(seconds(json));
      case "ENDLESS_BODY" -> new Effect.EndlessBody();
      default -> throw new IllegalArgumentException("Unknown kind of fault: '" + kind + "'");
    };
  }

  private static Duration seconds(JsonNode json) {
    return Optional.of(json.path("seconds"))
        .filter(JsonNode::isNumber)
        .map(seconds -> Duration.ofMillis(Math.round(seconds.asDouble() * 1000)))
        .orElseThrow(() -> new IllegalArgumentException("'seconds' must be a number"));
  }

  private static int number(JsonNode json, String name) {
    if (!json.path(name).isInt()) {
      throw new IllegalArgumentException("'" + name + "' must be a whole number");
    }
    return json.get(name).asInt();
  }
}
