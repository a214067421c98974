package org.rostrum.testkit.network;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** What has arrived at a network. Safe for use by many threads. */
final class Arrivals {
  private static final long PATIENCE_SECONDS = 30;

  private final List<SentRequest> requests = new ArrayList<>();

  synchronized void add(SentRequest request) {
    requests.add(request);
    notifyAll();
  }

  synchronized List<SentRequest> all() {
    return List.copyOf(requests);
  }

  synchronized void clear() {
    requests.clear();
  }

  synchronized void await(Route route) throws InterruptedException {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(PATIENCE_SECONDS);
    while (requests.stream().noneMatch(route::matches)) {
      long left = TimeUnit.NANOSECONDS.toMillis(end - System.nanoTime());
      if (left <= 0) {
        throw new AssertionError(route + " was not called, only " + requests);
      }
      wait(left);
    }
  }
}
