package org.rostrum.scheduler.scheduling;

import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.RECURRENCE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.posts.OccurrencePosts;
import org.rostrum.scheduler.posts.PostRows;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.TimeOrderedIds;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;
import org.rostrum.scheduler.store.jooq.tables.records.RecurrenceRecord;
import org.rostrum.scheduling.RecurrenceEnd;
import org.rostrum.scheduling.RecurrenceRule;

/**
 * Makes the occurrences of a recurrence, in a transaction that holds its row: the number of the
 * latest one is raised with the post that it counts, so that each is made once, whoever dies when.
 */
final class Occurrences {
  private final Store store;
  private final OccurrencePosts posts;

  Occurrences(Store store, TimeOrderedIds ids) {
    this.store = store;
    this.posts = new OccurrencePosts(ids);
  }

  /** What was done to posts, to be told when the transaction is over. */
  static final class Done {
    private final List<UUID> made = new ArrayList<>();
    private final List<UUID> deleted = new ArrayList<>();
    private boolean changed;

    /** Forgets what was noted before: a transaction that got in others' way is tried again. */
    UUID begin(UUID recurrence) {
      made.clear();
      deleted.clear();
      changed = false;
      return recurrence;
    }

    List<UUID> made() {
      return made;
    }

    List<UUID> deleted() {
      return deleted;
    }

    /** Whether the recurrence has anything new to show. */
    boolean isChanged() {
      return changed;
    }
  }

  private record Numbered(int number, Instant at) {}

  /**
   * Makes what is to be made after the latest occurrence: of those whose time is over only the last
   * one, and the first one that is ahead. Ends the recurrence if there is none ahead.
   */
  void makeNext(DSLContext sql, RecurrenceRecord row, Instant now, Done done) {
    RecurrenceRule rule = RecurrenceRows.rule(row);
    RecurringTimes times =
        new RecurringTimes(rule, RecurrenceRows.zone(sql, row.getWorkspaceId(), rule));
    Optional<Numbered> missed = Optional.empty();
    Optional<Numbered> next =
        following(rule, times, new Numbered(row.getOccurrence(), row.getOccurrenceAt()));
    while (next.isPresent() && !next.get().at().isAfter(now)) {
      missed = next;
      next = following(rule, times, next.get());
    }
    done.changed = true;
    boolean goesOn = true;
    for (Numbered one : missed.map(List::of).orElse(List.of())) {
      goesOn = make(sql, row, one, now, done);
    }
    for (Numbered one : next.map(List::of).orElse(List.of())) {
      goesOn = goesOn && make(sql, row, one, now, done);
    }
    if (!goesOn) {
      RecurrenceRows.end(
          sql, row, "None of its accounts is connected any more, so that it goes nowhere.");
    } else if (next.isEmpty()) {
      RecurrenceRows.end(sql, row, "It came to its end.");
    }
  }

  /**
   * Makes the occurrence that is ahead anew, as template and rule are now. One that somebody has
   * changed or deleted, or that is being published, stays as it is.
   */
  void remake(DSLContext sql, RecurrenceRecord row, Instant now, Done done) {
    remade(sql, row);
    done.changed = true;
    Optional<UUID> ahead = ahead(sql, row, now);
    if (ahead.isPresent()) {
      int ignored = sql.deleteFrom(POST).where(POST.ID.eq(ahead.get())).execute();
      done.deleted.add(ahead.get());
      row.setOccurrence(row.getOccurrence() - 1);
      row.setOccurrenceAt(now);
      makeNext(sql, row, now, done);
    } else if (!row.getOccurrenceAt().isAfter(now)) {
      makeNext(sql, row, now, done);
    }
  }

  private static void remade(DSLContext sql, RecurrenceRecord row) {
    int ignored =
        sql.update(RECURRENCE)
            .set(RECURRENCE.REMAKE, false)
            .where(RECURRENCE.ID.eq(row.getId()))
            .execute();
  }

  /** The post of the occurrence that is ahead, if it is as it was made. */
  private Optional<UUID> ahead(DSLContext sql, RecurrenceRecord row, Instant now) {
    @Nullable UUID id = row.getOccurrencePost();
    Instant at = row.getOccurrenceAt();
    if (id == null
        || !at.isAfter(now)
        || !sql.fetchExists(POST, POST.ID.eq(id), POST.OCCURRENCE.eq(row.getOccurrence()))) {
      return Optional.empty();
    }
    PostRows.Stored post = PostRows.lock(sql, store.dialect(), row.getWorkspaceId(), id);
    boolean untouched =
        post.post().getVersion() == OccurrencePosts.VERSION
            && post.takenOut().isEmpty()
            && post.publications().stream().allMatch(one -> isUntouched(one, at));
    return untouched ? Optional.of(id) : Optional.empty();
  }

  private static boolean isUntouched(PublicationRecord row, Instant at) {
    PublicationState state = PostRows.state(row);
    @Nullable Instant due = row.getDueAt();
    return row.getAttempts() == 0
        && !row.getQueued()
        && at.equals(due)
        && (state == PublicationState.SCHEDULED
            || (state == PublicationState.CANCELLED && OccurrencePosts.wasLeftOut(row)));
  }

  private static Optional<Numbered> following(
      RecurrenceRule rule, RecurringTimes times, Numbered before) {
    int number = before.number() + 1;
    if (rule.end() instanceof RecurrenceEnd.After after && number > after.count()) {
      return Optional.empty();
    }
    return times.after(before.at()).map(at -> new Numbered(number, at));
  }

  /** Makes one, and answers whether any of its accounts is there. */
  private boolean make(DSLContext sql, RecurrenceRecord row, Numbered one, Instant now, Done done) {
    @Nullable UUID template = row.getTemplateId();
    if (template == null) {
      throw new IllegalStateException("An active recurrence has a template: " + row.getId());
    }
    PostRows.Stored from = PostRows.read(sql, row.getWorkspaceId(), template);
    Optional<UUID> post =
        posts.copy(
            sql,
            from,
            new OccurrencePosts.Occurrence(
                row.getId(), one.number(), one.at(), row.getAuthorId(), row.getAuthorName()),
            now);
    post.ifPresent(done.made::add);
    int ignored =
        sql.update(RECURRENCE)
            .set(RECURRENCE.OCCURRENCE, one.number())
            .set(RECURRENCE.OCCURRENCE_AT, one.at())
            .set(RECURRENCE.OCCURRENCE_POST, post.orElse(null))
            .set(RECURRENCE.TITLE, OccurrencePosts.title(from))
            .where(RECURRENCE.ID.eq(row.getId()))
            .execute();
    return post.isPresent();
  }
}
