package org.rostrum.scheduler.scheduling;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.paging.Page;
import org.rostrum.paging.PageRequest;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.posts.TargetProblems;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrenceRule;
import org.rostrum.scheduling.RecurrenceView;
import org.rostrum.scheduling.Recurrences;

/** Recurrences in the database. Checks permissions, and tells of changes. */
public final class StoredRecurrences implements Recurrences {
  private final Store store;
  private final Events events;
  private final RecurrenceChanges changes;
  private final OccurrenceNews news;

  /**
   * Builds the service.
   *
   * @param wakeEngine called when something may have come nearer; returns at once
   */
  public StoredRecurrences(
      Store store,
      TargetProblems targets,
      Audit audit,
      Events events,
      TimeOrderedIds ids,
      Runnable wakeEngine) {
    this.store = store;
    this.events = events;
    this.news = new OccurrenceNews(events, wakeEngine);
    this.changes = new RecurrenceChanges(store, targets, audit, ids, new Occurrences(store, ids));
  }

  @Override
  public RecurrenceView create(Caller caller, UUID postId, long version, RecurrenceRule rule) {
    caller.require(Permission.PUBLISH);
    Occurrences.Done done = new Occurrences.Done();
    UUID id = changes.create(caller, postId, version, rule, done);
    events.publish(caller.workspaceId(), "post", postId.toString(), "recurs");
    news.tell(caller.workspaceId(), id, "created", done);
    return view(caller, id);
  }

  @Override
  public RecurrenceView change(
      Caller caller, UUID recurrenceId, long version, RecurrenceRule rule) {
    caller.require(Permission.PUBLISH);
    Occurrences.Done done = new Occurrences.Done();
    changes.change(caller, recurrenceId, version, rule, done);
    news.tell(caller.workspaceId(), recurrenceId, "changed", done);
    return view(caller, recurrenceId);
  }

  @Override
  public RecurrenceView stop(Caller caller, UUID recurrenceId) {
    caller.require(Permission.PUBLISH);
    for (UUID publication : changes.stop(caller, recurrenceId)) {
      events.publish(caller.workspaceId(), "publication", publication.toString(), "cancelled");
    }
    news.tell(caller.workspaceId(), recurrenceId, "ended", new Occurrences.Done());
    return view(caller, recurrenceId);
  }

  @Override
  public RecurrenceView get(Caller caller, UUID recurrenceId) {
    caller.require(Permission.READ);
    return view(caller, recurrenceId);
  }

  @Override
  public Page<RecurrenceView> list(Caller caller, PageRequest page) {
    caller.require(Permission.READ);
    Instant now = store.databaseTime();
    return store.read(sql -> RecurrenceViews.page(sql, caller.workspaceId(), page, now));
  }

  @Override
  public List<Instant> preview(Caller caller, RecurrenceRule rule, int count) {
    caller.require(Permission.READ);
    ScheduleChecks.count(count, MAX_PREVIEW);
    Instant now = store.databaseTime();
    ZoneId zone = store.read(sql -> RecurrenceRows.zone(sql, caller.workspaceId(), rule));
    ScheduleChecks.rule(rule, zone, now);
    int atMost =
        rule.end() instanceof RecurrenceEnd.After after ? Math.min(count, after.count()) : count;
    return new RecurringTimes(rule, zone).after(now, atMost);
  }

  private RecurrenceView view(Caller caller, UUID id) {
    Instant now = store.databaseTime();
    return store.read(sql -> RecurrenceViews.get(sql, caller.workspaceId(), id, now));
  }
}
