package org.rostrum.bench;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import java.util.function.IntConsumer;

/** Several threads that do the same. */
final class Callers {
  private static final int BATCH = 500;

  private Callers() {}

  /** Lets callers take batches of jobs until none is left; answers jobs a second. */
  static double share(List<Job> jobs, int callers, Consumer<List<Job>> work) {
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    together(
        callers,
        () -> {
          int from;
          while ((from = next.getAndAdd(BATCH)) < jobs.size()) {
            work.accept(jobs.subList(from, Math.min(jobs.size(), from + BATCH)));
          }
        });
    return jobs.size() * 1e9 / (System.nanoTime() - begun);
  }

  /** Lets callers do one thing after the other for a while; answers things a second. */
  static double repeat(Duration time, int callers, IntConsumer work) {
    AtomicInteger next = new AtomicInteger();
    long begun = System.nanoTime();
    together(
        callers,
        () -> {
          while (System.nanoTime() - begun < time.toNanos()) {
            work.accept(next.getAndIncrement());
          }
        });
    return next.get() * 1e9 / (System.nanoTime() - begun);
  }

  private static void together(int callers, Runnable work) {
    try (ExecutorService threads = Executors.newFixedThreadPool(callers)) {
      List<Future<?>> running = new ArrayList<>();
      for (int caller = 0; caller < callers; caller++) {
        running.add(threads.submit(work));
      }
      for (Future<?> one : running) {
        one.get();
      }
    } catch (ExecutionException e) {
      throw new IllegalStateException(e.getCause());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
