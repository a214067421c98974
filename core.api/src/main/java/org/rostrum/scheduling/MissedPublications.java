package org.rostrum.scheduling;

import java.time.Duration;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.access.Caller;
import org.rostrum.problems.RequestRefused;

/**
 * Decides about publications whose time passed: because nothing ran, because they were on hold, or
 * because their provider or account was not there. What is late by no more than the policy allows
 * is published late. Anything later becomes {@code NEEDS_DECISION}, and a person says {@code
 * PUBLISH_AGAIN} or {@code SKIP}; nothing of it was sent.
 *
 * <p>The time that a publication waited for a limit, or for another try after a failure, does not
 * count. The policy holds for the whole installation and is in force on every node within a second.
 *
 * <p>Every method may be called by many threads. A change is told as a live event with the topic
 * {@code missed-policy}.
 */
@ProviderType
public interface MissedPublications {
  /** How late is published when nobody has said anything else. */
  Duration DEFAULT_PUBLISH_LATE = Duration.ofHours(12);

  /** The strictest policy; less would ask about what only stood in line. */
  Duration MIN_PUBLISH_LATE = Duration.ofMinutes(15);

  /** The most lenient policy: whatever was missed is published. */
  Duration MAX_PUBLISH_LATE = Duration.ofDays(366L * 5);

  /**
   * Reads the policy.
   *
   * @param caller needs READ
   * @return the policy
   */
  MissedPolicy policy(Caller caller);

  /**
   * Changes the policy, for what is missed from now on.
   *
   * @param caller needs OPERATE
   * @param version the version that the caller knows
   * @param publishLateUpTo {@link #MIN_PUBLISH_LATE} to {@link #MAX_PUBLISH_LATE}, in whole minutes
   * @return the policy
   * @throws RequestRefused STALE, INVALID
   */
  MissedPolicy change(Caller caller, long version, Duration publishLateUpTo);
}
