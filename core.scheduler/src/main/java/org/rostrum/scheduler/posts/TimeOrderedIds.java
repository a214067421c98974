package org.rostrum.scheduler.posts;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/** Makes ids that grow with time (UUID version 7, RFC 9562), so that new rows lie together. */
public final class TimeOrderedIds {
  private final InstantSource clock;
  private final RandomGenerator random;

  /** Takes time and randomness from outside. The generator must be safe for many threads. */
  public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  UUID next() {
    long high = (clock.millis() << 16) | 0x7000L | (random.nextLong() & 0x0fffL);
    long low = (random.nextLong() & 0x3fffffffffffffffL) | 0x8000000000000000L;
    return new UUID(high, low);
  }
}
