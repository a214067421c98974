package org.rostrum.scheduler.hosting;

import java.time.Instant;
import java.util.Optional;

/** Providers of which nothing more is asked for now. Safe for use by many threads. */
public interface Suspensions {
  /**
   * A suspension.
   *
   * @param reason for people; may be empty
   * @param since when it began
   * @param byItself whether the platform began it, after too many faults
   */
  record Suspension(String reason, Instant since, boolean byItself) {}

  /** The suspension of a provider; empty if it is not suspended. */
  Optional<Suspension> of(String providerId);

  /**
   * Asks nothing more of a provider; kept over restarts. A later suspension replaces an earlier
   * one. Where it cannot be kept it holds all the same, and its reason says so.
   */
  void suspend(String providerId, Suspension suspension);

  /**
   * Ends a suspension; harmless if there is none.
   *
   * @throws org.rostrum.problems.RequestRefused UNAVAILABLE if that cannot be kept; the suspension
   *     goes on then
   */
  void resume(String providerId);
}
