package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.POST;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.accounts.QuotaLimits;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.posts.PostRows;
import org.rostrum.scheduler.posts.Refusals;
import org.rostrum.scheduler.posts.TargetProblems;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;
import org.rostrum.scheduling.PostingQueues;

/** Adds posts to the queues of their accounts. */
final class QueueAdditions {
  private static final String WANTED = "queued";

  private final Store store;
  private final TargetProblems targets;
  private final QuotaLimits quotas;
  private final Audit audit;

  QueueAdditions(Store store, TargetProblems targets, QuotaLimits quotas, Audit audit) {
    this.quotas = quotas;
    this.store = store;
    this.targets = targets;
    this.audit = audit;
  }

  /** A publication that took a slot. */
  record Added(UUID publication, UUID account) {}

  List<Added> add(Caller caller, UUID post, long version) {
    PostRows.Stored before = store.read(sql -> PostRows.read(sql, caller.workspaceId(), post));
    checkVersion(before, version);
    Set<UUID> accounts =
        before.publications().stream()
            .filter(QueueAdditions::canTakeASlot)
            .map(PublicationRecord::getAccountId)
            .collect(Collectors.toSet());
    if (accounts.isEmpty()) {
      throw Refusals.nothingToDo(WANTED);
    }
    List<FieldProblem> problems = targets.of(caller, before, accounts);
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
    Map<UUID, List<RateLimit>> limits =
        accounts.stream().collect(Collectors.toMap(account -> account, quotas::of));
    Instant now = store.databaseTime();
    return store.write(
        sql -> {
          // queues before posts, in one order: two who do this at once cannot wait for each other
          Map<UUID, ScheduleRows.Known> schedules = new HashMap<>();
          for (UUID account : new TreeSet<>(accounts)) {
            schedules.put(account, ScheduleRows.lock(sql, caller.workspaceId(), account));
          }
          PostRows.Stored current = PostRows.lock(sql, store.dialect(), caller.workspaceId(), post);
          checkVersion(current, version);
          List<Added> added = addAll(sql, current, schedules, limits, now);
          int ignored =
              sql.update(POST)
                  .set(POST.VERSION, version + 1)
                  .set(POST.UPDATED_AT, now)
                  .where(POST.ID.eq(post))
                  .execute();
          audit.record(sql, caller, "post.queued", post.toString(), "");
          return added;
        });
  }

  private static List<Added> addAll(
      DSLContext sql,
      PostRows.Stored post,
      Map<UUID, ScheduleRows.Known> schedules,
      Map<UUID, List<RateLimit>> limits,
      Instant now) {
    List<Added> added = new ArrayList<>();
    List<FieldProblem> problems = new ArrayList<>();
    for (int index = 0; index < post.publications().size(); index++) {
      PublicationRecord row = post.publications().get(index);
      ScheduleRows.@Nullable Known schedule = schedules.get(row.getAccountId());
      if (schedule == null || !canTakeASlot(row)) {
        continue;
      }
      LockedQueue queue = LockedQueue.read(sql, schedule, now);
      if (queue.isFull()) {
        throw full(schedule.name());
      }
      List<Instant> slot =
          queue.free(1, Set.of(row.getId()), limits.getOrDefault(row.getAccountId(), List.of()));
      if (slot.isEmpty()) {
        problems.add(noSlot("targets[" + index + "].accountId", schedule));
      } else {
        queue.add(row.getId(), PostRows.state(row), slot.getFirst());
        added.add(new Added(row.getId(), row.getAccountId()));
      }
    }
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
    return added;
  }

  private static boolean canTakeASlot(PublicationRecord row) {
    PublicationState state = PostRows.state(row);
    boolean queued = row.getQueued() && PublicationStates.AHEAD.contains(state);
    return !queued && PublicationStates.rule(Event.SCHEDULE, state).isPresent();
  }

  private static FieldProblem noSlot(String field, ScheduleRows.Known schedule) {
    return schedule.slots().slots().isEmpty()
        ? ScheduleChecks.problem(
            field,
            "NO_SLOTS",
            schedule.name()
                + " has no posting schedule. Give it weekly slots, or choose a time yourself.")
        : ScheduleChecks.problem(
            field,
            "NO_FREE_SLOT",
            schedule.name()
                + " has no free slot that its network's quotas have room for within "
                + PostingQueues.MAX_LOOK_AHEAD.toDays()
                + " days. Add slots to its posting schedule, or choose a time yourself.");
  }

  private static RequestRefused full(String account) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "queue-full",
        "The queue of "
            + account
            + " holds "
            + PostingQueues.MAX_QUEUED
            + " publications, which is the most. Wait until some are published, or remove some.");
  }

  private static void checkVersion(PostRows.Stored stored, long version) {
    if (stored.post().getVersion() != version) {
      throw Refusals.stale(version, stored.post().getVersion());
    }
  }
}
