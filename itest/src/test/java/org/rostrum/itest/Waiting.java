package org.rostrum.itest;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for a condition of another process, which can only be asked again and again. */
public final class Waiting {
  private static final Duration SHORTEST_PAUSE = Duration.ofMillis(50);
  private static final Duration LONGEST_PAUSE = Duration.ofMillis(500);

  /** Of the time that has passed, this part is added at most by a pause. */
  private static final int PART = 20;

  private Waiting() {}

  /**
   * Asks until the answer is true: the longer it takes, the less often, for every question costs
   * the process that is waited for, and others beside it.
   *
   * @param what for the failure's message
   * @param atMost how long to ask
   * @param condition the question
   * @throws AssertionError if the time passed
   */
  public static void until(String what, Duration atMost, Callable<Boolean> condition) {
    long start = System.nanoTime();
    long end = start + atMost.toNanos();
    Throwable last = null;
    while (System.nanoTime() < end) {
      try {
        if (condition.call()) {
          return;
        }
        last = null;
      } catch (Exception | AssertionError e) {
        last = e;
      }
      LockSupport.parkNanos(pause(System.nanoTime() - start));
    }
    throw failure(what, atMost, last);
  }

  private static long pause(long passed) {
    return Math.clamp(passed / PART, SHORTEST_PAUSE.toNanos(), LONGEST_PAUSE.toNanos());
  }

  private static AssertionError failure(String what, Duration atMost, @Nullable Throwable last) {
    return new AssertionError("Not within " + atMost.toSeconds() + " s: " + what, last);
  }
}
