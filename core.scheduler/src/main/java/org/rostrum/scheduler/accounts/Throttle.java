package org.rostrum.scheduler.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Holds back who looks things up too often: each account may do so {@value #AT_ONCE} times in a
 * burst and once every half second on. Safe for use by many threads.
 */
final class Throttle {
  /** How many calls may follow each other at once. */
  static final int AT_ONCE = 20;

  /** How long it takes until another call is allowed. */
  static final Duration INTERVAL = Duration.ofMillis(500);

  /** Of so many accounts it is remembered how often they called; the longest unused is dropped. */
  private static final int REMEMBERED = 10_000;

  private final InstantSource clock;
  private final Map<UUID, Instant> fullAgainAt =
      new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<UUID, Instant> eldest) {
          return size() > REMEMBERED;
        }
      };

  Throttle(InstantSource clock) {
    this.clock = clock;
  }

  /**
   * Asks for a call.
   *
   * @return how long to wait first; empty if it is allowed, and then it is counted
   */
  synchronized Optional<Duration> ask(UUID account) {
    Instant now = clock.instant();
    Instant full = fullAgainAt.getOrDefault(account, now);
    Instant from = full.isBefore(now) ? now : full;
    Instant after = from.plus(INTERVAL);
    Duration debt = Duration.between(now, after).minus(INTERVAL.multipliedBy(AT_ONCE));
    if (debt.isPositive()) {
      return Optional.of(debt);
    }
    fullAgainAt.put(account, after);
    return Optional.empty();
  }
}
