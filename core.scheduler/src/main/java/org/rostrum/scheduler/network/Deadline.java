package org.rostrum.scheduler.network;

import java.time.Duration;

/**
 * A moment after which nothing more is waited for, on the monotonic clock: a change of the wall
 * clock moves it neither forward nor back.
 */
public final class Deadline {
  private final long atNanos;

  private Deadline(long atNanos) {
    this.atNanos = atNanos;
  }

  /** A deadline that is {@code time} away from now. */
  public static Deadline in(Duration time) {
    return new Deadline(System.nanoTime() + time.toNanos());
  }

  /** What is left; zero once it has passed. */
  public Duration remaining() {
    return Duration.ofNanos(Math.max(0, atNanos - System.nanoTime()));
  }

  /** Whether nothing is left. */
  public boolean hasPassed() {
    return atNanos - System.nanoTime() <= 0;
  }
}
