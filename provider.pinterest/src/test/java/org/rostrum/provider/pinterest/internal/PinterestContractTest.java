package org.rostrum.provider.pinterest.internal;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.rostrum.provider.content.Content;
import org.rostrum.provider.content.Media;
import org.rostrum.provider.content.MediaKind;
import org.rostrum.provider.pinterest.internal.analytics.PinterestAnalytics;
import org.rostrum.provider.pinterest.internal.support.Pins;
import org.rostrum.simulator.pinterest.PinterestSimulator;
import org.rostrum.simulator.pinterest.SimulatorConfig;
import org.rostrum.simulator.pinterest.TinyVideo;
import org.rostrum.simulator.pinterest.api.Environment;
import org.rostrum.simulator.pinterest.media.Bucket;
import org.rostrum.simulator.pinterest.pins.Pin;
import org.rostrum.testkit.Calls;
import org.rostrum.testkit.ProviderContract;
import org.rostrum.testkit.Refusals;
import org.rostrum.testkit.Services;
import org.rostrum.testkit.network.Answer;
import org.rostrum.testkit.network.Body;
import org.rostrum.testkit.network.FaultyNetwork;
import org.rostrum.testkit.network.Forwarding;
import org.rostrum.testkit.network.Route;
import org.rostrum.testkit.network.SentRequest;

/**
 * Everything that providers are held to, against the simulated Pinterest with faults in front of
 * it. Nothing is declined.
 */
final class PinterestContractTest extends ProviderContract {
  private static final Set<String> SCOPES =
      Set.of("boards:read", "boards:write", "pins:read", "pins:write", "user_accounts:read");
  private static final TinyVideo FILM = TinyVideo.of(720, 1280, Duration.ofSeconds(12), 9_000);

  private final PinterestSimulator pinterest = start();
  private final Forwarding onwards = new Forwarding(URI.create(pinterest.baseUrl()));

  private static PinterestSimulator start() {
    try {
      return PinterestSimulator.start(SimulatorConfig.defaults());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @AfterEach
  void stop() {
    onwards.close();
    pinterest.close();
  }

  @Override
  protected Services services(URI network) {
    return Services.of(
        new PinterestProvider(Optional.empty()), new PinterestAnalytics(Optional.empty()));
  }

  @Override
  protected void network(FaultyNetwork network) {
    String here = network.uri().toString();
    network.on("*", "**", request -> inTheNameOf(here, request));
  }

  /** Addresses in answers lead to the faults, too, those of uploads above all. */
  private Answer inTheNameOf(String network, SentRequest request)
      throws IOException, InterruptedException {
    Answer answer = onwards.answer(request);
    return answer.headers().getOrDefault("content-type", "").contains("json")
        ? new Answer(
            answer.status(),
            answer.headers(),
            Body.of(answer.text().replace(pinterest.baseUrl(), network)))
        : answer;
  }

  @Override
  protected Collection<String> posts() {
    return pinterest.pins().stream().map(Pin::id).toList();
  }

  @Override
  protected Map<String, String> settings(URI network) {
    return Map.of(
        "environment",
        "custom",
        "appId",
        "1488000",
        "apiUrl",
        network + "/v5",
        "authorizationUrl",
        network + "/oauth/");
  }

  @Override
  protected Map<String, String> secretSettings() {
    return Map.of("appSecret", "practice-secret");
  }

  @Override
  protected String token() {
    return pinterest.issueToken("norrastudio", Environment.PRODUCTION, SCOPES);
  }

  @Override
  protected Map<String, String> options() {
    return Map.of(
        "board",
        pinterest.board(Environment.PRODUCTION, "norrastudio", "Weaving").orElseThrow().id());
  }

  @Override
  protected Content content(String words) {
    return new Content(
        "A vase",
        words,
        Optional.of("https://shop.example.org/vases/7"),
        List.of(Pins.image(Pins.PIXELS.length, "A tall blue vase")));
  }

  @Override
  protected Content slowContent() {
    return Pins.film();
  }

  @Override
  protected byte[] bytes(Media piece) {
    try {
      return piece.kind() == MediaKind.VIDEO ? FILM.open().readAllBytes() : Pins.PIXELS;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  protected void pass(Duration time) {
    pinterest.advance(time);
  }

  @Override
  protected Calls calls() {
    Route look = Route.of("GET", "/v5/boards/*/pins");
    Route register = Route.of("POST", "/v5/media");
    Route upload = Route.of("POST", Bucket.PATH + "**");
    return Calls.creating("POST", "/v5/pins")
        .preparing(look)
        .slowly(register, upload, Route.of("GET", "/v5/media/*"), look)
        .uploading(register, upload)
        .identifying(Route.of("GET", "/v5/user_account"))
        .editing(Route.of("PATCH", "/v5/pins/*"))
        .removing(Route.of("DELETE", "/v5/pins/*"))
        .limitHeaders("x-ratelimit-limit", "x-ratelimit-remaining", "x-ratelimit-reset")
        .build();
  }

  @Override
  protected Refusals refusals() {
    return Refusals.of(
            error(400, 1, "Invalid link"),
            error(429, 8, "You have exceeded your rate limit.").with("x-ratelimit-reset", "120"),
            error(401, 2, "Authentication failed."))
        .withScope(error(401, 3, "Missing: ['pins:write']"));
  }

  private static Answer error(int status, int code, String message) {
    return Answer.json(status, "{\"code\":" + code + ",\"message\":\"" + message + "\"}");
  }
}
