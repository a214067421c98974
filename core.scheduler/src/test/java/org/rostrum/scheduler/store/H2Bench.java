package org.rostrum.scheduler.store;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Measures durable writes on H2: {@code H2Bench <folder> <callers> <seconds>}. Run by hand; the
 * numbers are in docs/decisions/0008-h2-durability.md.
 */
public final class H2Bench {
  private H2Bench() {}

  public static void main(String[] arguments) throws Exception {
    Path folder = Path.of(arguments[0]);
    int callers = Integer.parseInt(arguments[1]);
    int seconds = Integer.parseInt(arguments[2]);
    AtomicLong next = new AtomicLong();
    List<Long> nanos = new ArrayList<>();
    try (H2Store store = H2Store.open(folder, Clock.systemUTC())) {
      long end = System.nanoTime() + seconds * 1_000_000_000L;
      List<Thread> threads = new ArrayList<>();
      for (int i = 0; i < callers; i++) {
        Thread thread = Thread.ofPlatform().unstarted(() -> write(store, next, end, nanos));
        threads.add(thread);
        thread.start();
      }
      for (Thread thread : threads) {
        thread.join();
      }
      System.out.printf(
          "%d callers, %d s: %d writes, %d a second, %s; file %d KiB%n",
          callers,
          seconds,
          next.get(),
          next.get() / seconds,
          percentiles(nanos),
          Files.size(folder.resolve("rostrum.mv.db")) >> 10);
    }
    System.out.printf(
        "after closing: file %d KiB%n", Files.size(folder.resolve("rostrum.mv.db")) >> 10);
  }

  private static void write(Store store, AtomicLong next, long end, List<Long> nanos) {
    List<Long> mine = new ArrayList<>();
    while (System.nanoTime() < end) {
      long number = next.incrementAndGet();
      long start = System.nanoTime();
      if (number % 2 == 1) {
        store.change(sql -> Rows.add(sql, Rows.id(number), "row " + number));
      } else {
        store.change(sql -> Rows.rename(sql, Rows.id(number - 1), "changed " + number));
      }
      mine.add(System.nanoTime() - start);
    }
    synchronized (nanos) {
      nanos.addAll(mine);
    }
  }

  private static String percentiles(List<Long> nanos) {
    long[] sorted = nanos.stream().mapToLong(Long::longValue).sorted().toArray();
    return Arrays.stream(new int[] {50, 95, 99})
        .mapToObj(
            p -> "p%d %.1f ms".formatted(p, sorted[(sorted.length - 1) * p / 100] / 1_000_000.0))
        .reduce((a, b) -> a + ", " + b)
        .orElse("");
  }
}
