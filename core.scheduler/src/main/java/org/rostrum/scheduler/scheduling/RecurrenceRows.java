package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.RECURRENCE;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.jooq.tables.records.RecurrenceRecord;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrencePattern;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.RecurrenceView;

/** Reads and writes recurrences. */
final class RecurrenceRows {
  private static final String DAILY = "DAILY";
  private static final String WEEKLY = "WEEKLY";
  private static final String MONTHLY = "MONTHLY";

  private RecurrenceRows() {}

  /** A recurrence of a workspace. */
  static RecurrenceRecord read(DSLContext sql, UUID workspace, UUID id) {
    return load(sql, workspace, id, false);
  }

  /** Keeps others from changing it, and from making its occurrences, in this transaction. */
  static RecurrenceRecord lock(DSLContext sql, UUID workspace, UUID id) {
    return load(sql, workspace, id, true);
  }

  /** Locks one unless somebody else works on it already. */
  static Optional<RecurrenceRecord> tryLock(DSLContext sql, Dialect dialect, UUID id) {
    var rows = sql.selectFrom(RECURRENCE).where(RECURRENCE.ID.eq(id));
    @Nullable RecurrenceRecord row =
        dialect == Dialect.POSTGRES ? rows.forUpdate().skipLocked().fetchOne() : rows.fetchOne();
    return Optional.ofNullable(row);
  }

  static boolean isActive(RecurrenceRecord row) {
    return RecurrenceView.State.ACTIVE.name().equals(row.getState());
  }

  /** Ends it for good; its template becomes a post like any other. */
  static void end(DSLContext sql, RecurrenceRecord row, String reason) {
    int ignored =
        sql.update(RECURRENCE)
            .set(RECURRENCE.STATE, RecurrenceView.State.ENDED.name())
            .set(RECURRENCE.REASON, reason)
            .set(RECURRENCE.REMAKE, false)
            .set(RECURRENCE.VERSION, row.getVersion() + 1)
            .where(RECURRENCE.ID.eq(row.getId()))
            .execute();
    release(sql, row.getId());
  }

  private static void release(DSLContext sql, UUID recurrence) {
    int ignored =
        sql.update(POST)
            .setNull(POST.RECURRENCE_ID)
            .setNull(POST.OCCURRENCE)
            .where(POST.RECURRENCE_ID.eq(recurrence))
            .and(POST.OCCURRENCE.eq(0))
            .execute();
  }

  /** The zone in which a rule of a workspace is meant. */
  static ZoneId zone(DSLContext sql, UUID workspace, RecurrenceRule rule) {
    return rule.zone()
        .orElseGet(
            () ->
                ZoneId.of(
                    sql.select(WORKSPACE.ZONE)
                        .from(WORKSPACE)
                        .where(WORKSPACE.ID.eq(workspace))
                        .fetchSingle(WORKSPACE.ZONE)));
  }

  /** The columns of a rule. */
  static Map<Field<?>, @Nullable Object> columns(RecurrenceRule rule) {
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(RECURRENCE.STEP, rule.pattern().every());
    columns.put(RECURRENCE.WEEK_DAYS, "");
    columns.put(RECURRENCE.DAY_OF_MONTH, 0);
    switch (rule.pattern()) {
      case RecurrencePattern.Daily daily -> columns.put(RECURRENCE.PATTERN, DAILY);
      case RecurrencePattern.Weekly weekly -> {
        columns.put(RECURRENCE.PATTERN, WEEKLY);
        columns.put(
            RECURRENCE.WEEK_DAYS,
            weekly.days().stream().sorted().map(Enum::name).collect(Collectors.joining(",")));
      }
      case RecurrencePattern.Monthly monthly -> {
        columns.put(RECURRENCE.PATTERN, MONTHLY);
        columns.put(RECURRENCE.DAY_OF_MONTH, monthly.dayOfMonth());
      }
    }
    columns.put(RECURRENCE.WALL_TIME, rule.time().toString());
    columns.put(RECURRENCE.ZONE, rule.zone().map(ZoneId::getId).orElse(null));
    columns.put(RECURRENCE.FIRST_DAY, rule.first());
    columns.put(
        RECURRENCE.LAST_DAY, rule.end() instanceof RecurrenceEnd.Until until ? until.last() : null);
    columns.put(
        RECURRENCE.MAX_COUNT,
        rule.end() instanceof RecurrenceEnd.After after ? after.count() : null);
    return columns;
  }

  static RecurrenceRule rule(RecurrenceRecord row) {
    RecurrencePattern pattern =
        switch (row.getPattern()) {
          case DAILY -> new RecurrencePattern.Daily(row.getStep());
          case WEEKLY -> new RecurrencePattern.Weekly(row.getStep(), days(row.getWeekDays()));
          case MONTHLY -> new RecurrencePattern.Monthly(row.getStep(), row.getDayOfMonth());
          default -> throw new IllegalStateException("No such pattern: " + row.getPattern());
        };
    return new RecurrenceRule(
        pattern,
        LocalTime.parse(row.getWallTime()),
        Optional.<String>ofNullable(row.getZone()).map(ZoneId::of),
        row.getFirstDay(),
        end(row));
  }

  private static RecurrenceEnd end(RecurrenceRecord row) {
    Optional<LocalDate> last = Optional.ofNullable(row.getLastDay());
    Optional<Integer> count = Optional.ofNullable(row.getMaxCount());
    return last.<RecurrenceEnd>map(RecurrenceEnd.Until::new)
        .or(() -> count.map(RecurrenceEnd.After::new))
        .orElseGet(RecurrenceEnd.Never::new);
  }

  private static Set<DayOfWeek> days(String names) {
    return Arrays.stream(names.split(",")).map(DayOfWeek::valueOf).collect(Collectors.toSet());
  }

  private static RecurrenceRecord load(DSLContext sql, UUID workspace, UUID id, boolean lock) {
    var rows =
        sql.selectFrom(RECURRENCE)
            .where(RECURRENCE.ID.eq(id))
            .and(RECURRENCE.WORKSPACE_ID.eq(workspace));
    @Nullable RecurrenceRecord row = lock ? rows.forUpdate().fetchOne() : rows.fetchOne();
    if (row == null) {
      throw RequestRefused.of(
          Reason.NOT_FOUND, "recurrence-not-found", "There is no such recurrence.");
    }
    return row;
  }
}
