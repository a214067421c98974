package org.rostrum.scheduler.store;

import java.time.InstantSource;
import java.util.UUID;
import java.util.random.RandomGenerator;

/**
 * Makes ids that grow with time (UUID version 7, RFC 9562): rows that are listed by age lie
 * together in the index. Two ids of one process never stand in the wrong order. Safe for use by
 * many threads.
 */
public final class TimeOrderedIds {
  private static final int COUNTER_BITS = 12;
  private static final long VERSION = 0x7000L;
  private static final long VARIANT = 0x8000_0000_0000_0000L;

  private final InstantSource clock;
  private final RandomGenerator random;
  private long last;

  /**
   * Takes time and chance.
   *
   * @param clock the time of this process
   * @param random safe for use by many threads
   */
  public TimeOrderedIds(InstantSource clock, RandomGenerator random) {
    this.clock = clock;
    this.random = random;
  }

  /**
   * Makes an id.
   *
   * @return larger than all before
   */
  public UUID next() {
    long count = nextCount();
    long high = ((count >>> COUNTER_BITS) << 16) | VERSION | (count & ((1L << COUNTER_BITS) - 1));
    return new UUID(high, (random.nextLong() >>> 2) | VARIANT);
  }

  /** The milliseconds with a counter behind, which runs over into the milliseconds if need be. */
  private synchronized long nextCount() {
    last = Math.max(last + 1, clock.millis() << COUNTER_BITS);
    return last;
  }
}
