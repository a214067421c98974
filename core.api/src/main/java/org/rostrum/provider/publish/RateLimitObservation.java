package org.rostrum.provider.publish;

import java.time.Duration;
import java.util.Optional;
import org.rostrum.provider.RateLimit;

/**
 * What an answer's headers said of a limit.
 *
 * @param name what people call it
 * @param scope what it counts together
 * @param limit how many calls in all; -1 if unknown
 * @param remaining how many are left
 * @param resetAfter when all are there again, from now
 * @param window over how long the limit counts, for example a minute or a day; empty if the network
 *     does not say
 */
public record RateLimitObservation(
    String name,
    RateLimit.Scope scope,
    long limit,
    long remaining,
    Duration resetAfter,
    Optional<Duration> window) {

  /**
   * An observation of a limit whose window the network does not tell.
   *
   * @param name what people call it
   * @param scope what it counts together
   * @param limit how many calls in all; -1 if unknown
   * @param remaining how many are left
   * @param resetAfter when all are there again, from now
   */
  public RateLimitObservation(
      String name, RateLimit.Scope scope, long limit, long remaining, Duration resetAfter) {
    this(name, scope, limit, remaining, resetAfter, Optional.empty());
  }
}
