package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.Optional;
import java.util.StringJoiner;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.store.Columns;

/**
 * How much of a limit was used, and when, in a form that stays small: permits used close together,
 * within a part of the window, count as used at the latest of their times. So never more is given
 * out than permitted, and hardly less.
 */
final class UsedPermits {
  /** Into how many parts a window is divided at most. */
  static final int PARTS = 256;

  private final Deque<Part> parts = new ArrayDeque<>();
  private final Duration grain;
  private int count;

  private record Part(Instant first, Instant last, int permits) {}

  private UsedPermits(RateLimit limit) {
    this.grain = limit.window().dividedBy(PARTS);
  }

  /** Reads what {@link #text} wrote, without what is over by now. */
  static UsedPermits read(String text, RateLimit limit, Instant now) {
    UsedPermits used = new UsedPermits(limit);
    for (String part : text.isEmpty() ? new String[0] : text.split(",", -1)) {
      String[] fields = part.split(":", -1);
      used.put(new Part(instant(fields[0]), instant(fields[1]), Integer.parseInt(fields[2])));
    }
    used.forget(limit, now);
    return used;
  }

  private static Instant instant(String micros) {
    return Instant.EPOCH.plus(Long.parseLong(micros), ChronoUnit.MICROS);
  }

  /** When there is a permit again; empty if there is one now. */
  Optional<Instant> freeAt(RateLimit limit, Instant now) {
    forget(limit, now);
    return count < limit.permits()
        ? Optional.empty()
        : Optional.of(parts.getFirst().last().plus(limit.window()));
  }

  /** Uses a permit. */
  void add(Instant now) {
    Part last = parts.peekLast();
    if (last != null && Duration.between(last.first(), now).compareTo(grain) < 0) {
      parts.removeLast();
      count -= last.permits();
      put(new Part(last.first(), now, last.permits() + 1));
    } else {
      put(new Part(now, now, 1));
    }
  }

  /** Gives the permit back that was used last. */
  void removeLast() {
    Part last = parts.peekLast();
    if (last != null) {
      parts.removeLast();
      count -= last.permits();
      if (last.permits() > 1) {
        put(new Part(last.first(), last.last(), last.permits() - 1));
      }
    }
  }

  private void put(Part part) {
    parts.addLast(part);
    count += part.permits();
  }

  private void forget(RateLimit limit, Instant now) {
    Instant old = now.minus(limit.window());
    for (Iterator<Part> all = parts.iterator(); all.hasNext(); ) {
      Part part = all.next();
      if (part.last().isAfter(old)) {
        break;
      }
      count -= part.permits();
      all.remove();
    }
  }

  /** As it stands in the database. */
  String text() {
    StringJoiner text = new StringJoiner(",");
    for (Part part : parts) {
      text.add(
          Columns.micros(part.first()) + ":" + Columns.micros(part.last()) + ":" + part.permits());
    }
    return text.toString();
  }
}
