package org.rostrum.bench;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLongArray;

/** The network that does nothing but count. Safe for use by many threads. */
final class Ledger {
  private final AtomicIntegerArray runs;
  private final AtomicLongArray begun;
  private final AtomicInteger distinct = new AtomicInteger();

  Ledger(int jobs) {
    runs = new AtomicIntegerArray(jobs);
    begun = new AtomicLongArray(jobs);
  }

  /** A job is executed now. */
  void executed(int number) {
    long now = micros(Instant.now());
    if (runs.incrementAndGet(number) == 1) {
      begun.set(number, now);
      int ignored = distinct.incrementAndGet();
    }
  }

  /** How many jobs were executed, each counted once. */
  int executed() {
    return distinct.get();
  }

  int size() {
    return runs.length();
  }

  /**
   * Demands that jobs were executed exactly once each: nothing measured counts otherwise.
   *
   * @throws InvalidRun naming how many were lost or doubled
   */
  void demandExactlyOnce(String who, int from, int until) {
    int lost = 0;
    int doubled = 0;
    for (int number = from; number < until; number++) {
      int count = runs.get(number);
      lost += count == 0 ? 1 : 0;
      doubled += count > 1 ? 1 : 0;
    }
    if (lost + doubled > 0) {
      throw new InvalidRun(
          "%s lost %d and doubled %d of %d jobs".formatted(who, lost, doubled, until - from));
    }
  }

  /** How much later than due each job of a range began, in microseconds, the least first. */
  List<Long> lateness(List<Job> jobs) {
    return jobs.stream().map(job -> begun.get(job.number()) - micros(job.due())).sorted().toList();
  }

  private static long micros(Instant instant) {
    return ChronoUnit.MICROS.between(Instant.EPOCH, instant);
  }
}
