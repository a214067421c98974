package org.rostrum.scheduler.hosting;

import java.util.Optional;

/** Providers of which nothing more is asked for now. Safe for use by many threads. */
public interface Suspensions {
  /** Why a provider is suspended; empty if it is not. */
  Optional<String> reason(String providerId);

  /**
   * Asks nothing more of a provider; kept over restarts. A later reason replaces an earlier one.
   */
  void suspend(String providerId, String reason);

  /** Ends a suspension; harmless if there is none. */
  void resume(String providerId);
}
