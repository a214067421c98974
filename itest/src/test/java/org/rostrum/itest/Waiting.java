package org.rostrum.itest;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/** Waits for a condition of another process, which can only be asked again and again. */
public final class Waiting {
  private static final Duration PAUSE = Duration.ofMillis(50);

  private Waiting() {}

  /**
   * Asks until the answer is true.
   *
   * @param what for the failure's message
   * @param atMost how long to ask
   * @param condition the question
   * @throws AssertionError if the time passed
   */
  public static void until(String what, Duration atMost, Callable<Boolean> condition) {
    long end = System.nanoTime() + atMost.toNanos();
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
      LockSupport.parkNanos(PAUSE.toNanos());
    }
    throw failure(what, atMost, last);
  }

  private static AssertionError failure(String what, Duration atMost, @Nullable Throwable last) {
    return new AssertionError("Not within " + atMost.toSeconds() + " s: " + what, last);
  }
}
