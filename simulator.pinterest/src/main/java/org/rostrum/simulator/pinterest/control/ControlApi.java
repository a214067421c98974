package org.rostrum.simulator.pinterest.control;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Set;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.faults.Fault;
import org.rostrum.simulator.pinterest.faults.Faults;
import org.rostrum.simulator.pinterest.gate.Gate;
import org.rostrum.simulator.pinterest.gate.RateLimits;
import org.rostrum.simulator.pinterest.gate.RequestLog;
import org.rostrum.simulator.pinterest.gate.RequestRecord;
import org.rostrum.simulator.pinterest.http.Json;
import org.rostrum.simulator.pinterest.http.Request;
import org.rostrum.simulator.pinterest.http.Response;
import org.rostrum.simulator.pinterest.oauth.App;
import org.rostrum.simulator.pinterest.oauth.Apps;
import org.rostrum.simulator.pinterest.oauth.Scopes;
import org.rostrum.simulator.pinterest.oauth.Tokens;
import org.rostrum.simulator.pinterest.pins.PinFile;
import org.rostrum.simulator.pinterest.pins.Pins;
import org.rostrum.simulator.pinterest.state.Settings;
import org.rostrum.simulator.pinterest.state.SimulatedTime;
import org.rostrum.simulator.pinterest.users.Users;

/**
 * What tests of whole processes see and steer, below {@code /_}. A POST must say that it is JSON,
 * so that a page of another origin cannot send one without asking.
 */
public final class ControlApi {

  private final Pins pins;
  private final Faults faults;
  private final RequestLog log;
  private final Gate gate;
  private final Settings settings;
  private final SimulatedTime time;
  private final Tokens tokens;
  private final Apps apps;
  private final Users users;

  public ControlApi(
      Pins pins,
      Faults faults,
      RequestLog log,
      Gate gate,
      Settings settings,
      SimulatedTime time,
      Tokens tokens,
      Apps apps,
      Users users) {
    this.pins = pins;
    this.faults = faults;
    this.log = log;
    this.gate = gate;
    this.settings = settings;
    this.time = time;
    this.tokens = tokens;
    this.apps = apps;
    this.users = users;
  }

  public Response handle(Request request) {
    try {
      return switch (request.method() + " " + request.path()) {
        case "GET /_pins" -> pins();
        case "GET /_requests" -> requests();
        case "GET /_faults" -> faults();
        case "DELETE /_faults" -> {
          faults.clear();
          yield Response.noContent();
        }
        case "POST /_faults" -> arm(body(request));
        case "POST /_release" -> {
          body(request);
          faults.release();
          yield Response.noContent();
        }
        case "POST /_settings" -> settings(body(request));
        case "POST /_clock" -> clock(body(request));
        case "POST /_tokens" -> token(body(request));
        default -> problem(404, "There is no such control.");
      };
    } catch (IllegalArgumentException | IllegalStateException e) {
      return problem(400, String.valueOf(e.getMessage()));
    }
  }

  private Response pins() {
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("pins");
    pins.all().forEach(pin -> all.add(PinFile.write(pin)));
    return Response.json(200, answer);
  }

  private Response requests() {
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("requests");
    log.all().forEach(request -> all.add(json(request)));
    return Response.json(200, answer);
  }

  private Response faults() {
    ObjectNode answer = Json.object();
    ArrayNode all = answer.putArray("faults");
    faults.all().forEach(armed -> all.add(FaultRequest.write(armed)));
    return Response.json(200, answer.put("held", faults.held()));
  }

  private Response arm(JsonNode body) {
    Fault fault = FaultRequest.read(body);
    return Response.json(201, Json.object().put("id", faults.next(fault)));
  }

  private Response settings(JsonNode body) {
    if (body.has("trialAccess")) {
      settings.trialAccess(body.get("trialAccess").asBoolean());
    }
    if (body.has("listLagSeconds")) {
      settings.listLag(Duration.ofSeconds(body.get("listLagSeconds").asLong()));
    }
    if (body.has("processingSeconds")) {
      settings.processing(Duration.ofSeconds(body.get("processingSeconds").asLong()));
    }
    if (body.has("failVideos")) {
      settings.failVideos(body.get("failVideos").asInt());
    }
    if (body.has("rateLimits")) {
      String name = body.get("rateLimits").asText();
      gate.rateLimits(
          switch (name) {
            case "STANDARD" -> RateLimits.standard();
            case "TRIAL" -> RateLimits.trial();
            case "NONE" -> RateLimits.none();
            default ->
                throw new IllegalArgumentException(
                    "rateLimits is STANDARD, TRIAL or NONE: " + name);
          });
    }
    return Response.noContent();
  }

  private Response clock(JsonNode body) {
    long seconds = body.path("advanceSeconds").asLong();
    if (seconds <= 0) {
      throw new IllegalArgumentException("advanceSeconds must be above 0: time does not go back");
    }
    time.advance(Duration.ofSeconds(seconds));
    return Response.json(200, Json.object().put("now", time.instant().toString()));
  }

  private Response token(JsonNode body) {
    String user = body.path("user").asText();
    if (users.named(user).isEmpty()) {
      throw new IllegalArgumentException("There is no user '" + user + "'");
    }
    Environment environment = Environment.valueOf(body.path("environment").asText("SANDBOX"));
    Set<String> scopes =
        body.hasNonNull("scope") ? Scopes.parse(body.get("scope").asText()) : Scopes.ORDINARY;
    App app = apps.all().getFirst();
    Tokens.Pair pair = tokens.issueAccessOnly(app.id(), user, environment, scopes);
    return Response.json(201, Json.object().put("access_token", pair.access()));
  }

  private static ObjectNode json(RequestRecord request) {
    ObjectNode json =
        Json.object()
            .put("seq", request.sequence())
            .put("at", request.at().toString())
            .put("method", request.method())
            .put("path", request.path())
            .put("environment", request.environment().name())
            .put("request_bytes", request.requestBytes())
            .put("rid", request.requestId())
            .put("status", request.status());
    request.fault().ifPresent(fault -> json.put("fault", fault));
    request.user().ifPresent(user -> json.put("user", user));
    return json;
  }

  private static JsonNode body(Request request) {
    if (!request.contentType().equals("application/json")) {
      throw new IllegalArgumentException("The Content-Type must be application/json");
    }
    if (request.body().length() == 0) {
      return Json.object();
    }
    try {
      return Json.read(request.body().bytes());
    } catch (IOException e) {
      throw new IllegalArgumentException("The body is not JSON", e);
    }
  }

  private static Response problem(int status, String sentence) {
    return Response.json(status, Json.object().put("error", sentence));
  }
}
