package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record5;
import org.jooq.Result;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.PublicationStates.Event;

/** Takes leases back from processes that no longer hold them. */
public final class LeaseRows {
  /** What the row of an attempt says whose process was lost. */
  static final String LOST = "LEASE_LOST";

  private static final String REASON =
      "The process that worked on it ended or was too slow. The network is asked.";

  private LeaseRows() {}

  /** A publication whose lease was taken back. */
  public record Lost(UUID publication, UUID workspace, PublicationState state) {}

  /** Takes back the leases that have run out. */
  public static List<Lost> sweep(DSLContext sql, Instant now, int atMost, boolean skipLocked) {
    return take(sql, PUBLICATION.LEASE_UNTIL.lt(now), now, atMost, skipLocked);
  }

  /** Takes back every lease but this owner's; right only where there is no other process. */
  public static List<Lost> takeOver(DSLContext sql, String owner, Instant now, int atMost) {
    Condition foreign = PUBLICATION.LEASE_UNTIL.isNotNull().and(PUBLICATION.LEASE_OWNER.ne(owner));
    return take(sql, foreign, now, atMost, false);
  }

  /** Lets this owner's leases end now, so that others need not wait for them. */
  public static int release(DSLContext sql, String owner, Instant now) {
    return sql.update(PUBLICATION)
        .set(PUBLICATION.LEASE_UNTIL, now)
        .where(PUBLICATION.LEASE_UNTIL.gt(now))
        .and(PUBLICATION.LEASE_OWNER.eq(owner))
        .execute();
  }

  private static List<Lost> take(
      DSLContext sql, Condition which, Instant now, int atMost, boolean skipLocked) {
    var query =
        sql.select(
                PUBLICATION.ID,
                PUBLICATION.WORKSPACE_ID,
                PUBLICATION.STATE,
                PUBLICATION.FENCE,
                PUBLICATION.ATTEMPTS)
            .from(PUBLICATION)
            .where(which)
            .orderBy(PUBLICATION.LEASE_UNTIL)
            .limit(atMost);
    Result<Record5<UUID, UUID, String, Long, Integer>> rows =
        skipLocked ? query.forUpdate().skipLocked().fetch() : query.fetch();
    List<Query> changes = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    for (var row : rows) {
      PublicationState state = PublicationState.valueOf(row.value3());
      var rule = PublicationStates.rule(Event.LEASE_LOST, state).orElseThrow();
      changes.add(
          sql.update(PUBLICATION)
              .set(RuleColumns.of(rule, now, Optional.empty(), REASON))
              .set(PUBLICATION.FENCE, row.value4() + 1)
              .where(PUBLICATION.ID.eq(row.value1()))
              .and(PUBLICATION.FENCE.eq(row.value4())));
      changes.add(
          sql.update(ATTEMPT)
              .set(ATTEMPT.ENDED_AT, now)
              .set(ATTEMPT.OUTCOME, LOST)
              .set(ATTEMPT.DETAIL, "The process ended, or was too slow, before it had an answer.")
              .where(ATTEMPT.PUBLICATION_ID.eq(row.value1()))
              .and(ATTEMPT.NUMBER.eq(row.value5())));
      lost.add(new Lost(row.value1(), row.value2(), rule.to()));
    }
    if (!changes.isEmpty()) {
      int[] ignored = sql.batch(changes).execute();
    }
    return lost;
  }
}
