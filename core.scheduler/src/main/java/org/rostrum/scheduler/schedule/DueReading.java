package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.rostrum.scheduler.network.Deadline;
import org.rostrum.scheduler.publishing.EngineLimits;
import org.rostrum.scheduler.store.Store;

/**
 * Reads what is due into the backlog, part by part, and knows when it is worth reading again. Used
 * by the engine's thread only, but for {@link #freshen}.
 */
final class DueReading {
  /** How soon to read again when another node holds what is due. */
  private static final Duration CONTENDED = Duration.ofMillis(500);

  private final Store store;
  private final DuePublications due;
  private final Backlog backlog;
  private final EngineLimits limits;
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private Optional<DuePublications.Place> place = Optional.empty();
  private boolean reading;
  // by a clock that nobody can set, so that a clock that is set back stops nothing
  private Deadline readAt = Deadline.in(Duration.ZERO);

  DueReading(Store store, DuePublications due, Backlog backlog, EngineLimits limits) {
    this.store = store;
    this.due = due;
    this.backlog = backlog;
    this.limits = limits;
  }

  /** Tells that something may be due that was not when it was looked last. */
  void freshen() {
    stale.set(true);
  }

  /**
   * Reads the next part of what is due. After the last part, it begins again when something new may
   * have become due, or there is room for what was left out.
   *
   * @return whether there is more to be read at once
   */
  boolean read(Instant now) {
    if (stale.getAndSet(false) || backlog.isHungry() || readAt.hasPassed()) {
      reading = true;
    }
    if (!reading) {
      return false;
    }
    DuePublications.Page page = due.page(now, place, backlog.full(), limits.page());
    backlog.add(page.candidates(), now);
    place = page.next();
    reading = place.isPresent();
    if (!reading) {
      readAt = Deadline.in(limits.poll());
    }
    return reading;
  }

  /**
   * How long there is nothing new to be read, unless somebody says so.
   *
   * @param contended whether another node holds something that is due
   */
  Duration rest(Instant now, boolean contended) {
    Duration soonest = contended ? CONTENDED : readAt.remaining();
    Duration next =
        due.next(now)
            .map(at -> Duration.between(store.databaseTime(), at))
            .filter(until -> until.compareTo(soonest) < 0)
            .orElse(soonest);
    if (next.compareTo(readAt.remaining()) < 0) {
      readAt = Deadline.in(next);
    }
    return next.isNegative() ? Duration.ZERO : next;
  }
}
