package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.net.URI;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.posts.Decision;
import org.rostrum.posts.PostDraft;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused.FieldProblem;
import org.rostrum.scheduler.audit.Audit;
import org.rostrum.scheduler.publishing.PublicationStates;
import org.rostrum.scheduler.publishing.PublicationStates.Event;
import org.rostrum.scheduler.publishing.PublicationStates.Rule;
import org.rostrum.scheduler.publishing.RuleColumns;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/**
 * What people do with single publications. Every change is guarded by the state that it found, so
 * that a claim of the engine and a cancellation exclude each other.
 */
final class PublicationMoves {
  /** It waits for its provider or its account: the engine neither asks about it nor is about to. */
  private static final Condition HELD =
      PUBLICATION.LEASE_UNTIL.isNull().and(PUBLICATION.WAKE_AT.isNull());

  private final Store store;
  private final Audit audit;
  private final TargetProblems targets;

  PublicationMoves(Store store, Audit audit, TargetProblems targets) {
    this.store = store;
    this.audit = audit;
    this.targets = targets;
  }

  void reschedule(Caller caller, UUID id, Instant at) {
    Instant due = PostTimes.checked(at, store.databaseTime());
    apply(
        caller,
        id,
        new Move(Event.MOVE, "rescheduled", Optional.of(due), Map.of(PUBLICATION.DUE_AT, due)));
  }

  void cancel(Caller caller, UUID id) {
    apply(caller, id, new Move(Event.CANCEL, "cancelled", Optional.empty(), Map.of()));
  }

  void retry(Caller caller, UUID id) {
    PublicationRecord row = store.read(sql -> find(sql, caller, id, false));
    Instant now = store.databaseTime();
    if (PublicationStates.allowed(Event.HURRY).contains(PostRows.state(row))) {
      apply(caller, id, new Move(Event.HURRY, "retried", Optional.empty(), Map.of()));
      return;
    }
    if (PublicationStates.rule(Event.RETRY, PostRows.state(row)).isEmpty()
        || row.getOrdinal() == PostRows.TAKEN_OUT) {
      throw Refusals.state(row.getAccountName(), PostRows.state(row), "retried");
    }
    PostRows.Stored post =
        store.read(sql -> PostRows.read(sql, caller.workspaceId(), row.getPostId()));
    List<FieldProblem> problems = targets.of(caller, post, Set.of(row.getAccountId()));
    if (!problems.isEmpty()) {
      throw Refusals.invalid(problems);
    }
    apply(
        caller,
        id,
        new Move(Event.RETRY, "retried", Optional.empty(), Map.of(PUBLICATION.DUE_AT, now)));
  }

  void decide(Caller caller, UUID id, Decision decision, Optional<URI> url) {
    url.map(URI::toString)
        .filter(text -> text.length() > PostDraft.MAX_LINK || !Texts.isStorable(text))
        .ifPresent(
            text -> {
              throw Refusals.invalid(
                  List.of(new FieldProblem("url", "TOO_LONG", "The address is too long.")));
            });
    Instant now = store.databaseTime();
    apply(
        caller,
        id,
        switch (decision) {
          case IT_IS_THERE ->
              new Move(Event.IT_IS_THERE, "decided", Optional.empty(), there(url, now));
          case PUBLISH_AGAIN ->
              new Move(
                  Event.PUBLISH_AGAIN,
                  "decided",
                  Optional.empty(),
                  Map.of(PUBLICATION.DUE_AT, now));
          case SKIP -> new Move(Event.SKIP, "decided", Optional.empty(), Map.of());
        });
  }

  /** A change to one publication: the event, its name, its time, and further columns. */
  private record Move(
      Event event, String wanted, Optional<Instant> at, Map<? extends Field<?>, ?> columns) {}

  private static Map<Field<?>, Object> there(Optional<URI> url, Instant now) {
    return url.isPresent()
        ? Map.of(PUBLICATION.PUBLISHED_AT, now, PUBLICATION.URL, url.get().toString())
        : Map.of(PUBLICATION.PUBLISHED_AT, now);
  }

  private void apply(Caller caller, UUID id, Move move) {
    Instant now = store.databaseTime();
    store.change(
        sql -> {
          PublicationRecord row = find(sql, caller, id, store.dialect() == Dialect.POSTGRES);
          PublicationState state = PostRows.state(row);
          Rule rule =
              PublicationStates.rule(move.event(), state)
                  .orElseThrow(() -> Refusals.state(row.getAccountName(), state, move.wanted()));
          if (state == PublicationState.UNCERTAIN && !Decisions.isHeld(row)) {
            throw Refusals.beingAsked(row.getAccountName());
          }
          if (move.event() == Event.IT_IS_THERE && Decisions.isMissed(row)) {
            throw Refusals.neverSent(row.getAccountName());
          }
          Map<Field<?>, @Nullable Object> columns = RuleColumns.of(rule, now, move.at(), "");
          // whoever gives it a time of its own, or calls it off, takes it out of the queue
          columns.put(PUBLICATION.QUEUED, false);
          columns.put(PUBLICATION.MISSED_AT, null);
          columns.putAll(move.columns());
          int changed =
              sql.update(PUBLICATION)
                  .set(columns)
                  .where(PUBLICATION.ID.eq(id))
                  .and(PUBLICATION.STATE.eq(state.name()))
                  .and(PUBLICATION.FENCE.eq(row.getFence()))
                  .and(state == PublicationState.UNCERTAIN ? HELD : DSL.noCondition())
                  .execute();
          if (changed == 0) {
            throw Refusals.state(row.getAccountName(), state, move.wanted());
          }
          audit.record(
              sql, caller, "publication." + move.wanted(), id.toString(), move.event().name());
        });
  }

  static PublicationRecord find(DSLContext sql, Caller caller, UUID id, boolean lock) {
    var rows =
        sql.selectFrom(PUBLICATION)
            .where(PUBLICATION.ID.eq(id))
            .and(PUBLICATION.WORKSPACE_ID.eq(caller.workspaceId()));
    @Nullable PublicationRecord row = lock ? rows.forUpdate().fetchOne() : rows.fetchOne();
    if (row == null) {
      throw Refusals.noPublication();
    }
    return row;
  }
}
