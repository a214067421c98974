package org.rostrum.scheduler.hosting.bundles;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call into foreign code that may never return. Its thread is interrupted after its time and,
 * when even that does not end it, left behind.
 */
final class BoundedStep {
  /** How long an interrupted call may take to notice. */
  private static final Duration AFTER_INTERRUPT = Duration.ofSeconds(1);

  private BoundedStep() {}

  /** How a call ended. */
  sealed interface End {
    /** It returned. */
    record Done() implements End {}

    /** It threw. */
    record Threw(Throwable thrown) implements End {}

    /**
     * It did not end in time.
     *
     * @param ended whether the interruption ended it
     */
    record Late(boolean ended) implements End {}
  }

  /**
   * Runs a call on a thread of its own.
   *
   * @param name of the thread
   * @param atMost how long it may take
   * @param step the call
   * @param whenLate runs on the same thread if the call returns after it was given up
   */
  static End run(String name, Duration atMost, Callable<?> step, Runnable whenLate)
      throws InterruptedException {
    CompletableFuture<End> end = new CompletableFuture<>();
    Thread thread =
        Thread.ofPlatform()
            .name(name)
            .daemon()
            .start(
                () -> {
                  End own;
                  try {
                    Object ignored = step.call();
                    own = new End.Done();
                  } catch (Throwable e) {
                    // whatever foreign code throws is its own end, not that of the platform
                    own = new End.Threw(e);
                  }
                  if (!end.complete(own)) {
                    whenLate.run();
                  }
                });
    try {
      return end.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
    } catch (ExecutionException e) {
      throw new IllegalStateException("Nothing completes it so", e);
    } catch (TimeoutException e) {
      return late(thread, end);
    }
  }

  private static End late(Thread thread, CompletableFuture<End> end) throws InterruptedException {
    boolean gaveUp = end.complete(new End.Late(false));
    if (!gaveUp) {
      return end.getNow(new End.Late(false));
    }
    thread.interrupt();
    return new End.Late(thread.join(AFTER_INTERRUPT));
  }
}
