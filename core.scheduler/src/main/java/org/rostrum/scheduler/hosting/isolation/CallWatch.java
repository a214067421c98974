package org.rostrum.scheduler.hosting.isolation;

import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.LongSupplier;

/**
 * Looks at what runs in providers, and finds what has taken too long. It counts the time in which
 * it could look itself: while the whole process stands still, be it for the memory's cleaning or
 * because the machine sleeps, no provider is to blame.
 */
final class CallWatch {
  private final LongSupplier nanos;
  private final long tick;
  private final Set<Running> running = ConcurrentHashMap.newKeySet();
  private final AtomicLong watched = new AtomicLong();
  private long lastLook;

  /** A call that runs. */
  static final class Running {
    private final long endsAt;
    private final Runnable late;
    private volatile boolean givenUp;

    /** Whether it has been interrupted, so that what it still does is the interruption's doing. */
    boolean isGivenUp() {
      return givenUp;
    }

    private Running(long endsAt, Runnable late) {
      this.endsAt = endsAt;
      this.late = late;
    }
  }

  CallWatch(LongSupplier nanos, Duration tick) {
    this.nanos = nanos;
    this.tick = tick.toNanos();
    this.lastLook = nanos.getAsLong();
  }

  /**
   * A call begins.
   *
   * @param late runs once if it has not ended by its limit
   */
  Running begin(Duration limit, Runnable late) {
    // a look may be just about to count: give that one away
    Running one = new Running(watched.get() + limit.toNanos() + 2 * tick, late);
    running.add(one);
    return one;
  }

  /** Nobody waits for a call any more: its time is over. Said before it is interrupted. */
  void giveUp(Running one) {
    one.givenUp = true;
  }

  /**
   * A call has ended. One that was given up, and ended only because it was interrupted, is late as
   * if it had not ended; unless the time that its caller saw was not watched.
   */
  void end(Running one) {
    boolean inTime = one.endsAt - watched.get() > 3 * tick;
    if (running.remove(one) && one.givenUp && !inTime) {
      one.late.run();
    }
  }

  /** Looks once; for one thread. */
  void look() {
    long now = nanos.getAsLong();
    long counted = watched.addAndGet(Math.min(now - lastLook, 2 * tick));
    lastLook = now;
    List<Running> late = running.stream().filter(one -> one.endsAt - counted <= 0).toList();
    for (Running one : late) {
      if (running.remove(one)) {
        one.late.run();
      }
    }
  }
}
