package org.rostrum.scheduler.publishing;

import java.time.Duration;
import java.util.UUID;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.publish.RateLimitObservation;

/** Hears what networks say of their limits while they are called. Safe for use by many threads. */
public interface RateReports {
  /** Headers of an answer told how much is left. */
  void observed(String provider, UUID account, RateLimitObservation observed);

  /** A call was refused because of a limit. */
  void limited(String provider, UUID account, RateLimit.Scope scope, Duration pause, String reason);
}
