package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.RECURRENCE;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.posts.OccurrencePosts;
import org.rostrum.scheduler.posts.PostRows;
import org.rostrum.scheduler.posts.Refusals;
import org.rostrum.scheduler.posts.TargetProblems;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;
import org.rostrum.scheduler.store.jooq.tables.records.RecurrenceRecord;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.RecurrenceView;
import org.rostrum.scheduling.Recurrences;

/** Makes, changes and stops recurrences. */
final class RecurrenceChanges {
  private final Store store;
  private final TargetProblems targets;
  private final Audit audit;
  private final TimeOrderedIds ids;
  private final Occurrences occurrences;

  RecurrenceChanges(
      Store store,
      TargetProblems targets,
      Audit audit,
      TimeOrderedIds ids,
      Occurrences occurrences) {
    this.store = store;
    this.targets = targets;
    this.audit = audit;
    this.ids = ids;
    this.occurrences = occurrences;
  }

  /** Makes a recurrence and its first occurrence. */
  UUID create(Caller caller, UUID post, long version, RecurrenceRule rule, Occurrences.Done done) {
    Instant now = store.databaseTime();
    checkRule(caller, rule, now);
    PostRows.Stored before = store.read(sql -> PostRows.read(sql, caller.workspaceId(), post));
    mayRecur(before, version);
    checkTargets(caller, before);
    UUID id = ids.next();
    store.change(
        sql -> {
          PostRows.Stored current = PostRows.lock(sql, store.dialect(), caller.workspaceId(), post);
          mayRecur(current, version);
          checkCount(sql, caller);
          insert(sql, caller, id, current, rule, now);
          int ignored =
              sql.update(POST)
                  .set(POST.RECURRENCE_ID, id)
                  .set(POST.OCCURRENCE, 0)
                  .where(POST.ID.eq(post))
                  .execute();
          audit.record(sql, caller, "recurrence.created", id.toString(), post.toString());
          occurrences.makeNext(
              sql, RecurrenceRows.read(sql, caller.workspaceId(), done.begin(id)), now, done);
        });
    return id;
  }

  void change(Caller caller, UUID id, long version, RecurrenceRule rule, Occurrences.Done done) {
    Instant now = store.databaseTime();
    checkRule(caller, rule, now);
    store.change(
        sql -> {
          RecurrenceRecord row = RecurrenceRows.lock(sql, caller.workspaceId(), id);
          if (row.getVersion() != version) {
            throw stale(row.getVersion(), version);
          }
          if (!RecurrenceRows.isActive(row)) {
            throw RequestRefused.of(
                Reason.CONFLICT,
                "recurrence-ended",
                "The recurrence has ended, so it cannot be changed. Let its post recur anew.");
          }
          int ignored =
              sql.update(RECURRENCE)
                  .set(RecurrenceRows.columns(rule))
                  .set(RECURRENCE.VERSION, version + 1)
                  .where(RECURRENCE.ID.eq(id))
                  .execute();
          audit.record(sql, caller, "recurrence.changed", id.toString(), "");
          occurrences.remake(
              sql, RecurrenceRows.read(sql, caller.workspaceId(), done.begin(id)), now, done);
        });
  }

  /** Ends a recurrence, and answers what became of its next occurrence's publications. */
  List<UUID> stop(Caller caller, UUID id) {
    Instant now = store.databaseTime();
    return store.write(
        sql -> {
          RecurrenceRecord row = RecurrenceRows.lock(sql, caller.workspaceId(), id);
          if (!RecurrenceRows.isActive(row)) {
            return List.of();
          }
          String reason = "The recurrence was stopped by " + caller.name() + ".";
          RecurrenceRows.end(sql, row, reason);
          audit.record(sql, caller, "recurrence.stopped", id.toString(), "");
          @Nullable UUID next = row.getOccurrencePost();
          boolean ahead =
              next != null
                  && row.getOccurrenceAt().isAfter(now)
                  && sql.fetchExists(POST, POST.ID.eq(next));
          return next != null && ahead ? cancel(sql, caller, next, reason, now) : List.of();
        });
  }

