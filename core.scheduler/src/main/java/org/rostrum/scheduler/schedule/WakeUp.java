package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/** Rings when there may be something to do; rings that come together count as one. */
public final class WakeUp {
  private final Semaphore bell = new Semaphore(0);

  /** Tells that something may have come nearer. Returns at once. */
  public void ring() {
    if (bell.availablePermits() == 0) {
      bell.release();
    }
  }

  /** Waits for a ring, at most so long. */
  void await(Duration atMost) throws InterruptedException {
    boolean rung = bell.tryAcquire(Math.max(0, atMost.toNanos()), TimeUnit.NANOSECONDS);
    if (rung) {
      bell.drainPermits();
    }
  }
}
