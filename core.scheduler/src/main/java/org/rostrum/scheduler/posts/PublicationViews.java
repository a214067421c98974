package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.OrderField;
import org.jooq.Record;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/** Reads publications as faces show them. */
final class PublicationViews {
  private PublicationViews() {}

  static List<PublicationView> find(
      DSLContext sql, Condition which, int atMost, Instant now, List<OrderField<?>> order) {
    return sql.select(PUBLICATION.fields())
        .select(POST_MEDIA.MEDIA_ID)
        .from(PUBLICATION)
        .leftJoin(POST_MEDIA)
        .on(POST_MEDIA.POST_ID.eq(PUBLICATION.POST_ID))
        .and(POST_MEDIA.ORDINAL.eq(0))
        .where(which)
        .orderBy(order)
        .limit(atMost)
        .fetch(row -> view(row, now));
  }

  static Optional<PublicationView> find(DSLContext sql, UUID id, Instant now) {
    return find(sql, PUBLICATION.ID.eq(id), 1, now, new ArrayList<>(List.of(PUBLICATION.ID)))
        .stream()
        .findFirst();
  }

  private static PublicationView view(Record row, Instant now) {
    PublicationRecord publication = row.into(PUBLICATION);
    PublicationState state = PublicationState.valueOf(publication.getState());
    Optional<Instant> dueAt = Optional.ofNullable(publication.getDueAt());
    Optional<Instant> wakeAt = Optional.ofNullable(publication.getWakeAt());
    boolean leased = publication.getLeaseUntil() != null;
    return new PublicationView(
        publication.getId(),
        publication.getPostId(),
        publication.getAccountId(),
        publication.getAccountName(),
        publication.getProviderId(),
        state,
        publication.getReason(),
        NextSteps.of(state, dueAt, wakeAt, leased, now),
        dueAt,
        wakeAt,
        Optional.ofNullable(publication.getPublishedAt()),
        Optional.<String>ofNullable(publication.getUrl()).map(URI::create),
        publication.getAttempts(),
        publication.getListTitle(),
        Optional.ofNullable(row.get(POST_MEDIA.MEDIA_ID)));
  }
}
