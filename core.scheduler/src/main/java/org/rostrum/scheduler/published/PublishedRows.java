package org.rostrum.scheduler.published;

import static org.rostrum.scheduler.store.jooq.Tables.POST_CHANGE;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLISHED_POST;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationChange;
import org.rostrum.posts.PublicationChange.State;
import org.rostrum.posts.PublicationChanges;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublishedPostRecord;

/** What is kept of published posts beyond their publications. */
final class PublishedRows {
  private PublishedRows() {}

  /** The row of a publication, made if there is none. */
  static PublishedPostRecord row(DSLContext sql, PublicationRecord publication, Instant lookAt) {
    int ignored =
        sql.insertInto(PUBLISHED_POST)
            .set(PUBLISHED_POST.PUBLICATION_ID, publication.getId())
            .set(PUBLISHED_POST.WORKSPACE_ID, publication.getWorkspaceId())
            .set(PUBLISHED_POST.ACCOUNT_ID, publication.getAccountId())
            .set(PUBLISHED_POST.PRESENCE, Presence.AS_PUBLISHED.name())
            .set(PUBLISHED_POST.MISSED_LOOKS, 0)
            .set(PUBLISHED_POST.LOOK_AT, lookAt)
            .onConflictDoNothing()
            .execute();
    return find(sql, publication.getId()).orElseThrow();
  }

  static Optional<PublishedPostRecord> find(DSLContext sql, UUID publication) {
    return sql.selectFrom(PUBLISHED_POST)
        .where(PUBLISHED_POST.PUBLICATION_ID.eq(publication))
        .fetchOptional();
  }

  static Presence presence(PublishedPostRecord row) {
    return row.getOpenChange() == null ? Presence.valueOf(row.getPresence()) : Presence.CHANGING;
  }

  static List<PublicationChange> changes(DSLContext sql, UUID publication) {
    return sql.selectFrom(POST_CHANGE)
        .where(POST_CHANGE.PUBLICATION_ID.eq(publication))
        .orderBy(POST_CHANGE.ID.desc())
        .limit(PublicationChanges.MAX_SHOWN)
        .fetch(
            row ->
                new PublicationChange(
                    row.getId(),
                    PublicationChange.Kind.valueOf(row.getKind()),
                    State.valueOf(row.getState()),
                    row.getReason(),
                    row.getRequestedBy(),
                    row.getRequestedAt(),
                    Optional.ofNullable(row.getEndedAt())));
  }

  /** Takes changes whose time has come, so that nobody else works on them for a while. */
  static List<ChangeRow> take(DSLContext sql, Instant now, Instant until, int atMost) {
    List<ChangeRow> due =
        sql.select()
            .from(POST_CHANGE)
            .join(PUBLICATION)
            .on(PUBLICATION.ID.eq(POST_CHANGE.PUBLICATION_ID))
            .where(POST_CHANGE.WAKE_AT.le(now))
            .orderBy(POST_CHANGE.WAKE_AT, POST_CHANGE.ID)
            .limit(atMost)
            .fetch(row -> ChangeRow.of(row.into(POST_CHANGE), row.into(PUBLICATION)));
    return due.stream().filter(change -> taken(sql, change, until)).toList();
  }

  /** Guarded by the fence that was read: of two nodes one gets it. */
  private static boolean taken(DSLContext sql, ChangeRow change, Instant until) {
    return sql.update(POST_CHANGE)
            .set(POST_CHANGE.STATE, State.UNDER_WAY.name())
            .set(POST_CHANGE.WAKE_AT, until)
            .set(POST_CHANGE.FENCE, change.fence())
            .set(POST_CHANGE.TRIES, change.tries())
            .where(POST_CHANGE.ID.eq(change.id()))
            .and(POST_CHANGE.FENCE.eq(change.fence() - 1))
            .execute()
        == 1;
  }

  /** Leaves a change for later; answers whether it was still ours. */
  static boolean later(
      DSLContext sql, ChangeRow change, State state, Instant wakeAt, String reason) {
    return sql.update(POST_CHANGE)
            .set(POST_CHANGE.STATE, state.name())
            .set(POST_CHANGE.WAKE_AT, wakeAt)
            .set(POST_CHANGE.REASON, Texts.reason(reason))
            .where(POST_CHANGE.ID.eq(change.id()))
            .and(POST_CHANGE.FENCE.eq(change.fence()))
            .execute()
        == 1;
  }

  /** Ends a change; answers whether it was still ours. */
  static boolean end(DSLContext sql, ChangeRow change, State state, String reason, Instant now) {
    boolean ours =
        sql.update(POST_CHANGE)
                .set(POST_CHANGE.STATE, state.name())
                .setNull(POST_CHANGE.WAKE_AT)
                .set(POST_CHANGE.REASON, Texts.reason(reason))
                .set(POST_CHANGE.ENDED_AT, now)
                .where(POST_CHANGE.ID.eq(change.id()))
                .and(POST_CHANGE.FENCE.eq(change.fence()))
                .execute()
            == 1;
    if (ours) {
      int ignored =
          sql.update(PUBLISHED_POST)
              .setNull(PUBLISHED_POST.OPEN_CHANGE)
              .where(PUBLISHED_POST.PUBLICATION_ID.eq(change.publication()))
              .execute();
    }
    return ours;
  }

  /** Says how a post stands; one that is not there is not looked at any more. */
  static void stands(DSLContext sql, UUID publication, Presence presence, Instant now) {
    boolean there = presence == Presence.EDITED || presence == Presence.AS_PUBLISHED;
    var update =
        sql.update(PUBLISHED_POST)
            .set(PUBLISHED_POST.PRESENCE, presence.name())
            .set(PUBLISHED_POST.MISSED_LOOKS, 0)
            .set(PUBLISHED_POST.LOOKED_AT, now);
    int ignored =
        (there ? update : update.setNull(PUBLISHED_POST.LOOK_AT))
            .where(PUBLISHED_POST.PUBLICATION_ID.eq(publication))
            .execute();
  }
}
