package org.rostrum.simulator.pinterest.gate;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.rostrum.simulator.pinterest.api.ApiError;
import org.rostrum.simulator.pinterest.faults.Effect;
import org.rostrum.simulator.pinterest.faults.Faults;
import org.rostrum.simulator.pinterest.http.Answer;
import org.rostrum.simulator.pinterest.http.Body;
import org.rostrum.simulator.pinterest.http.Response;

/** Makes an effect happen to a request that was taken for it. */
public final class FaultInjection {

  /** Even an endless body ends here, so that a forgotten fault does not fill a disk. */
  static final long ENDLESS_BODY_BYTES = 64L * 1024 * 1024;

  private static final Body NOT_JSON = Body.of("<html><body>upstream connect error</body></html>");

  private final Faults faults;

  public FaultInjection(Faults faults) {
    this.faults = faults;
  }

  /** What the client gets instead of being served; empty where the request goes on. */
  public Optional<Answer> before(Effect effect) throws InterruptedException {
    return switch (effect) {
      case Effect.Latency(Duration delay) -> goOnAfter(delay);
      case Effect.Hold() -> {
        faults.hold();
        yield Optional.empty();
      }
      case Effect.Hang(Duration silence) -> {
        faults.pause(silence);
        yield Optional.of(new Answer.Dropped());
      }
      case Effect.Drop() -> Optional.of(new Answer.Dropped());
      case Effect.ServerError(int status) -> whole(serverError(status));
      case Effect.Refusal(int status, int code, String message) ->
          whole(new ApiError(status, code, message).response());
      case Effect.TokenExpired() -> whole(ApiError.authenticationFailed().response());
      case Effect.RateLimit(Duration reset) -> whole(rateLimited(reset));
      case Effect.DropMidBody d -> Optional.empty();
      case Effect.WrongJson w -> Optional.empty();
      case Effect.Trickle t -> Optional.empty();
      case Effect.EndlessBody e -> Optional.empty();
    };
  }

  /** What the client gets of a response that stands already for something done. */
  public Answer after(Effect effect, Response response) throws InterruptedException {
    return switch (effect) {
      case Effect.Latency(Duration delay) -> {
        faults.pause(delay);
        yield new Answer.Whole(response);
      }
      case Effect.Hold() -> {
        faults.hold();
        yield new Answer.Whole(response);
      }
      case Effect.Hang(Duration silence) -> {
        faults.pause(silence);
        yield new Answer.Dropped();
      }
      case Effect.Drop() -> new Answer.Dropped();
      case Effect.ServerError(int status) -> new Answer.Whole(serverError(status));
      case Effect.DropMidBody() -> new Answer.CutShort(response);
      case Effect.WrongJson() -> new Answer.Whole(response.withBody(NOT_JSON));
      case Effect.Trickle(Duration pause) -> new Answer.Trickled(response, pause);
      case Effect.EndlessBody() -> new Answer.Endless(response, ENDLESS_BODY_BYTES);
      case Effect.Refusal r -> new Answer.Whole(response);
      case Effect.TokenExpired t -> new Answer.Whole(response);
      case Effect.RateLimit r -> new Answer.Whole(response);
    };
  }

  static Response tooManyRequests(Map<String, String> headers) {
    return new ApiError(429, 8, "You have exceeded your rate limit. Try again later.")
        .response()
        .with(headers);
  }

  private Optional<Answer> goOnAfter(Duration delay) throws InterruptedException {
    faults.pause(delay);
    return Optional.empty();
  }

  private static Optional<Answer> whole(Response response) {
    return Optional.of(new Answer.Whole(response));
  }

  private static Response serverError(int status) {
    return new ApiError(status, 0, "Something went wrong on our end. Sorry about that.").response();
  }

  private static Response rateLimited(Duration reset) {
    List<Quota> quotas = RateLimits.standard().writing();
    int limit = quotas.getLast().limit();
    return tooManyRequests(RateMeter.headers(quotas, limit, 0, reset.toSeconds()));
  }
}
