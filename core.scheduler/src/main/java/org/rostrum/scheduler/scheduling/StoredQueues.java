package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.posts.PostView;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduler.accounts.QuotaLimits;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.posts.PostRows;
import org.rostrum.scheduler.posts.PublicationViews;
import org.rostrum.scheduler.posts.Refusals;
import org.rostrum.scheduler.posts.TargetProblems;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduling.AccountQueue;
import org.rostrum.scheduling.PostingQueues;
import org.rostrum.scheduling.PostingSchedule;
import org.rostrum.scheduling.WeeklySlots;

/** Posting schedules and queues in the database. Checks permissions, and tells of changes. */
public final class StoredQueues implements PostingQueues {
  private final Store store;
  private final Events events;
  private final Runnable wakeEngine;
  private final QueueChanges changes;
  private final QueueAdditions additions;

  /**
   * Builds the service.
   *
   * @param quotas what a queue leaves room for
   * @param wakeEngine called when something may have come nearer; returns at once
   */
  public StoredQueues(
      Store store,
      TargetProblems targets,
      QuotaLimits quotas,
      Audit audit,
      Events events,
      Runnable wakeEngine) {
    this.store = store;
    this.events = events;
    this.wakeEngine = wakeEngine;
    this.changes = new QueueChanges(store, quotas, audit);
    this.additions = new QueueAdditions(store, targets, quotas, audit);
  }

  @Override
  public PostingSchedule schedule(Caller caller, UUID accountId) {
    caller.require(Permission.READ);
    Instant now = store.databaseTime();
    return view(store.read(sql -> ScheduleRows.read(sql, caller.workspaceId(), accountId)), now);
  }

  @Override
  public PostingSchedule replace(Caller caller, UUID accountId, long version, WeeklySlots slots) {
    caller.require(Permission.PUBLISH);
    ScheduleChecks.slots(slots);
    tell(caller, accountId, "slots", changes.replace(caller, accountId, version, slots));
    return schedule(caller, accountId);
  }

  @Override
  public List<Instant> preview(Caller caller, WeeklySlots slots, int count) {
    caller.require(Permission.READ);
    ScheduleChecks.slots(slots);
    ScheduleChecks.count(count, MAX_PREVIEW);
    Instant now = store.databaseTime();
    ZoneId zone = slots.zone().orElseGet(() -> store.read(sql -> home(sql, caller.workspaceId())));
    return new WeeklyTimes(slots.slots(), zone)
        .next(now, now.plus(MAX_LOOK_AHEAD), count, Set.of());
  }

  @Override
  public PostView addToQueue(Caller caller, UUID postId, long version) {
    caller.require(Permission.PUBLISH);
    List<QueueAdditions.Added> added = additions.add(caller, postId, version);
    for (QueueAdditions.Added one : added) {
      publish(caller, "publication", one.publication(), "scheduled");
      publish(caller, "queue", one.account(), "added");
    }
    publish(caller, "post", postId, "scheduled");
    wakeEngine.run();
    Instant now = store.databaseTime();
    return store.read(sql -> PostRows.view(sql, caller.workspaceId(), postId, now));
  }

  @Override
  public AccountQueue queue(Caller caller, UUID accountId) {
    caller.require(Permission.READ);
    Instant now = store.databaseTime();
    return store.read(sql -> QueueViews.read(sql, caller.workspaceId(), accountId, now));
  }

  @Override
  public AccountQueue move(Caller caller, UUID publicationId, int index) {
    caller.require(Permission.PUBLISH);
    if (index < 0) {
      ScheduleChecks.refuse(
          "queue-place-invalid",
          List.of(ScheduleChecks.problem("index", "OUT_OF_RANGE", "Places are counted from 0.")));
    }
    return moved(caller, changes.move(caller, publicationId, index));
  }

  @Override
  public AccountQueue moveBefore(Caller caller, UUID publicationId, UUID beforeId) {
    caller.require(Permission.PUBLISH);
    return moved(caller, changes.moveBefore(caller, publicationId, beforeId));
  }

  private AccountQueue moved(Caller caller, QueueChanges.Changed changed) {
    tell(caller, changed.account(), "moved", changed.publications());
    return queue(caller, changed.account());
  }

  @Override
  public PublicationView remove(Caller caller, UUID publicationId) {
    caller.require(Permission.PUBLISH);
    UUID account = changes.remove(caller, publicationId);
    publish(caller, "publication", publicationId, "draft");
    publish(caller, "queue", account, "removed");
    Instant now = store.databaseTime();
    return store
        .read(sql -> PublicationViews.find(sql, publicationId, now))
        .orElseThrow(Refusals::noPublication);
  }

  @Override
  public AccountQueue pause(Caller caller, UUID accountId, String reason) {
    caller.require(Permission.PUBLISH);
    ScheduleChecks.reason(reason, MAX_REASON);
    tell(caller, accountId, "paused", changes.pause(caller, accountId, reason.strip()));
    return queue(caller, accountId);
  }

  @Override
  public AccountQueue resume(Caller caller, UUID accountId) {
    caller.require(Permission.PUBLISH);
    tell(caller, accountId, "resumed", changes.resume(caller, accountId));
    return queue(caller, accountId);
  }

  private void tell(Caller caller, UUID account, String change, List<UUID> publications) {
    publications.forEach(id -> publish(caller, "publication", id, "rescheduled"));
    publish(caller, "queue", account, change);
    wakeEngine.run();
  }

  private void publish(Caller caller, String topic, UUID subject, String change) {
    events.publish(caller.workspaceId(), topic, subject.toString(), change);
  }

  private static PostingSchedule view(ScheduleRows.Known known, Instant now) {
    return new PostingSchedule(
        known.account(),
        known.version(),
        known.slots(),
        known.zone(),
        known.times().next(now, now.plus(MAX_LOOK_AHEAD), PostingSchedule.UPCOMING, Set.of()));
  }

  private static ZoneId home(DSLContext sql, UUID workspace) {
    return ZoneId.of(
        sql.select(WORKSPACE.ZONE)
            .from(WORKSPACE)
            .where(WORKSPACE.ID.eq(workspace))
            .fetchSingle(WORKSPACE.ZONE));
  }
}
