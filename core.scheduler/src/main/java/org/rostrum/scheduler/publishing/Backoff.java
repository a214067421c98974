package org.rostrum.scheduler.publishing;

import java.time.Duration;
import java.util.random.RandomGenerator;

/**
 * How long to wait before the next try: exponentially longer, with jitter, so that many that failed
 * together do not come back together.
 *
 * @param first the wait after the first failure
 * @param factor how much longer each further wait is
 * @param longest the longest wait
 * @param jitter how far a wait may differ from its length, as a part of it
 */
public record Backoff(Duration first, int factor, Duration longest, double jitter) {

  /** The wait after so many failures, at least one. */
  public Duration after(int failures, RandomGenerator random) {
    double millis = (double) first.toMillis() * Math.pow(factor, Math.max(0, failures - 1));
    double bounded = Math.min(millis, (double) longest.toMillis());
    double spread = 1 + jitter * (2 * random.nextDouble() - 1);
    return Duration.ofMillis(Math.max(1, Math.round(bounded * spread)));
  }
}
