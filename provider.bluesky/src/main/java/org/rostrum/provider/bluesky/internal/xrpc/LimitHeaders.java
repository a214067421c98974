package org.rostrum.provider.bluesky.internal.xrpc;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.publish.RateLimitObservation;

/**
 * Reads the rate-limit headers of a PDS: {@code RateLimit-Limit}, {@code -Remaining}, {@code
 * -Reset} (seconds since 1970) and {@code -Policy} ({@code 5000;w=3600}), and {@code Retry-After}.
 * The limit in force is counted in points, of which creating a post costs {@value #POINTS_A_POST}.
 */
public final class LimitHeaders {
  /**
   * What creating a record costs (<a
   * href="https://docs.bsky.app/docs/advanced-guides/rate-limits">limits</a>).
   */
  public static final int POINTS_A_POST = 3;

  /** Points of an account within an hour. */
  public static final int POINTS_AN_HOUR = 5_000;

  /** Points of an account within a day. */
  public static final int POINTS_A_DAY = 35_000;

  /** Limits count by the day at most; whatever is longer is a mistake. */
  static final Duration LONGEST_WAIT = Duration.ofHours(25);

  private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1,12})(?!\\d)");
  private static final Pattern WINDOW = Pattern.compile(";\\s*w=(\\d{1,8})(?!\\d)");
  private static final int MAX_HEADER = 200;

  private final HttpHeaders headers;

  LimitHeaders(HttpHeaders headers) {
    this.headers = headers;
  }

  /** What the answer to a writing call says, in posts; empty if it says nothing of use. */
  Optional<RateLimitObservation> observation(Instant now) {
    OptionalLong limit = number("ratelimit-limit");
    OptionalLong remaining = number("ratelimit-remaining");
    if (limit.isEmpty() || remaining.isEmpty()) {
      return Optional.empty();
    }
    Optional<Duration> window = window();
    return Optional.of(
        new RateLimitObservation(
            window.filter(one -> one.compareTo(Duration.ofHours(2)) > 0).isPresent()
                ? "posts a day"
                : "posts an hour",
            RateLimit.Scope.ACCOUNT,
            limit.getAsLong() / POINTS_A_POST,
            remaining.getAsLong() / POINTS_A_POST,
            reset(now).orElse(window.orElse(Fault.DEFAULT_WAIT)),
            window));
  }

  /** How long a refused caller must wait; empty if the server does not say. */
  Optional<Duration> wait(Instant now) {
    OptionalLong seconds = number("retry-after");
    return seconds.isPresent()
        ? Optional.of(bounded(Duration.ofSeconds(seconds.getAsLong())))
        : reset(now);
  }

  private Optional<Duration> reset(Instant now) {
    OptionalLong at = number("ratelimit-reset");
    return at.isEmpty()
        ? Optional.empty()
        : Optional.of(bounded(Duration.between(now, Instant.ofEpochSecond(at.getAsLong()))));
  }

  private static Duration bounded(Duration wait) {
    Duration least = Duration.ofSeconds(1);
    if (wait.compareTo(least) < 0) {
      return least;
    }
    return wait.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : wait;
  }

  private Optional<Duration> window() {
    Matcher window = WINDOW.matcher(header("ratelimit-policy"));
    return window.find()
        ? Optional.of(Duration.ofSeconds(Long.parseLong(window.group(1))))
            .filter(Duration::isPositive)
        : Optional.empty();
  }

  private OptionalLong number(String name) {
    Matcher number = NUMBER.matcher(header(name));
    return number.lookingAt()
        ? OptionalLong.of(Long.parseLong(number.group(1)))
        : OptionalLong.empty();
  }

  private String header(String name) {
    String value = headers.firstValue(name).orElse("");
    return value.length() > MAX_HEADER ? "" : value;
  }
}
