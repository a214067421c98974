package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Record3;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.RateLimit;
import org.rostrum.scheduler.accounts.QuotaLimits;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.posts.Refusals;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.scheduling.LockedQueue.Entry;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduling.Pause;
import org.rostrum.scheduling.WeeklySlots;

/** Changes queues; every change holds the row of the account's schedule, and is all or nothing. */
final class QueueChanges {
  private final Store store;
  private final QuotaLimits quotas;
  private final Audit audit;

  QueueChanges(Store store, QuotaLimits quotas, Audit audit) {
    this.quotas = quotas;
    this.store = store;
    this.audit = audit;
  }

  /**
   * What a change did.
   *
   * @param account whose queue it is
   * @param publications those that got another time
   */
  record Changed(UUID account, List<UUID> publications) {}

  List<UUID> replace(Caller caller, UUID account, long version, WeeklySlots slots) {
    List<RateLimit> limits = quotas.of(account);
    Instant now = store.databaseTime();
    return store.write(
        sql -> {
          ScheduleRows.Known before = ScheduleRows.lock(sql, caller.workspaceId(), account);
          if (before.version() != version) {
            throw stale(before, version);
          }
          ScheduleRows.Known after =
              new ScheduleRows.Known(
                  account, before.name(), version + 1, slots, before.home(), before.pause());
          ScheduleRows.replace(sql, account, version + 1, slots);
          audit.record(
              sql,
              caller,
              "queue.slots-replaced",
              account.toString(),
              slots.slots().size() + " slots");
          if (slots.slots().isEmpty()) {
            return List.of();
          }
          LockedQueue queue = LockedQueue.read(sql, after, now);
          List<Entry> order = queue.movable();
          List<Instant> times = queue.free(order.size(), LockedQueue.ids(order), limits);
          if (times.size() < order.size()) {
            ScheduleChecks.refuse(
                "slots-invalid",
                List.of(
                    ScheduleChecks.problem(
                        "slots",
                        "TOO_FEW",
                        "The "
                            + order.size()
                            + " publications in the queue do not fit into these slots. Add slots,"
                            + " or remove publications from the queue.")));
          }
          return queue.assign(order, times, after);
        });
  }

  Changed move(Caller caller, UUID publication, int index) {
    return reorder(
        caller,
        publication,
        (all, movable) -> Math.clamp(index - (all - movable.size()), 0, movable.size() - 1));
  }

  Changed moveBefore(Caller caller, UUID publication, UUID before) {
    return reorder(
        caller,
        publication,
        (all, movable) -> {
          int from = indexOf(movable, publication);
          int to = indexOf(movable, before);
          if (to < 0) {
            throw notMovable("The publication to put it before");
          }
          return to > from ? to - 1 : to;
        });
  }

  /** Where a publication is to stand among those that can be moved. */
  private interface Place {
    int among(int all, List<Entry> movable);
  }

  private Changed reorder(Caller caller, UUID publication, Place place) {
    UUID account = find(caller, publication);
    Instant now = store.databaseTime();
    return store.write(
        sql -> {
          ScheduleRows.Known schedule = ScheduleRows.lock(sql, caller.workspaceId(), account);
          LockedQueue queue = LockedQueue.read(sql, schedule, now);
          List<Entry> movable = queue.movable();
          int from = indexOf(movable, publication);
          if (from < 0) {
            throw notMovable("The publication");
          }
          List<Instant> times = movable.stream().map(Entry::due).toList();
          List<Entry> order = new ArrayList<>(movable);
          Entry moved = order.remove(from);
          int to = place.among(queue.entries().size(), movable);
          order.add(to, moved);
          audit.record(
              sql, caller, "queue.moved", publication.toString(), (from + 1) + " to " + (to + 1));
          return new Changed(account, queue.assign(order, times, schedule));
        });
  }

  /** Makes it a draft again, and answers whose queue it stood in. */
  UUID remove(Caller caller, UUID publication) {
    UUID account = find(caller, publication);
    Instant now = store.databaseTime();
    store.change(
        sql -> {
          ScheduleRows.Known schedule = ScheduleRows.lock(sql, caller.workspaceId(), account);
          PublicationState state =
              LockedQueue.read(sql, schedule, now).entries().stream()
                  .filter(entry -> entry.id().equals(publication))
                  .findFirst()
                  .orElseThrow(() -> notMovable("The publication"))
                  .state();
          int ignored =
              sql.update(PUBLICATION)
                  .set(
                      RuleColumns.of(
                          PublicationStates.rule(Event.UNQUEUE, state).orElseThrow(),
                          now,
                          Optional.empty(),
                          ""))
                  .setNull(PUBLICATION.DUE_AT)
                  .set(PUBLICATION.QUEUED, false)
                  .where(PUBLICATION.ID.eq(publication))
                  .execute();
          audit.record(sql, caller, "queue.removed", publication.toString(), schedule.name());
        });
    return account;
  }

