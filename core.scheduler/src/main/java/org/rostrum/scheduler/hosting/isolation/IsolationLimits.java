package org.rostrum.scheduler.hosting.isolation;

import java.time.Duration;
import org.rostrum.hosting.ProviderHealth;
import org.rostrum.scheduler.network.ProviderCalls;

/**
 * How much of the platform a provider may take; see {@link ProviderHealth}.
 *
 * @param answer how long a question may take
 * @param questions how many run at once
 * @param read how long a reading call may take until it is a fault
 * @param reading how many run at once
 * @param grace how much longer than its deadline a publishing call may take until it is a fault
 * @param publishing how many run at once
 * @param suspendedAfter how many faults are too many
 * @param window how long a fault is remembered
 * @param tick how long between two looks at what runs
 */
public record IsolationLimits(
    Duration answer,
    int questions,
    Duration read,
    int reading,
    Duration grace,
    int publishing,
    int suspendedAfter,
    Duration window,
    Duration tick) {
  private static final Duration TICK = Duration.ofMillis(250);

  /** Those that {@link ProviderHealth} tells. */
  public static IsolationLimits standard() {
    return new IsolationLimits(
        ProviderHealth.ANSWER_LIMIT,
        ProviderHealth.MAX_QUESTIONS,
        ProviderCalls.READ_TIME.plus(ProviderHealth.GRACE),
        ProviderHealth.MAX_READING,
        ProviderHealth.GRACE,
        ProviderHealth.MAX_PUBLISHING,
        ProviderHealth.SUSPENDED_AFTER,
        ProviderHealth.WINDOW,
        TICK);
  }
}
