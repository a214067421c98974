package org.rostrum.provider;

import java.time.Duration;

/**
 * A limit that a network declares for publishing: at most so many publications in a stretch of
 * time.
 *
 * @param name what people call it, for example {@code writes a minute}
 * @param scope what is counted together
 * @param permits how many; at least 1
 * @param window in which time; above zero
 */
public record RateLimit(String name, Scope scope, int permits, Duration window) {

  /** What a limit counts together. */
  public enum Scope {
    /** All accounts of the network on this installation. */
    NETWORK,
    /** One account. */
    ACCOUNT
  }

  /**
   * Checks what a provider declared.
   *
   * @throws IllegalArgumentException if permits or window are not above zero
   */
  public RateLimit {
    if (permits < 1 || !window.isPositive()) {
      throw new IllegalArgumentException("The rate limit '" + name + "' must be above zero");
    }
  }
}
