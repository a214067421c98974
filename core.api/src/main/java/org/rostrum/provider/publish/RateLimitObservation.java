package org.rostrum.provider.publish;

import java.time.Duration;
import org.rostrum.provider.RateLimit;

/**
 * What an answer's headers said of a limit.
 *
 * @param name what people call it
 * @param scope what it counts together
 * @param limit how many calls in all; -1 if unknown
 * @param remaining how many are left
 * @param resetAfter when all are there again, from now
 */
public record RateLimitObservation(
    String name, RateLimit.Scope scope, long limit, long remaining, Duration resetAfter) {}