  List<UUID> pause(Caller caller, UUID account, String reason) {
    Instant now = store.databaseTime();
    return store.write(
        sql -> {
          ScheduleRows.Known before = ScheduleRows.lock(sql, caller.workspaceId(), account);
          if (before.pause().isPresent()) {
            throw RequestRefused.of(
                Reason.CONFLICT,
                "queue-paused",
                "The queue of " + before.name() + " is paused already. Resume it first.");
          }
          Optional<Pause> pause = Optional.of(new Pause(now, caller.name(), reason));
          ScheduleRows.Known after = with(before, pause);
          ScheduleRows.pause(sql, account, pause);
          audit.record(sql, caller, "queue.paused", account.toString(), reason);
          LockedQueue queue = LockedQueue.read(sql, before, now);
          List<Entry> all = queue.entries();
          List<UUID> changed =
              new ArrayList<>(queue.assign(all, all.stream().map(Entry::due).toList(), after));
          // what waits for another try waits for the queue as well
          changed.addAll(LockedQueue.pauseRest(sql, after, now));
          return changed;
        });
  }

  List<UUID> resume(Caller caller, UUID account) {
    List<RateLimit> limits = quotas.of(account);
    Instant now = store.databaseTime();
    return store.write(
        sql -> {
          ScheduleRows.Known before = ScheduleRows.lock(sql, caller.workspaceId(), account);
          if (before.pause().isEmpty()) {
            throw RequestRefused.of(
                Reason.CONFLICT,
                "queue-not-paused",
                "The queue of " + before.name() + " is not paused. There is nothing to resume.");
          }
          ScheduleRows.pause(sql, account, Optional.empty());
          audit.record(sql, caller, "queue.resumed", account.toString(), "");
          LockedQueue queue = LockedQueue.read(sql, before, now);
          List<Entry> all = queue.entries();
          boolean passed = all.stream().anyMatch(entry -> !entry.due().isAfter(now));
          List<Instant> times =
              passed
                  ? queue.free(all.size(), LockedQueue.ids(all), limits)
                  : all.stream().map(Entry::due).toList();
          if (times.size() < all.size()) {
            throw RequestRefused.of(
                Reason.CONFLICT,
                "queue-without-slots",
                "The times of the queue of "
                    + before.name()
                    + " are over, and its posting schedule has no slots for all "
                    + all.size()
                    + ". Add slots, or remove publications, then resume it.");
          }
          return queue.assign(all, times, with(before, Optional.empty()));
        });
  }

  private static ScheduleRows.Known with(ScheduleRows.Known known, Optional<Pause> pause) {
    return new ScheduleRows.Known(
        known.account(), known.name(), known.version(), known.slots(), known.home(), pause);
  }

  /** The account of a publication of the workspace. */
  private UUID find(Caller caller, UUID publication) {
    @Nullable Record3<UUID, Boolean, String> row =
        store
            .read(
                sql ->
                    Optional.ofNullable(
                        sql.select(PUBLICATION.ACCOUNT_ID, PUBLICATION.QUEUED, PUBLICATION.STATE)
                            .from(PUBLICATION)
                            .where(PUBLICATION.ID.eq(publication))
                            .and(PUBLICATION.WORKSPACE_ID.eq(caller.workspaceId()))
                            .fetchOne()))
            .orElse(null);
    if (row == null) {
      throw Refusals.noPublication();
    }
    if (!row.value2()) {
      throw notMovable("The publication");
    }
    return row.value1();
  }

  private static int indexOf(List<Entry> entries, UUID publication) {
    return entries.stream().map(Entry::id).toList().indexOf(publication);
  }

  private static RequestRefused notMovable(String what) {
    return RequestRefused.of(
        Reason.CONFLICT,
        "publication-not-queued",
        what
            + " is not ahead in the queue any more: it is due, is being published, was taken out,"
            + " or stands in another queue. Load the queue again.");
  }

  private static RequestRefused stale(ScheduleRows.Known known, long version) {
    return RequestRefused.of(
        Reason.STALE,
        "schedule-changed",
        "The posting schedule of "
            + known.name()
            + " was changed meanwhile (version "
            + known.version()
            + ", not "
            + version
            + "). Load it again and repeat your change.");
  }
}
