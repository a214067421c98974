package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.RECURRENCE;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.scheduler.posts.PostRows;
import org.rostrum.scheduler.store.jooq.tables.records.RecurrenceRecord;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.RecurrenceView;

/** Reads recurrences as faces show them. */
final class RecurrenceViews {
  private RecurrenceViews() {}

  static RecurrenceView get(DSLContext sql, UUID workspace, UUID id, Instant now) {
    return view(sql, RecurrenceRows.read(sql, workspace, id), now);
  }

  static Page<RecurrenceView> page(
      DSLContext sql, UUID workspace, PageRequest request, Instant now) {
    Condition before = request.cursor().map(RecurrenceViews::before).orElse(DSL.noCondition());
    List<RecurrenceRecord> found =
        sql.selectFrom(RECURRENCE)
            .where(RECURRENCE.WORKSPACE_ID.eq(workspace))
            .and(before)
            .orderBy(RECURRENCE.ID.desc())
            .limit(request.limit() + 1)
            .fetch();
    boolean more = found.size() > request.limit();
    List<RecurrenceRecord> shown = more ? found.subList(0, request.limit()) : found;
    return new Page<>(
        shown.stream().map(row -> view(sql, row, now)).toList(),
        more ? Optional.of(shown.getLast().getId().toString()) : Optional.empty());
  }

  private static RecurrenceView view(DSLContext sql, RecurrenceRecord row, Instant now) {
    RecurrenceRule rule = RecurrenceRows.rule(row);
    ZoneId zone = RecurrenceRows.zone(sql, row.getWorkspaceId(), rule);
    Optional<UUID> template = Optional.ofNullable(row.getTemplateId());
    boolean active = RecurrenceRows.isActive(row);
    boolean ahead = active && row.getOccurrenceAt().isAfter(now);
    @Nullable UUID post = row.getOccurrencePost();
    return new RecurrenceView(
        row.getId(),
        row.getVersion(),
        template,
        row.getTitle(),
        template.map(id -> accounts(sql, id)).orElse(List.of()),
        rule,
        zone,
        RecurrenceView.State.valueOf(row.getState()),
        row.getReason(),
        row.getOccurrence(),
        ahead ? Optional.ofNullable(post) : Optional.empty(),
        active ? upcoming(row, rule, zone, now) : List.of(),
        row.getAuthorName(),
        row.getCreatedAt());
  }

  private static List<Instant> upcoming(
      RecurrenceRecord row, RecurrenceRule rule, ZoneId zone, Instant now) {
    Instant latest = row.getOccurrenceAt();
    List<Instant> times = new ArrayList<>();
    if (latest.isAfter(now)) {
      times.add(latest);
    }
    int left =
        rule.end() instanceof RecurrenceEnd.After after
            ? after.count() - row.getOccurrence()
            : RecurrenceView.UPCOMING;
    int wanted = Math.min(left, RecurrenceView.UPCOMING - times.size());
    times.addAll(new RecurringTimes(rule, zone).after(latest, Math.max(wanted, 0)));
    return times;
  }

  private static List<String> accounts(DSLContext sql, UUID template) {
    return sql.select(PUBLICATION.ACCOUNT_NAME, ACCOUNT.ENVIRONMENT_LABEL)
        .from(PUBLICATION)
        .leftJoin(ACCOUNT)
        .on(ACCOUNT.ID.eq(PUBLICATION.ACCOUNT_ID))
        .where(PUBLICATION.POST_ID.eq(template))
        .and(PUBLICATION.ORDINAL.ne(PostRows.TAKEN_OUT))
        .orderBy(PUBLICATION.ORDINAL)
        .fetch(row -> named(row.value1(), row.value2()));
  }

  private static String named(String account, @Nullable String environment) {
    return environment == null || environment.isEmpty()
        ? account
        : account + " (" + environment + ")";
  }

  private static Condition before(String cursor) {
    try {
      return RECURRENCE.ID.lt(UUID.fromString(cursor));
    } catch (IllegalArgumentException e) {
      ScheduleChecks.refuse(
          "cursor-unknown",
          List.of(
              ScheduleChecks.problem(
                  "cursor", "MALFORMED", "The cursor is none of this list. Start again.")));
      throw e;
    }
  }
}
