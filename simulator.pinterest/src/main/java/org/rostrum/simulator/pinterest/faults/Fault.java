package org.rostrum.simulator.pinterest.faults;

import java.time.Duration;
import java.util.Optional;
import java.util.regex.Pattern;
import org.rostrum.simulator.pinterest.api.Environment;

/**
 * An effect, the requests it strikes, and how often. Starts as «once, on {@code POST /pins}, in
 * either environment, before»; effects upon a body start as «after».
 *
 * @param method {@code *} for any
 * @param path relative to the environment's base path; {@code *} stands for one segment, {@code **}
 *     for anything
 * @param environment empty for either
 * @param user whose token the request carries, an access token or, at the token endpoint, a refresh
 *     token; empty for anybody's
 * @param times 0 means until cleared
 */
public record Fault(
    Effect effect,
    Phase phase,
    String method,
    String path,
    Optional<Environment> environment,
    Optional<String> user,
    int times) {

  /** Longest wait of any effect; a longer one is a mistake. */
  public static final Duration MAX_WAIT = Duration.ofMinutes(10);

  /** The reset of a rate limit may be as far as a day. */
  public static final Duration MAX_RESET = Duration.ofDays(1);

  public Fault {
    if (!effect.possible(phase)) {
      throw new IllegalArgumentException(effect.kind() + " cannot strike in phase " + phase);
    }
    if (times < 0) {
      throw new IllegalArgumentException("times must be 0 (until cleared) or more: " + times);
    }
    check(effect);
  }

  public static Fault of(Effect effect) {
    Phase phase = effect.possible(Phase.BEFORE) ? Phase.BEFORE : Phase.AFTER;
    return new Fault(effect, phase, "POST", "/pins", Optional.empty(), Optional.empty(), 1);
  }

  public static Fault latency(Duration delay) {
    return of(new Effect.Latency(delay));
  }

  public static Fault rateLimit(Duration reset) {
    return of(new Effect.RateLimit(reset));
  }

  public static Fault serverError(int status) {
    return of(new Effect.ServerError(status));
  }

  public static Fault refusal(int status, int code, String message) {
    return of(new Effect.Refusal(status, code, message));
  }

  public static Fault drop() {
    return of(new Effect.Drop());
  }

  public static Fault dropMidBody() {
    return of(new Effect.DropMidBody());
  }

  public static Fault hang(Duration silence) {
    return of(new Effect.Hang(silence));
  }

  public static Fault hold() {
    return of(new Effect.Hold());
  }

  public static Fault tokenExpired() {
    return of(new Effect.TokenExpired());
  }

  public static Fault wrongJson() {
    return of(new Effect.WrongJson());
  }

  public static Fault trickle(Duration pause) {
    return of(new Effect.Trickle(pause));
  }

  public static Fault endlessBody() {
    return of(new Effect.EndlessBody());
  }

  public Fault before() {
    return new Fault(effect, Phase.BEFORE, method, path, environment, user, times);
  }

  public Fault after() {
    return new Fault(effect, Phase.AFTER, method, path, environment, user, times);
  }

  public Fault on(String otherMethod, String otherPath) {
    return new Fault(effect, phase, otherMethod, otherPath, environment, user, times);
  }

  public Fault in(Environment only) {
    return new Fault(effect, phase, method, path, Optional.of(only), user, times);
  }

  public Fault by(String username) {
    return new Fault(effect, phase, method, path, environment, Optional.of(username), times);
  }

  public Fault times(int count) {
    return new Fault(effect, phase, method, path, environment, user, count);
  }

  public Fault untilCleared() {
    return times(0);
  }

  boolean strikes(
      Environment where, String requestMethod, String requestPath, Optional<String> requester) {
    return environment.map(only -> only == where).orElse(true)
        && (method.equals("*") || method.equals(requestMethod))
        && (user.isEmpty() || user.equals(requester))
        && pattern().matcher(requestPath).matches();
  }

  private Pattern pattern() {
    StringBuilder regex = new StringBuilder();
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c != '*') {
        regex.append(Pattern.quote(String.valueOf(c)));
      } else if (path.startsWith("**", i)) {
        regex.append(".*");
        i++;
      } else {
        regex.append("[^/]*");
      }
    }
    return Pattern.compile(regex.toString());
  }

  private static void check(Effect effect) {
    switch (effect) {
      case Effect.Latency(Duration delay) -> within(delay, MAX_WAIT);
      case Effect.Hang(Duration silence) -> within(silence, MAX_WAIT);
      case Effect.Trickle(Duration pause) -> within(pause, MAX_WAIT);
      case Effect.RateLimit(Duration reset) -> within(reset, MAX_RESET);
      case Effect.ServerError(int status) -> status(status, 500);
      case Effect.Refusal(int status, int code, String message) -> status(status, 400);
      default -> {
        // The others have nothing that could be wrong.
      }
    }
  }

  private static void within(Duration wait, Duration longest) {
    if (wait.isNegative() || wait.compareTo(longest) > 0) {
      throw new IllegalArgumentException(
          "seconds must be 0.." + longest.toSeconds() + ": " + wait.toSeconds());
    }
  }

  private static void status(int status, int least) {
    if (status < least || status > 599) {
      throw new IllegalArgumentException("status must be " + least + "..599: " + status);
    }
  }
}
