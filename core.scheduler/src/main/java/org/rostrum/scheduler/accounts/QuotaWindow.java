package org.rostrum.scheduler.accounts;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * Sliding windows over the times at which an account publishes.
 *
 * @param due the times, the earliest first
 * @param permits how many a window takes
 * @param length how long a window is
 */
record QuotaWindow(List<Instant> due, int permits, Duration length) {
  QuotaWindow {
    due = List.copyOf(due);
  }

  /** How many there are in the fullest window that holds an instant. */
  int fullest(Instant at) {
    int fullest = within(at);
    for (int i = after(at); i < due.size() && due.get(i).isBefore(at.plus(length)); i++) {
      fullest = Math.max(fullest, within(due.get(i)));
    }
    return fullest;
  }

  /** The first instant from one on at which one more fits. */
  Optional<Instant> nextFree(Instant from, Instant until) {
    if (fullest(from) < permits) {
      return Optional.of(from);
    }
    // A window gets a permit back only when a time falls out of it. Every time is judged once.
    int begin = after(from.minus(length));
    int judged = begin;
    int lastFull = -1;
    for (int i = begin; i < due.size(); i++) {
      Instant candidate = due.get(i).plus(length);
      if (candidate.isAfter(until)) {
        return Optional.empty();
      }
      Instant end = candidate.plus(length);
      for (; judged < due.size() && due.get(judged).isBefore(end); judged++) {
        if (within(due.get(judged)) >= permits) {
          lastFull = judged;
        }
      }
      if (!candidate.isBefore(from) && within(candidate) < permits && lastFull < after(candidate)) {
        return Optional.of(candidate);
      }
    }
    return Optional.empty();
  }

  /** How many there are in the window that ends at an instant, the instant included. */
  private int within(Instant end) {
    return after(end) - after(end.minus(length));
  }

  /** The place of the first time after an instant. */
  private int after(Instant instant) {
    int low = 0;
    int high = due.size();
    while (low < high) {
      int middle = (low + high) >>> 1;
      if (due.get(middle).isAfter(instant)) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return low;
  }
}
