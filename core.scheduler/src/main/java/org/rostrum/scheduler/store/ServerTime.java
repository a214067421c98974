package org.rostrum.scheduler.store;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.function.LongSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The time of a database server, asked for a few times a second and counted on in between, since
 * everything that is done needs it. Never ahead of the server's clock, and behind it by the length
 * of a question at most: an answer is counted from when it arrived, and one that took long is not
 * counted on. When the server's clock is set, that is noticed with the next question; when this
 * machine's is, or when it slept, at once. Safe for use by many threads.
 */
final class ServerTime {
  /** For how long an answer is counted on. */
  static final Duration COUNTED_FOR = Duration.ofMillis(250);

  /** How far the clocks of this process may part before the server is asked again. */
  static final Duration MAX_PARTING = Duration.ofMillis(20);

  private final Supplier<Instant> server;
  private final InstantSource wall;
  private final LongSupplier nanoTime;
  private volatile @Nullable Answer last;

  /** The server said {@code time}, and it arrived when the clocks here showed the others. */
  private record Answer(Instant time, long nanos, Instant wall) {}

  /**
   * Counts by the given clocks.
   *
   * @param server asks the server
   * @param wall this machine's clock, which somebody may set
   * @param nanoTime this process's clock, which nobody can set, as {@link System#nanoTime}
   */
  ServerTime(Supplier<Instant> server, InstantSource wall, LongSupplier nanoTime) {
    this.server = server;
    this.wall = wall;
    this.nanoTime = nanoTime;
  }

  /** The server's time in microseconds. */
  Instant now() {
    @Nullable Answer known = last;
    if (known != null) {
      long passed = nanoTime.getAsLong() - known.nanos();
      if (passed < COUNTED_FOR.toNanos() && !parted(known, passed)) {
        return counted(known, passed);
      }
    }
    return ask(known);
  }

  private Instant ask(@Nullable Answer before) {
    long asked = nanoTime.getAsLong();
    Instant time = server.get();
    long arrived = nanoTime.getAsLong();
    // an answer that took longer is as old as that, so it is used once, as it always was
    if (arrived - asked > Store.MAX_BEHIND.toNanos()) {
      return time;
    }
    if (before != null) {
      // The older answer may tell more exactly what the time is at least.
      Instant expected = counted(before, arrived - before.nanos());
      if (expected.isAfter(time) && expected.isBefore(time.plusNanos(arrived - asked))) {
        time = expected;
      }
    }
    last = new Answer(time, arrived, wall.instant());
    return time;
  }

  private boolean parted(Answer answer, long passed) {
    return Duration.between(answer.wall().plusNanos(passed), wall.instant())
            .abs()
            .compareTo(MAX_PARTING)
        > 0;
  }

  private static Instant counted(Answer answer, long passed) {
    return answer.time().plusNanos(passed).truncatedTo(ChronoUnit.MICROS);
  }
}
