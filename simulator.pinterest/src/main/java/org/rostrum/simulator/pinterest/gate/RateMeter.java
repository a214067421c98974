package org.rostrum.simulator.pinterest.gate;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.rostrum.simulator.pinterest.oauth.Grant;

/** Counts requests per app and user in fixed windows. Safe for use by several threads. */
final class RateMeter {

  private final Map<String, Window> windows = new HashMap<>();
  private final InstantSource time;
  private RateLimits limits;

  RateMeter(RateLimits limits, InstantSource time) {
    this.limits = limits;
    this.time = time;
  }

  /**
   * What one request met.
   *
   * @param headers to be sent with the answer
   */
  record Reading(boolean allowed, Map<String, String> headers) {}

  synchronized void limits(RateLimits changed) {
    limits = changed;
    windows.clear();
  }

  /** Counts the request if every window has room, otherwise none. */
  synchronized Reading count(Grant grant, Route.Category category) {
    List<Quota> quotas = limits.of(category);
    if (quotas.isEmpty()) {
      return new Reading(true, Map.of());
    }
    Instant now = time.instant();
    List<Window> current = new ArrayList<>();
    for (Quota quota : quotas) {
      current.add(window(grant, quota, now));
    }
    boolean allowed = current.stream().allMatch(window -> window.used < window.quota.limit());
    if (allowed) {
      current.forEach(window -> window.used++);
    }
    return new Reading(allowed, headers(quotas, tightest(current), now));
  }

  private Window window(Grant grant, Quota quota, Instant now) {
    String key = grant.appId() + "/" + grant.username() + "/" + quota.name();
    Window known = windows.get(key);
    if (known == null || !known.end().isAfter(now)) {
      known = new Window(quota, now);
      windows.put(key, known);
    }
    return known;
  }

  private static Window tightest(List<Window> current) {
    Window tightest = current.getFirst();
    for (Window window : current) {
      if (window.remaining() < tightest.remaining()) {
        tightest = window;
      }
    }
    return tightest;
  }

  private static Map<String, String> headers(List<Quota> quotas, Window tightest, Instant now) {
    return headers(quotas, tightest.quota.limit(), tightest.remaining(), tightest.secondsLeft(now));
  }

  /** The three headers, the first of them structured. */
  static Map<String, String> headers(List<Quota> quotas, int limit, int remaining, long reset) {
    String structured =
        quotas.stream()
            .map(
                quota ->
                    "%d;w=%d;name=\"%s\""
                        .formatted(quota.limit(), quota.window().toSeconds(), quota.name()))
            .collect(Collectors.joining(", "));
    return Map.of(
        "x-ratelimit-limit", limit + ", " + structured,
        "x-ratelimit-remaining", Integer.toString(remaining),
        "x-ratelimit-reset", Long.toString(reset));
  }

  private static final class Window {
    private final Quota quota;
    private final Instant start;
    private int used;

    private Window(Quota quota, Instant start) {
      this.quota = quota;
      this.start = start;
    }

    private Instant end() {
      return start.plus(quota.window());
    }

    private int remaining() {
      return quota.limit() - used;
    }

    /** Rounded up: who waits so long finds the window over. */
    private long secondsLeft(Instant now) {
      return Duration.between(now, end()).plusNanos(999_999_999).toSeconds();
    }
  }
}
