package org.rostrum.provider;

import java.time.Duration;

/**
 * A limit that a network declares for publishing: at most so many publications in a stretch of
 * time.
 *
 * @param name what people call it, for example {@code writes a minute}; 1 to {@link #MAX_NAME}
 *     characters; no two limits of a network with the same scope have the same
 * @param scope what is counted together
 * @param permits how many; at least 1
 * @param window in which time; above zero
 */
public record RateLimit(String name, Scope scope, int permits, Duration window) {

  /** The longest name of a limit, in characters. */
  public static final int MAX_NAME = 100;

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
   * @throws IllegalArgumentException if the name is blank or too long, or permits or window are not
   *     above zero
   */
  public RateLimit {
    if (name.isBlank() || name.length() > MAX_NAME) {
      throw new IllegalArgumentException(
          "The name of a rate limit must have 1 to " + MAX_NAME + " characters: '" + name + "'");
    }
    if (permits < 1 || !window.isPositive()) {
      throw new IllegalArgumentException("The rate limit '" + name + "' must be above zero");
    }
  }
}
