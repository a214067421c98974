package org.rostrum.scheduler.accounts;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;

/**
 * Lets one thread do what many ask for at the same time; all get its answer. The work runs on a
 * thread of its own, so that it goes on when whoever asked first gives up.
 */
final class SingleFlights<K, T> {
  private final ConcurrentMap<K, CompletableFuture<T>> flying = new ConcurrentHashMap<>();
  private final Semaphore runway;
  private final String threadName;

  /**
   * Begins with nothing under way.
   *
   * @param atOnce how many works for different keys may run at once
   */
  SingleFlights(String threadName, int atOnce) {
    this.threadName = threadName;
    this.runway = new Semaphore(atOnce);
  }

  /** What is to be done once. */
  @FunctionalInterface
  interface Work<T> {
    T run() throws Exception;
  }

  /**
   * Waits for the work under way for this key, or starts it.
   *
   * @throws ExecutionException with what the work threw
   */
  T join(K key, Work<T> work) throws ExecutionException, InterruptedException {
    CompletableFuture<T> mine = new CompletableFuture<>();
    CompletableFuture<T> other = flying.putIfAbsent(key, mine);
    if (other != null) {
      return other.get();
    }
    Thread.ofVirtual().name(threadName).start(() -> fly(key, work, mine));
    return mine.get();
  }

  private void fly(K key, Work<T> work, CompletableFuture<T> answer) {
    try {
      runway.acquire();
      try {
        T result = work.run();
        flying.remove(key, answer);
        answer.complete(result);
      } finally {
        runway.release();
      }
    } catch (Exception | Error e) {
      flying.remove(key, answer);
      answer.completeExceptionally(e);
    }
  }
}
