package org.rostrum.scheduler.publishing;

import static org.rostrum.scheduler.store.jooq.Tables.ATTEMPT;
import static org.rostrum.scheduler.store.jooq.Tables.ENGINE_NODE;
import static org.rostrum.scheduler.store.jooq.Tables.LANE;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record;
import org.jooq.Result;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.store.Dialect;

/**
 * Takes leases back from processes that no longer hold them. What is leased lies among what is due,
 * so it is looked for there; the clock may have been set back by {@link #CLOCK_STEP} meanwhile.
 */
public final class LeaseRows {
  /** What the row of an attempt says whose process was lost. */
  static final String LOST = "LEASE_LOST";

  private static final Duration CLOCK_STEP = Duration.ofDays(1);
  private static final String REASON =
      "The process that worked on it ended or was too slow. The network is asked.";

  private LeaseRows() {}

  /** A publication whose lease was taken back. */
  public record Lost(UUID publication, UUID workspace, PublicationState state) {}

  /**
   * Takes back the leases that have run out. Their nodes claim nothing before this transaction
   * ends, so that none of them begins a call while its lane goes to somebody else.
   */
  public static List<Lost> sweep(DSLContext sql, Dialect dialect, Instant now, int atMost) {
    if (dialect == Dialect.POSTGRES) {
      lockOwners(sql, now);
    }
    Condition over = PUBLICATION.LEASE_UNTIL.lt(now).and(PUBLICATION.WAKE_AT.le(now));
    return take(sql, dialect, true, over, now, atMost);
  }

  /** A claim holds the row of its node: this waits for those under way, and they for this. */
  private static void lockOwners(DSLContext sql, Instant now) {
    var owners =
        sql.selectDistinct(PUBLICATION.LEASE_OWNER)
            .from(PUBLICATION)
            .where(PUBLICATION.LEASE_UNTIL.lt(now))
            .and(PUBLICATION.WAKE_AT.le(now))
            .fetch(PUBLICATION.LEASE_OWNER);
    int ignored =
        sql.select(ENGINE_NODE.ID)
            .from(ENGINE_NODE)
            .where(ENGINE_NODE.ID.in(owners))
            .orderBy(ENGINE_NODE.ID)
            .forUpdate()
            .fetch()
            .size();
  }

  /** Whether leases have run out: a look that takes no lock, for most times there are none. */
  public static boolean hasOver(DSLContext sql, Instant now) {
    return sql.fetchExists(
        PUBLICATION, PUBLICATION.LEASE_UNTIL.lt(now).and(PUBLICATION.WAKE_AT.le(now)));
  }

  /** Takes back every lease but this owner's; right only where there is no other process. */
  public static List<Lost> takeOver(DSLContext sql, String owner, Instant now, int atMost) {
    return take(sql, Dialect.H2, false, PUBLICATION.LEASE_OWNER.ne(owner), now, atMost);
  }

  /** Takes back a node's leases; at its own end, or when it is given up. */
  public static List<Lost> ofNode(
      DSLContext sql, Dialect dialect, String node, Instant now, int atMost) {
    // waits for rows that others lock: what is passed over would stay leased to nobody
    return take(sql, dialect, false, PUBLICATION.LEASE_OWNER.eq(node), now, atMost);
  }

  /**
   * Gives up other nodes that have not been heard of, and takes their leases back. A node with more
   * of them than {@code atMost} is marked, so that it claims nothing more, and finished in later
   * calls.
   */
  public static List<Lost> giveUpNodes(DSLContext sql, String self, Instant now, int atMost) {
    List<String> silent =
        sql.select(ENGINE_NODE.ID)
            .from(ENGINE_NODE)
            .where(ENGINE_NODE.ALIVE_UNTIL.lt(now))
            .and(ENGINE_NODE.ID.ne(self))
            .orderBy(ENGINE_NODE.ID)
            .limit(1)
            .forUpdate()
            .skipLocked()
            .fetch(ENGINE_NODE.ID);
    List<Lost> lost = new ArrayList<>();
    for (String node : silent) {
      lost.addAll(ofNode(sql, Dialect.POSTGRES, node, now, atMost));
      if (lost.size() < atMost) {
        forget(sql, node);
      } else {
        int ignored =
            sql.update(ENGINE_NODE)
                .set(ENGINE_NODE.ALIVE_UNTIL, Instant.EPOCH)
                .where(ENGINE_NODE.ID.eq(node))
                .execute();
      }
    }
    return lost;
  }

