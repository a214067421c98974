package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Query;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.accounts.QuotaPlan;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduling.Pause;
import org.rostrum.scheduling.PostingQueues;

/**
 * The queue of an account in a transaction that holds its schedule's row: nobody else changes the
 * queue before the transaction ends, and the engine claims nothing of what was read.
 */
final class LockedQueue {
  private final DSLContext sql;
  private final ScheduleRows.Known schedule;
  private final Instant now;
  private final List<Entry> entries;

  /** A publication that stands in the queue. */
  record Entry(UUID id, PublicationState state, Instant due) {}

  private LockedQueue(
      DSLContext sql, ScheduleRows.Known schedule, Instant now, List<Entry> entries) {
    this.sql = sql;
    this.schedule = schedule;
    this.now = now;
    this.entries = entries;
  }

  /** Which publications stand in the queue of an account. */
  static Condition of(UUID account) {
    return PUBLICATION
        .ACCOUNT_ID
        .eq(account)
        .and(PUBLICATION.REMOTE_ID.isNull())
        .and(PUBLICATION.QUEUED)
        .and(
            PUBLICATION.STATE.in(
                PublicationState.SCHEDULED.name(), PublicationState.WAITING.name()))
        .and(PUBLICATION.LEASE_UNTIL.isNull());
  }

  static LockedQueue read(DSLContext sql, ScheduleRows.Known schedule, Instant now) {
    List<Entry> entries =
        sql.select(PUBLICATION.ID, PUBLICATION.STATE, PUBLICATION.DUE_AT)
            .from(PUBLICATION)
            .where(of(schedule.account()))
            .orderBy(PUBLICATION.DUE_AT, PUBLICATION.ID)
            .forUpdate()
            .fetch(
                row ->
                    new Entry(
                        row.value1(),
                        PublicationState.valueOf(row.value2()),
                        Optional.<Instant>ofNullable(row.value3()).orElse(now)));
    return new LockedQueue(sql, schedule, now, entries);
  }

  /** How many publications of a queue can be moved, counted from its end. */
  static int movable(List<Entry> entries, boolean paused, Instant now) {
    int count = 0;
    for (Entry entry : entries.reversed()) {
      if (entry.state() != PublicationState.SCHEDULED || !(paused || entry.due().isAfter(now))) {
        break;
      }
      count++;
    }
    return count;
  }

  List<Entry> entries() {
    return entries;
  }

  /** Those that are ahead, in order. */
  List<Entry> movable() {
    int count = movable(entries, schedule.pause().isPresent(), now);
    return entries.subList(entries.size() - count, entries.size());
  }

  boolean isFull() {
    return entries.size() >= PostingQueues.MAX_QUEUED;
  }

  /**
   * The next slots that nothing of the account takes and that the quotas of its network have room
   * for; what some publications take counts as free.
   *
   * @param quotas those in force for the account
   */
  List<Instant> free(int count, Set<UUID> leaving, List<RateLimit> quotas) {
    Set<Instant> taken =
        new HashSet<>(
            sql.select(PUBLICATION.DUE_AT)
                .from(PUBLICATION)
                .where(PUBLICATION.ACCOUNT_ID.eq(schedule.account()))
                .and(PUBLICATION.REMOTE_ID.isNull())
                .and(
                    PUBLICATION.STATE.in(PublicationStates.AHEAD.stream().map(Enum::name).toList()))
                .and(PUBLICATION.DUE_AT.gt(now))
                .and(others(leaving))
                .fetch(PUBLICATION.DUE_AT));
    Instant until = now.plus(PostingQueues.MAX_LOOK_AHEAD);
    if (quotas.isEmpty()) {
      return schedule.times().next(now, until, count, taken);
    }
    QuotaPlan plan = QuotaPlan.read(sql, schedule.account(), quotas, now, until, others(leaving));
    List<Instant> found = new ArrayList<>();
    Instant after = now;
    while (found.size() < count) {
      List<Instant> next = schedule.times().next(after, until, 1, taken);
      if (next.isEmpty()) {
        break;
      }
      after = next.getFirst();
      if (plan.hasRoom(after)) {
        plan.add(after);
        found.add(after);
      }
    }
    return found;
  }

