package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.rostrum.access.Caller;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/** Gives whole posts a time. */
final class PostTimes {
  /** How far in the past a time may be: people type and networks dawdle. */
  private static final Duration PAST = Duration.ofMinutes(1);

  private final Store store;
  private final Audit audit;
  private final TargetProblems targets;

  PostTimes(Store store, Audit audit, TargetProblems targets) {
    this.store = store;
    this.audit = audit;
    this.targets = targets;
  }

  /** Answers which publications were moved. */
  List<UUID> schedule(Caller caller, UUID post, long version, Instant at) {
    Instant due = checked(at, store.databaseTime());
    return apply(caller, post, version, Event.SCHEDULE, Optional.of(due), "scheduled");
  }

  /** Answers which publications were moved. */
  List<UUID> publishNow(Caller caller, UUID post, long version) {
    return apply(caller, post, version, Event.PUBLISH_NOW, Optional.empty(), "published");
  }

  /** Refuses times that are over or too far away. */
  static Instant checked(Instant at, Instant now) {
    if (at.isBefore(now.minus(PAST))) {
      throw Refusals.invalid(
          List.of(new FieldProblem("at", "PAST", "The time is over. Choose a later one.")));
    }
    if (at.isAfter(now.plus(Posts.MAX_AHEAD))) {
      throw Refusals.invalid(
          List.of(
              new FieldProblem(
                  "at",
                  "TOO_FAR",
                  "The time is more than "
                      + Posts.MAX_AHEAD.toDays()
                      + " days ahead. Choose an earlier one.")));
    }
    return at.truncatedTo(ChronoUnit.MICROS);
  }

  private List<UUID> apply(
      Caller caller, UUID id, long version, Event event, Optional<Instant> at, String wanted) {
    PostRows.Stored before = store.read(sql -> PostRows.read(sql, caller.workspaceId(), id));
    checkVersion(before, version);
    Set<UUID> accounts =
        before.publications().stream()
            .filter(row -> PublicationStates.rule(event, PostRows.state(row)).isPresent())
            .map(PublicationRecord::getAccountId)
            .collect(Collectors.toSet());
    if (accounts.isEmpty()) {
      throw Refusals.nothingToDo(wanted);
    }
    List<FieldProblem> problems = targets.of(caller, before, accounts);
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
    Instant now = store.databaseTime();
    return store.write(
        sql -> {
          PostRows.Stored current = PostRows.lock(sql, store.dialect(), caller.workspaceId(), id);
          checkVersion(current, version);
          int ignored =
              sql.update(POST)
                  .set(POST.VERSION, version + 1)
                  .set(POST.UPDATED_AT, now)
                  .where(POST.ID.eq(id))
                  .execute();
          audit.record(
              sql, caller, "post." + wanted, id.toString(), at.map(Instant::toString).orElse(""));
          return current.publications().stream()
              .filter(row -> accounts.contains(row.getAccountId()))
              .map(row -> move(sql, row, event, at, wanted, now))
              .toList();
        });
  }

  private static UUID move(
      DSLContext sql,
      PublicationRecord row,
      Event event,
      Optional<Instant> at,
      String wanted,
      Instant now) {
    PublicationState state = PostRows.state(row);
    Rule rule =
        PublicationStates.rule(event, state)
            .orElseThrow(() -> Refusals.state(row.getAccountName(), state, wanted));
    int ignored =
        sql.update(PUBLICATION)
            .set(RuleColumns.of(rule, now, at, ""))
            .set(PUBLICATION.DUE_AT, at.orElse(now))
            .set(PUBLICATION.QUEUED, false)
            .where(PUBLICATION.ID.eq(row.getId()))
            .execute();
    return row.getId();
  }

  private static void checkVersion(PostRows.Stored stored, long version) {
    if (stored.post().getVersion() != version) {
      throw Refusals.stale(version, stored.post().getVersion());
    }
  }
}
