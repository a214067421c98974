package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.PostView;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.PostRecord;
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

  /**
   * What was given a time.
   *
   * @param publications which publications were moved
   * @param post the post as it stands now; empty if the database has to be asked for it
   */
  record Given(List<UUID> publications, Optional<PostView> post) {}

  /** Gives a post a time. */
  Given schedule(Caller caller, UUID post, long version, Instant at) {
    Instant due = checked(at, store.databaseTime());
    return apply(caller, post, version, Event.SCHEDULE, Optional.of(due), "scheduled");
  }

  /** Lets a post be published as soon as possible. */
  Given publishNow(Caller caller, UUID post, long version) {
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

  private Given apply(
      Caller caller, UUID id, long version, Event event, Optional<Instant> at, String wanted) {
    TargetProblems.Known known = targets.read(caller, id);
    PostRows.Stored before = known.stored();
    checkVersion(before, version);
    Set<UUID> accounts = movable(before, event);
    if (accounts.isEmpty()) {
      throw Refusals.nothingToDo(wanted);
    }
    List<FieldProblem> problems = targets.of(known, accounts);
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
    Instant now = store.databaseTime();
    Move move = new Move(event, at, wanted, now);
    PostRows.Stored after =
        store.write(
            sql -> {
              PostRecord post = raised(sql, caller, before.post(), now);
              List<PublicationRecord> publications = move(sql, caller, before, accounts, move);
              audit.record(
                  sql,
                  caller,
                  "post." + wanted,
                  id.toString(),
                  at.map(Instant::toString).orElse(""));
              return new PostRows.Stored(post, publications, before.takenOut(), before.media());
            });
    return new Given(
        after.publications().stream()
            .filter(row -> accounts.contains(row.getAccountId()))
            .map(PublicationRecord::getId)
            .toList(),
        PostRows.view(after, known.facts().environments(), now));
  }

  /** The accounts to which the post goes, and where this may happen to it. */
  private static Set<UUID> movable(PostRows.Stored post, Event event) {
    return post.publications().stream()
        .filter(row -> PublicationStates.rule(event, PostRows.state(row)).isPresent())
        .map(PublicationRecord::getAccountId)
        .collect(Collectors.toSet());
  }

  /**
   * Raises the version of a post as it was read. Its content and its targets change with its
   * version only, so that all of it is still as it was checked, and stays so until the end of the
   * transaction.
   */
  private static PostRecord raised(DSLContext sql, Caller caller, PostRecord post, Instant now) {
    Map<Field<?>, @Nullable Object> columns = new HashMap<>();
    columns.put(POST.VERSION, post.getVersion() + 1);
    columns.put(POST.UPDATED_AT, now);
    int raised =
        sql.update(POST)
            .set(columns)
            .where(POST.ID.eq(post.getId()))
            .and(POST.WORKSPACE_ID.eq(caller.workspaceId()))
            .and(POST.VERSION.eq(post.getVersion()))
            .execute();
    if (raised == 0) {
      PostRows.Stored newest = PostRows.read(sql, caller.workspaceId(), post.getId());
      throw Refusals.stale(post.getVersion(), newest.post().getVersion());
    }
    return PostRows.with(post.into(POST), columns);
  }

  /** What is to become of publications. */
  private record Move(Event event, Optional<Instant> at, String wanted, Instant now) {
    Map<Field<?>, @Nullable Object> columns(PublicationRecord row) {
      PublicationState state = PostRows.state(row);
      Rule rule =
          PublicationStates.rule(event, state)
              .orElseThrow(() -> Refusals.state(row.getAccountName(), state, wanted));
      Map<Field<?>, @Nullable Object> columns = RuleColumns.of(rule, now, at, "");
      columns.put(PUBLICATION.DUE_AT, at.orElse(now));
      columns.put(PUBLICATION.QUEUED, false);
      return columns;
    }
  }

  /**
   * Moves those of some accounts.
   *
   * @return all publications of the post as they stand now
   */
  private List<PublicationRecord> move(
      DSLContext sql, Caller caller, PostRows.Stored before, Set<UUID> accounts, Move move) {
    List<PublicationRecord> after = new ArrayList<>();
    for (PublicationRecord row : before.publications()) {
      if (!accounts.contains(row.getAccountId())) {
        after.add(row);
        continue;
      }
      Map<Field<?>, @Nullable Object> columns = move.columns(row);
      if (!isSet(sql, row, columns)) {
        // The engine or somebody else was faster: once more from what is there now, and locked.
        return move(
            sql,
            caller,
            PostRows.lock(sql, store.dialect(), caller.workspaceId(), row.getPostId()),
            accounts,
            move);
      }
      after.add(PostRows.with(row.into(PUBLICATION), columns));
    }
    return after;
  }

  /** Changes a publication unless it is no longer as it was read. */
  private static boolean isSet(
      DSLContext sql, PublicationRecord row, Map<Field<?>, @Nullable Object> columns) {
    return sql.update(PUBLICATION)
            .set(columns)
            .where(PUBLICATION.ID.eq(row.getId()))
            .and(PUBLICATION.STATE.eq(row.getState()))
            .and(PUBLICATION.FENCE.eq(row.getFence()))
            .execute()
        == 1;
  }

  private static void checkVersion(PostRows.Stored stored, long version) {
    if (stored.post().getVersion() != version) {
      throw Refusals.stale(version, stored.post().getVersion());
    }
  }
}
