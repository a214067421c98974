package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduling.MissedPublications;

/**
 * Puts aside what was missed by more than the policy allows, before the engine looks at what is
 * due. How late something is counts from when the engine was to look at it: what waited for a limit
 * or for another try is not late for that. Used by the engine's thread only.
 */
public final class MissedSweep {
  private static final int BATCH = 500;

  private static final Duration EVERY = Duration.ofSeconds(1);

  private final Store store;
  private final Events events;
  private boolean expected = true;
  private Duration late = MissedPublications.DEFAULT_PUBLISH_LATE;
  private Instant lastSweep = Instant.EPOCH;

  /** Works on the given store. */
  public MissedSweep(Store store, Events events) {
    this.store = store;
    this.events = events;
  }

  private record Missed(UUID publication, UUID workspace) {}

  /**
   * Tells that publications go on which may be late.
   *
   * @param count how many
   */
  public void expect(int count) {
    expected |= count > 0;
  }

  /**
   * Puts aside everything that was missed, many in one transaction. Does nothing if it was done in
   * the last second and nothing is expected.
   *
   * @param now the time of the database; after a pause of the process it has moved on
   */
  public void sweep(Instant now) {
    if (!expected && Duration.between(lastSweep, now).abs().compareTo(EVERY) < 0) {
      return;
    }
    late = store.ask(MissedRows::read).publishLateUpTo();
    for (Rule rule : PublicationStates.rules(Event.MISSED)) {
      boolean more = store.<Boolean>ask(sql -> !find(sql, rule, earliest(now), 1, false).isEmpty());
      while (more) {
        List<Missed> missed = store.write(sql -> putAside(sql, rule, now));
        for (Missed one : missed) {
          events.publish(
              one.workspace(),
              "publication",
              one.publication().toString(),
              rule.to().name().toLowerCase(Locale.ROOT));
        }
        more = missed.size() == BATCH;
      }
    }
    expected = false;
    lastSweep = now;
  }

  /**
   * Since when something may have been due at the longest to be published without asking, by the
   * policy that the last sweep read.
   */
  public Instant earliest(Instant now) {
    return now.minus(late);
  }

  private List<Missed> putAside(DSLContext sql, Rule rule, Instant now) {
    List<Missed> missed =
        find(sql, rule, earliest(now), BATCH, store.dialect() == Dialect.POSTGRES);
    if (!missed.isEmpty()) {
      int ignored =
          sql.update(PUBLICATION)
              .set(RuleColumns.of(rule, now, Optional.empty(), reason(late)))
              .set(PUBLICATION.MISSED_AT, now)
              .where(PUBLICATION.ID.in(missed.stream().map(Missed::publication).toList()))
              .execute();
    }
    return missed;
  }

  private static List<Missed> find(
      DSLContext sql, Rule rule, Instant before, int atMost, boolean lock) {
    var query =
        sql.select(PUBLICATION.ID, PUBLICATION.WORKSPACE_ID)
            .from(PUBLICATION)
            .where(PUBLICATION.WAKE_AT.lt(before))
            .and(PUBLICATION.STATE.in(rule.from().stream().map(PublicationState::name).toList()))
            .and(PUBLICATION.LEASE_UNTIL.isNull())
            .orderBy(PUBLICATION.WAKE_AT)
            .limit(atMost);
    var rows = lock ? query.forUpdate().skipLocked().fetch() : query.fetch();
    return rows.map(row -> new Missed(row.value1(), row.value2()));
  }

  private static String reason(Duration late) {
    return "Its time passed more than "
        + words(late)
        + " ago and it was not sent since: nothing ran, or it was on hold, or its provider or account"
        + " was not there. Do you still want it published?";
  }

  private static String words(Duration late) {
    if (late.compareTo(Duration.ofDays(2)) >= 0 && late.toHours() % 24 == 0) {
      return late.toDays() + " days";
    }
    return late.toMinutes() % 60 == 0 && late.toHours() > 1
        ? late.toHours() + " hours"
        : late.toMinutes() + " minutes";
  }
}