  /** Lets others have the lanes of a node that holds nothing more. */
  public static void forget(DSLContext sql, String node) {
    int[] ignored =
        sql.batch(
                sql.deleteFrom(LANE).where(LANE.NODE.eq(node)),
                sql.deleteFrom(ENGINE_NODE).where(ENGINE_NODE.ID.eq(node)))
            .execute();
  }

  private static List<Lost> take(
      DSLContext sql,
      Dialect dialect,
      boolean skipLocked,
      Condition which,
      Instant now,
      int atMost) {
    var query =
        sql.select(
                PUBLICATION.ID,
                PUBLICATION.WORKSPACE_ID,
                PUBLICATION.ACCOUNT_ID,
                PUBLICATION.STATE,
                PUBLICATION.FENCE,
                PUBLICATION.ATTEMPTS,
                PUBLICATION.LEASE_OWNER)
            .from(PUBLICATION)
            .where(PUBLICATION.WAKE_AT.le(now.plus(CLOCK_STEP)))
            .and(PUBLICATION.LEASE_UNTIL.isNotNull())
            .and(which)
            .limit(atMost);
    Result<? extends Record> rows =
        switch (dialect) {
          case H2 -> query.fetch();
          case POSTGRES ->
              skipLocked ? query.forUpdate().skipLocked().fetch() : query.forUpdate().fetch();
        };
    List<Query> changes = new ArrayList<>();
    List<Lost> lost = new ArrayList<>();
    for (Record row : rows) {
      PublicationState state = PublicationState.valueOf(row.get(PUBLICATION.STATE));
      PublicationStates.Rule rule = PublicationStates.rule(Event.LEASE_LOST, state).orElseThrow();
      UUID id = row.get(PUBLICATION.ID);
      changes.add(
          sql.update(PUBLICATION)
              .set(RuleColumns.of(rule, now, Optional.empty(), REASON))
              .set(PUBLICATION.FENCE, row.get(PUBLICATION.FENCE) + 1)
              .where(PUBLICATION.ID.eq(id))
              .and(PUBLICATION.FENCE.eq(row.get(PUBLICATION.FENCE))));
      changes.add(
          sql.update(ATTEMPT)
              .set(ATTEMPT.ENDED_AT, now)
              .set(ATTEMPT.OUTCOME, LOST)
              .set(ATTEMPT.DETAIL, "The process ended, or was too slow, before it had an answer.")
              .where(ATTEMPT.PUBLICATION_ID.eq(id))
              .and(ATTEMPT.NUMBER.eq(row.get(PUBLICATION.ATTEMPTS))));
      changes.add(leave(sql, row.get(PUBLICATION.ACCOUNT_ID), row.get(PUBLICATION.LEASE_OWNER)));
      lost.add(new Lost(id, row.get(PUBLICATION.WORKSPACE_ID), rule.to()));
    }
    if (!changes.isEmpty()) {
      int[] ignored = sql.batch(changes).execute();
    }
    return lost;
  }

  /**
   * Whoever was that slow does not hold the account back from others; but it keeps the lane while
   * another call of the account is under way there, or somebody else would begin one beside it.
   */
  private static Query leave(DSLContext sql, UUID account, String node) {
    return sql.deleteFrom(LANE)
        .where(LANE.ACCOUNT_ID.eq(account))
        .and(LANE.NODE.eq(node))
        .andNotExists(
            sql.selectOne()
                .from(PUBLICATION)
                .where(PUBLICATION.ACCOUNT_ID.eq(account))
                .and(PUBLICATION.REMOTE_ID.isNull())
                .and(PUBLICATION.LEASE_OWNER.eq(node)));
  }
}
