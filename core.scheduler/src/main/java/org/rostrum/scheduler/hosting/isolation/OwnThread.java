package org.rostrum.scheduler.hosting.isolation;

import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A call into a provider on a platform thread of its own. Virtual threads would share the few that
 * carry them with everybody: a provider that computes for ever, or holds a monitor, would take them
 * away from the rest of the platform. A fresh thread each time inherits nothing from the call
 * before, and is gone when the call is.
 */
final class OwnThread<T> {
  private final CompletableFuture<T> answer = new CompletableFuture<>();
  private final Thread thread;

  private OwnThread(String name, Callable<T> work, Runnable atEnd) {
    thread =
        Thread.ofPlatform()
            .name(name)
            .daemon()
            .inheritInheritableThreadLocals(false)
            .unstarted(() -> run(work, atEnd));
  }

  /**
   * Begins a call.
   *
   * @param atEnd runs when the provider's code has really ended, before the answer is there
   */
  static <T> OwnThread<T> start(String name, Callable<T> work, Runnable atEnd) {
    OwnThread<T> own = new OwnThread<>(name, work, atEnd);
    try {
      own.thread.start();
    } catch (RuntimeException | Error e) {
      // no thread can be had: nothing ran
      atEnd.run();
      throw e;
    }
    return own;
  }

  private void run(Callable<T> work, Runnable atEnd) {
    T said;
    try {
      said = work.call();
    } catch (Throwable e) {
      // whatever foreign code throws is its own end, not that of the platform
      atEnd.run();
      answer.completeExceptionally(e);
      return;
    }
    atEnd.run();
    answer.complete(said);
  }

  /**
   * Waits so long; a call that has not ended then is interrupted, and left to itself.
   *
   * @param givingUp runs before the interruption if the time is over
   */
  T await(Duration atMost, Runnable givingUp)
      throws TimeoutException, ExecutionException, InterruptedException {
    try {
      return answer.get(Math.max(1, atMost.toNanos()), TimeUnit.NANOSECONDS);
    } catch (TimeoutException e) {
      givingUp.run();
      thread.interrupt();
      throw e;
    } catch (InterruptedException e) {
      thread.interrupt();
      throw e;
    }
  }

  /**
   * Waits until the call has ended. An interruption is passed on to it: what becomes of the call is
   * for the provider to say, for it alone knows what it has sent.
   */
  T await() throws ExecutionException {
    boolean interrupted = false;
    try {
      while (true) {
        try {
          return answer.get();
        } catch (InterruptedException e) {
          interrupted = true;
          thread.interrupt();
        }
      }
    } finally {
      if (interrupted) {
        Thread.currentThread().interrupt();
      }
    }
  }
}
