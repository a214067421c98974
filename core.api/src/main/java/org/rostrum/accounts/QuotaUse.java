package org.rostrum.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;

/**
 * How much of a quota is used around an instant. The window is the stretch of time that ends at the
 * instant, or, for one in the future, any stretch of that length that holds it.
 *
 * @param name what people call it, for example {@code pins a day}
 * @param permits how many publications it allows
 * @param window in which time
 * @param at the instant it was counted for
 * @param used how many are published or scheduled in the fullest window around the instant
 * @param nextFree the first instant from {@code at} on with a permit left; the instant itself if
 *     there is one; empty if there is none within the next {@link #MAX_SEARCH} windows
 */
public record QuotaUse(
    String name, int permits, Duration window, Instant at, int used, Optional<Instant> nextFree) {
  /** How many windows ahead a free time is searched. */
  public static final int MAX_SEARCH = 60;

  /**
   * How many more fit.
   *
   * @return zero or more
   */
  public int left() {
    return Math.max(0, permits - used);
  }
}
