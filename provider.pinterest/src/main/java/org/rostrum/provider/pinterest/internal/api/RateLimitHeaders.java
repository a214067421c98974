package org.rostrum.provider.pinterest.internal.api;

import java.net.http.HttpHeaders;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.publish.RateLimitObservation;

/**
 * Reads Pinterest's rate-limit headers. {@code x-ratelimit-limit} is structured: first the limit in
 * force, then the policies, as in {@code 100, 100;w=1;name="safety_net_app_id_user_id",
 * 1000;w=60;name="org_read_app_id_user_id"}; {@code x-ratelimit-reset} counts seconds.
 */
final class RateLimitHeaders {
  /** How long to wait if Pinterest does not say. */
  static final Duration DEFAULT_WAIT = Duration.ofMinutes(1);

  /** Limits of Trial access count by the day; whatever is longer is a mistake. */
  static final Duration LONGEST_WAIT = Duration.ofHours(25);

  private static final int MAX_HEADER = 1_000;
  private static final int MAX_DIGITS = 12;
  private static final Pattern NUMBER = Pattern.compile("\\s*(\\d{1," + MAX_DIGITS + "})(?!\\d)");
  private static final Pattern POLICY =
      Pattern.compile(
          "(\\d{1,12})\\s*;\\s*w=(\\d{1,8})\\s*;[^,]*?name=\"([A-Za-z0-9_.-]{1,100})\"");

  private final HttpHeaders headers;

  RateLimitHeaders(HttpHeaders headers) {
    this.headers = headers;
  }

  /**
   * A policy of the structured header, for example {@code
   * 1000;w=60;name="org_read_app_id_user_id"}.
   *
   * @param window over how long it counts
   */
  private record Policy(long limit, Duration window, String name) {}

  /** What the headers say of the limit in force; empty if they say nothing of use. */
  Optional<RateLimitObservation> observation() {
    OptionalLong remaining = number("x-ratelimit-remaining");
    if (remaining.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        new RateLimitObservation(
            policy().map(Policy::name).orElse("requests"),
            scope(),
            limit().orElse(-1),
            remaining.getAsLong(),
            reset().orElse(DEFAULT_WAIT),
            policy().map(Policy::window)));
  }

  /** How long a refused caller must wait. */
  Duration wait(Duration least) {
    Duration wait = reset().orElse(DEFAULT_WAIT);
    return wait.compareTo(least) < 0 ? least : wait;
  }

  /** A policy whose name has no user in it counts all accounts of the app together. */
  RateLimit.Scope scope() {
    return policy().map(policy -> policy.name().contains("user")).orElse(true)
        ? RateLimit.Scope.ACCOUNT
        : RateLimit.Scope.NETWORK;
  }

  private Optional<Duration> reset() {
    OptionalLong seconds = number("x-ratelimit-reset");
    return seconds.isEmpty()
        ? Optional.empty()
        : Optional.of(Duration.ofSeconds(Math.min(seconds.getAsLong(), LONGEST_WAIT.toSeconds())));
  }

  private OptionalLong limit() {
    return number("x-ratelimit-limit");
  }

  /**
   * The policy that the limit in force belongs to. Two may have the same number: then it is the
   * shortest that the reset fits into.
   */
  private Optional<Policy> policy() {
    OptionalLong inForce = limit();
    if (inForce.isEmpty()) {
      return Optional.empty();
    }
    List<Policy> candidates =
        policies().stream()
            .filter(policy -> policy.limit() == inForce.getAsLong())
            .sorted(Comparator.comparing(Policy::window))
            .toList();
    Duration reset = reset().orElse(Duration.ZERO);
    return candidates.stream()
        .filter(policy -> policy.window().compareTo(reset) >= 0)
        .findFirst()
        .or(() -> candidates.stream().findFirst());
  }

  private List<Policy> policies() {
    List<Policy> policies = new ArrayList<>();
    Matcher found = POLICY.matcher(header("x-ratelimit-limit"));
    while (found.find()) {
      policies.add(
          new Policy(
              Long.parseLong(found.group(1)),
              Duration.ofSeconds(Long.parseLong(found.group(2))),
              found.group(3)));
    }
    return policies;
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
