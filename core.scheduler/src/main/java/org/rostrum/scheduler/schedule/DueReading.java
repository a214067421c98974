package org.rostrum.scheduler.schedule;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
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

  /** What was committed a little after its time is read with what became due since. */
  private static final Duration OVERLAP = Duration.ofSeconds(1);

  /** No id stands before it. */
  private static final UUID FIRST = new UUID(0, 0);

  private final Store store;
  private final DuePublications due;
  private final Backlog backlog;
  private final EngineLimits limits;
  private final AtomicBoolean stale = new AtomicBoolean(true);
  private Optional<DuePublications.Place> place = Optional.empty();
  private boolean reading;

  /** Whether the reading that is under way began with the longest due. */
  private boolean whole;

  private Instant begunAt = Instant.EPOCH;

  /** From where on nothing was read yet when the last reading began. */
  private Optional<DuePublications.Place> front = Optional.empty();

  // by a clock that nobody can set, so that a clock that is set back stops nothing
  private Deadline readAt = Deadline.in(Duration.ZERO);
  private Deadline wholeAt = Deadline.in(Duration.ZERO);

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
    boolean hungry = backlog.isHungry();
    boolean asked = stale.getAndSet(false) || hungry || readAt.hasPassed();
    if (!reading && !asked) {
      return false;
    }
    Set<String> full = backlog.full();
    if (!reading) {
      begin(now, full.isEmpty() || hungry || wholeAt.hasPassed());
    } else if (hungry) {
      // the room may be for something that lies before the part that is read now
      wholeAt = Deadline.in(Duration.ZERO);
    }
    DuePublications.Page page = due.page(now, place, full, limits.page());
    backlog.add(page.candidates(), now);
    place = page.next();
    reading = place.isPresent();
    if (!reading) {
      readAt = Deadline.in(limits.poll());
      wholeAt = whole ? readAt : wholeAt;
      front = Optional.of(new DuePublications.Place(begunAt.minus(OVERLAP), FIRST));
    }
    return reading;
  }

  /**
   * While there is more of a network than is kept, what is due of it stands before what is due of
   * the others, and is stepped over: once in a while, but not for everything that becomes due.
   */
  private void begin(Instant now, boolean all) {
    reading = true;
    whole = all;
    begunAt = now;
    place = all ? Optional.empty() : front;
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
