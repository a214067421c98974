package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.POSTING_SCHEDULE;
import static org.rostrum.scheduler.store.jooq.Tables.POSTING_SLOT;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jooq.Query;
import org.jooq.Record2;
import org.jspecify.annotations.Nullable;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.store.jooq.tables.records.PostingScheduleRecord;
import org.rostrum.scheduling.Pause;
import org.rostrum.scheduling.Slot;
import org.rostrum.scheduling.WeeklySlots;

/** Reads and writes posting schedules. */
final class ScheduleRows {
  private static final int MINUTES_A_DAY = (int) Duration.ofDays(1).toMinutes();

  private ScheduleRows() {}

  /**
   * The posting schedule of an account.
   *
   * @param account which
   * @param name of the account
   * @param version of the slots
   * @param slots what was set
   * @param home the workspace's zone
   * @param pause that its queue is paused
   */
  record Known(
      UUID account,
      String name,
      long version,
      WeeklySlots slots,
      ZoneId home,
      Optional<Pause> pause) {
    ZoneId zone() {
      return slots.zone().orElse(home);
    }

    WeeklyTimes times() {
      return new WeeklyTimes(slots.slots(), zone());
    }
  }

  static Known read(DSLContext sql, UUID workspace, UUID account) {
    return load(sql, workspace, account, false);
  }

  /** Keeps others from changing the queue of the account before the transaction ends. */
  static Known lock(DSLContext sql, UUID workspace, UUID account) {
    Record2<String, String> known = account(sql, workspace, account);
    int ignored =
        sql.insertInto(POSTING_SCHEDULE)
            .set(POSTING_SCHEDULE.ACCOUNT_ID, account)
            .set(POSTING_SCHEDULE.VERSION, 0L)
            .onConflictDoNothing()
            .execute();
    return load(sql, account, known, true);
  }

  static void replace(DSLContext sql, UUID account, long version, WeeklySlots slots) {
    List<Query> changes = new ArrayList<>();
    changes.add(
        sql.update(POSTING_SCHEDULE)
            .set(POSTING_SCHEDULE.VERSION, version)
            .set(POSTING_SCHEDULE.ZONE, slots.zone().map(ZoneId::getId).orElse(null))
            .where(POSTING_SCHEDULE.ACCOUNT_ID.eq(account)));
    changes.add(sql.deleteFrom(POSTING_SLOT).where(POSTING_SLOT.ACCOUNT_ID.eq(account)));
    for (Slot slot : slots.slots()) {
      changes.add(
          sql.insertInto(POSTING_SLOT)
              .set(POSTING_SLOT.ACCOUNT_ID, account)
              .set(POSTING_SLOT.MINUTE_OF_WEEK, minuteOfWeek(slot)));
    }
    int[] ignored = sql.batch(changes).execute();
  }

  static void pause(DSLContext sql, UUID account, Optional<Pause> pause) {
    int ignored =
        sql.update(POSTING_SCHEDULE)
            .set(POSTING_SCHEDULE.PAUSED_AT, pause.map(Pause::since).orElse(null))
            .set(POSTING_SCHEDULE.PAUSED_BY, pause.map(Pause::by).orElse(null))
            .set(POSTING_SCHEDULE.PAUSE_REASON, pause.map(Pause::reason).orElse(null))
            .where(POSTING_SCHEDULE.ACCOUNT_ID.eq(account))
            .execute();
  }

  private static Known load(DSLContext sql, UUID workspace, UUID account, boolean lock) {
    return load(sql, account, account(sql, workspace, account), lock);
  }

  private static Known load(
      DSLContext sql, UUID account, Record2<String, String> known, boolean lock) {
    var rows = sql.selectFrom(POSTING_SCHEDULE).where(POSTING_SCHEDULE.ACCOUNT_ID.eq(account));
    @Nullable PostingScheduleRecord row = lock ? rows.forUpdate().fetchOne() : rows.fetchOne();
    ZoneId home = ZoneId.of(known.value2());
    if (row == null) {
      return new Known(account, known.value1(), 0, WeeklySlots.none(), home, Optional.empty());
    }
    List<Slot> slots =
        sql.select(POSTING_SLOT.MINUTE_OF_WEEK)
            .from(POSTING_SLOT)
            .where(POSTING_SLOT.ACCOUNT_ID.eq(account))
            .orderBy(POSTING_SLOT.MINUTE_OF_WEEK)
            .fetch(found -> slot(found.value1()));
    Optional<ZoneId> zone = Optional.<String>ofNullable(row.getZone()).map(ZoneId::of);
    return new Known(
        account, known.value1(), row.getVersion(), new WeeklySlots(zone, slots), home, pause(row));
  }

  private static Optional<Pause> pause(PostingScheduleRecord row) {
    @Nullable Instant since = row.getPausedAt();
    return Optional.ofNullable(since)
        .map(at -> new Pause(at, row.getPausedBy(), row.getPauseReason()));
  }

  private static Record2<String, String> account(DSLContext sql, UUID workspace, UUID account) {
    @Nullable Record2<String, String> known =
        sql.select(ACCOUNT.DISPLAY_NAME, WORKSPACE.ZONE)
            .from(ACCOUNT)
            .join(WORKSPACE)
            .on(WORKSPACE.ID.eq(ACCOUNT.WORKSPACE_ID))
            .where(ACCOUNT.ID.eq(account))
            .and(ACCOUNT.WORKSPACE_ID.eq(workspace))
            .fetchOne();
    if (known == null) {
      throw RequestRefused.of(
          Reason.NOT_FOUND,
          "account-not-found",
          "There is no such account; it may have been disconnected.");
    }
    return known;
  }

  private static int minuteOfWeek(Slot slot) {
    return (slot.day().getValue() - 1) * MINUTES_A_DAY + slot.time().toSecondOfDay() / 60;
  }

  private static Slot slot(int minuteOfWeek) {
    return new Slot(
        DayOfWeek.of(minuteOfWeek / MINUTES_A_DAY + 1),
        LocalTime.ofSecondOfDay(minuteOfWeek % MINUTES_A_DAY * 60L));
  }
}