  private List<UUID> cancel(DSLContext sql, Caller caller, UUID post, String reason, Instant now) {
    List<UUID> cancelled = new ArrayList<>();
    PostRows.Stored stored = PostRows.lock(sql, store.dialect(), caller.workspaceId(), post);
    for (PublicationRecord row : stored.publications()) {
      PublicationState state = PostRows.state(row);
      if (PublicationStates.AHEAD.contains(state)) {
        int ignored =
            sql.update(PUBLICATION)
                .set(
                    RuleColumns.of(
                        PublicationStates.rule(Event.CANCEL, state).orElseThrow(),
                        now,
                        Optional.empty(),
                        reason))
                .set(PUBLICATION.QUEUED, false)
                .where(PUBLICATION.ID.eq(row.getId()))
                .execute();
        cancelled.add(row.getId());
      }
    }
    return cancelled;
  }

  private void checkRule(Caller caller, RecurrenceRule rule, Instant now) {
    ZoneId zone = store.read(sql -> RecurrenceRows.zone(sql, caller.workspaceId(), rule));
    ScheduleChecks.rule(rule, zone, now);
    if (new RecurringTimes(rule, zone).after(now).isEmpty()) {
      ScheduleChecks.refuse(
          "recurrence-invalid",
          List.of(
              ScheduleChecks.problem(
                  "end.last", "NONE_AHEAD", "No occurrence is ahead. Let it end later.")));
    }
  }

  private void checkTargets(Caller caller, PostRows.Stored post) {
    Set<UUID> accounts =
        post.publications().stream()
            .map(PublicationRecord::getAccountId)
            .collect(Collectors.toSet());
    List<FieldProblem> problems =
        accounts.isEmpty()
            ? List.of(
                ScheduleChecks.problem(
                    "targets", "REQUIRED", "The post goes to no account. Choose at least one."))
            : targets.of(caller, post, accounts);
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
  }

  private static void mayRecur(PostRows.Stored post, long version) {
    if (post.post().getVersion() != version) {
      throw Refusals.stale(version, post.post().getVersion());
    }
    @Nullable UUID recurrence = post.post().getRecurrenceId();
    if (recurrence != null) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "post-recurs",
          post.post().getOccurrence() == 0
              ? "The post recurs already. Change its recurrence instead."
              : "The post is an occurrence of a recurrence. Make a copy of it to let that recur.");
    }
    boolean ahead =
        post.publications().stream()
            .anyMatch(row -> PublicationStates.AHEAD.contains(PostRows.state(row)));
    if (ahead) {
      // its first occurrence would be published beside it
      throw RequestRefused.of(
          Reason.CONFLICT,
          "post-scheduled",
          "The post is to be published itself already. Cancel that, or let a copy of it recur.");
    }
  }

  private static void checkCount(DSLContext sql, Caller caller) {
    int active =
        sql.fetchCount(
            RECURRENCE,
            RECURRENCE.WORKSPACE_ID.eq(caller.workspaceId()),
            RECURRENCE.STATE.eq(RecurrenceView.State.ACTIVE.name()));
    if (active >= Recurrences.MAX_ACTIVE) {
      throw RequestRefused.of(
          Reason.CONFLICT,
          "too-many-recurrences",
          "The workspace has "
              + Recurrences.MAX_ACTIVE
              + " recurrences, which is the most. Stop one that is no longer needed.");
    }
  }

  private static void insert(
      DSLContext sql,
      Caller caller,
      UUID id,
      PostRows.Stored template,
      RecurrenceRule rule,
      Instant now) {
    int ignored =
        sql.insertInto(RECURRENCE)
            .set(RECURRENCE.ID, id)
            .set(RECURRENCE.WORKSPACE_ID, caller.workspaceId())
            .set(RECURRENCE.VERSION, 1L)
            .set(RECURRENCE.TEMPLATE_ID, template.post().getId())
            .set(RECURRENCE.TITLE, OccurrencePosts.title(template))
            .set(RecurrenceRows.columns(rule))
            .set(RECURRENCE.STATE, RecurrenceView.State.ACTIVE.name())
            .set(RECURRENCE.REASON, "")
            .set(RECURRENCE.OCCURRENCE, 0)
            .set(RECURRENCE.OCCURRENCE_AT, now)
            .set(RECURRENCE.REMAKE, false)
            .set(RECURRENCE.AUTHOR_ID, caller.userId())
            .set(RECURRENCE.AUTHOR_NAME, caller.name())
            .set(RECURRENCE.CREATED_AT, now)
            .execute();
  }

  private static RequestRefused stale(long newest, long known) {
    return RequestRefused.of(
        Reason.STALE,
        "recurrence-changed",
        "The recurrence was changed meanwhile (version "
            + newest
            + ", not "
            + known
            + "). Load it again and repeat your change.");
  }
}
