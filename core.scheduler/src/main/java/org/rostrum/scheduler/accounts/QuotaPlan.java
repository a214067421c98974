package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.rostrum.accounts.QuotaUse;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.RateLimit;

/**
 * Where an account's quotas have room, with what is planned and what is being planned. Not safe for
 * use by many threads.
 */
public final class QuotaPlan {
  /** The most publications of an account that are counted. */
  static final int MAX_COUNTED = 20_000;

  /** How often a time that one quota proposes is put before the others. */
  private static final int MAX_ROUNDS = 20;

  private static final List<String> USING =
      List.of(
          PublicationState.SCHEDULED.name(),
          PublicationState.WAITING.name(),
          PublicationState.RETRYING.name(),
          PublicationState.PUBLISHING.name(),
          PublicationState.UNCERTAIN.name(),
          PublicationState.PUBLISHED.name());

  private final List<RateLimit> limits;
  private final List<Instant> due;

  private QuotaPlan(List<RateLimit> limits, List<Instant> due) {
    this.limits = limits;
    this.due = due;
  }

  /**
   * Reads what is planned.
   *
   * @param limits the quotas in force
   * @param from the earliest time that will be asked about
   * @param until the latest
   * @param counted which publications count; those that are being planned anew should not
   */
  public static QuotaPlan read(
      DSLContext sql,
      UUID account,
      List<RateLimit> limits,
      Instant from,
      Instant until,
      Condition counted) {
    if (limits.isEmpty()) {
      return new QuotaPlan(limits, new ArrayList<>());
    }
    Duration window =
        limits.stream().map(RateLimit::window).max(Duration::compareTo).orElse(Duration.ZERO);
    List<Instant> due =
        sql.select(PUBLICATION.DUE_AT)
            .from(PUBLICATION)
            .where(PUBLICATION.ACCOUNT_ID.eq(account))
            .and(PUBLICATION.DUE_AT.gt(from.minus(window)))
            .and(PUBLICATION.DUE_AT.le(until.plus(window)))
            .and(PUBLICATION.STATE.in(USING))
            .and(counted)
            .orderBy(PUBLICATION.DUE_AT)
            .limit(MAX_COUNTED)
            .fetch(PUBLICATION.DUE_AT);
    return new QuotaPlan(List.copyOf(limits), new ArrayList<>(due));
  }

  /** How one quota stands at a time. */
  QuotaUse use(RateLimit limit, Instant at) {
    QuotaWindow window = new QuotaWindow(due, limit.permits(), limit.window());
    Instant until = at.plus(limit.window().multipliedBy(QuotaUse.MAX_SEARCH));
    return new QuotaUse(
        limit.name(),
        limit.permits(),
        limit.window(),
        at,
        window.fullest(at),
        window.nextFree(at, until));
  }

  /** The first quota that has no room at a time. */
  Optional<QuotaUse> full(Instant at) {
    return limits.stream().map(limit -> use(limit, at)).filter(use -> use.left() == 0).findFirst();
  }

  /** Whether one more fits at a time. */
  public boolean hasRoom(Instant at) {
    return full(at).isEmpty();
  }

  /** The first time from one on at which every quota has room; empty if there is none for long. */
  Optional<Instant> nextFree(Instant from) {
    Instant time = from;
    for (int round = 0; round < MAX_ROUNDS; round++) {
      Optional<QuotaUse> full = full(time);
      if (full.isEmpty()) {
        return Optional.of(time);
      }
      Optional<Instant> later = full.get().nextFree();
      if (later.isEmpty()) {
        return later;
      }
      time = later.get();
    }
    return Optional.empty();
  }

  /** Counts one more. */
  public void add(Instant at) {
    int place = Collections.binarySearch(due, at);
    due.add(place < 0 ? -place - 1 : place, at);
  }
}