  private static Condition others(Set<UUID> leaving) {
    return leaving.isEmpty() ? DSL.noCondition() : PUBLICATION.ID.notIn(leaving);
  }

  /** Puts a publication that has no slot into one. */
  void add(UUID publication, PublicationState state, Instant slot) {
    Rule rule = PublicationStates.rule(Event.SCHEDULE, state).orElseThrow();
    Map<Field<?>, @Nullable Object> columns =
        new HashMap<>(RuleColumns.of(rule, now, Optional.of(slot), ""));
    schedule
        .pause()
        .ifPresent(pause -> columns.putAll(paused(PublicationState.SCHEDULED, schedule, now)));
    int ignored =
        sql.update(PUBLICATION)
            .set(columns)
            .set(PUBLICATION.DUE_AT, slot)
            .set(PUBLICATION.QUEUED, true)
            .where(PUBLICATION.ID.eq(publication))
            .execute();
  }

  /**
   * Gives publications their times, one after the other, and answers those that got another one.
   *
   * @param order the publications
   * @param times as many times
   * @param as what the schedule says of pausing from now on
   */
  List<UUID> assign(List<Entry> order, List<Instant> times, ScheduleRows.Known as) {
    List<Query> changes = new ArrayList<>();
    List<UUID> changed = new ArrayList<>();
    boolean always = !as.pause().equals(schedule.pause());
    for (int index = 0; index < order.size(); index++) {
      Entry entry = order.get(index);
      Instant time = times.get(index);
      if (always || !time.equals(entry.due())) {
        Map<Field<?>, @Nullable Object> columns =
            as.pause().isPresent()
                ? paused(entry.state(), as, now)
                : RuleColumns.of(
                    PublicationStates.rule(Event.MOVE, entry.state()).orElseThrow(),
                    now,
                    Optional.of(time),
                    "");
        changes.add(
            sql.update(PUBLICATION)
                .set(columns)
                .set(PUBLICATION.DUE_AT, time)
                .where(PUBLICATION.ID.eq(entry.id())));
        changed.add(entry.id());
      }
    }
    if (!changes.isEmpty()) {
      int[] ignored = sql.batch(changes).execute();
    }
    return changed;
  }

  /**
   * Pauses what belongs to a paused queue and waits for another try, or for a limit that has let it
   * go by now.
   *
   * @return those that were still to come by themselves
   */
  static List<UUID> pauseRest(DSLContext sql, ScheduleRows.Known schedule, Instant now) {
    var found =
        sql.select(PUBLICATION.ID, PUBLICATION.STATE)
            .from(PUBLICATION)
            .where(PUBLICATION.ACCOUNT_ID.eq(schedule.account()))
            .and(PUBLICATION.REMOTE_ID.isNull())
            .and(PUBLICATION.QUEUED)
            .and(PUBLICATION.STATE.in(PublicationStates.AHEAD.stream().map(Enum::name).toList()))
            .and(PUBLICATION.WAKE_AT.isNotNull())
            .and(PUBLICATION.LEASE_UNTIL.isNull())
            .orderBy(PUBLICATION.DUE_AT, PUBLICATION.ID)
            .forUpdate()
            .fetch();
    List<Query> changes = new ArrayList<>();
    for (var row : found) {
      changes.add(
          sql.update(PUBLICATION)
              .set(paused(PublicationState.valueOf(row.value2()), schedule, now))
              .where(PUBLICATION.ID.eq(row.value1())));
    }
    if (!changes.isEmpty()) {
      int[] ignored = sql.batch(changes).execute();
    }
    return found.map(row -> row.value1());
  }

  static Set<UUID> ids(List<Entry> entries) {
    return entries.stream().map(Entry::id).collect(Collectors.toSet());
  }

  private static Map<Field<?>, @Nullable Object> paused(
      PublicationState state, ScheduleRows.Known schedule, Instant now) {
    Pause pause = schedule.pause().orElseThrow();
    String why = pause.reason().isBlank() ? "." : ": " + pause.reason();
    String reason =
        "The queue of "
            + schedule.name()
            + " is paused since "
            + WallClock.said(pause.since(), schedule.zone())
            + " by "
            + pause.by()
            + why;
    return RuleColumns.of(
        PublicationStates.rule(Event.PAUSE, state).orElseThrow(), now, Optional.empty(), reason);
  }
}
