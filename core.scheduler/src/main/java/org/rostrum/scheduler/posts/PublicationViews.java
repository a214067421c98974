package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLISHED_POST;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.scheduler.store.jooq.tables.Publication;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/** Reads publications as faces show them. */
public final class PublicationViews {
  private PublicationViews() {}

  /** Those that meet a condition, in an order. */
  public static List<PublicationView> find(
      DSLContext sql, Condition which, int atMost, Instant now, List<OrderField<?>> order) {
    Field<Boolean> behind = DSL.field(isBehind(now)).as("behind");
    return sql.select(PUBLICATION.fields())
        .select(POST_MEDIA.MEDIA_ID, behind, POST.RECURRENCE_ID, POST.OCCURRENCE)
        .select(PUBLISHED_POST.PRESENCE, PUBLISHED_POST.OPEN_CHANGE, ACCOUNT.ENVIRONMENT_LABEL)
        .from(PUBLICATION)
        .join(POST)
        .on(POST.ID.eq(PUBLICATION.POST_ID))
        .leftJoin(POST_MEDIA)
        .on(POST_MEDIA.POST_ID.eq(PUBLICATION.POST_ID))
        .and(POST_MEDIA.ORDINAL.eq(0))
        .leftJoin(PUBLISHED_POST)
        .on(PUBLISHED_POST.PUBLICATION_ID.eq(PUBLICATION.ID))
        .leftJoin(ACCOUNT)
        .on(ACCOUNT.ID.eq(PUBLICATION.ACCOUNT_ID))
        .where(which)
        .orderBy(order)
        .limit(atMost)
        .fetch(row -> view(row, row.get(behind), now));
  }

  /** Whether it is due and nothing of its account is sent until another one is known. */
  private static Condition isBehind(Instant now) {
    Publication other = PUBLICATION.as("other");
    return PUBLICATION
        .WAKE_AT
        .isNotNull()
        .and(PUBLICATION.WAKE_AT.le(now))
        .and(PUBLICATION.LEASE_UNTIL.isNull())
        .and(PUBLICATION.STATE.ne(PublicationState.UNCERTAIN.name()))
        .and(
            DSL.exists(
                DSL.selectOne()
                    .from(other)
                    .where(other.UNCERTAIN_ACCOUNT.eq(PUBLICATION.ACCOUNT_ID))));
  }

  /** One of them. */
  public static Optional<PublicationView> find(DSLContext sql, UUID id, Instant now) {
    return find(sql, PUBLICATION.ID.eq(id), 1, now, new ArrayList<>(List.of(PUBLICATION.ID)))
        .stream()
        .findFirst();
  }

  private static PublicationView view(Record row, boolean behind, Instant now) {
    PublicationRecord publication = row.into(PUBLICATION);
    PublicationState state = PublicationState.valueOf(publication.getState());
    Optional<Instant> dueAt = Optional.ofNullable(publication.getDueAt());
    boolean leased = publication.getLeaseUntil() != null;
    Optional<Instant> wakeAt =
        leased ? Optional.empty() : Optional.ofNullable(publication.getWakeAt());
    return new PublicationView(
        publication.getId(),
        publication.getPostId(),
        publication.getAccountId(),
        publication.getAccountName(),
        publication.getProviderId(),
        state,
        publication.getReason(),
        Decisions.isMissed(publication)
            ? NextSteps.MISSED
            : Decisions.isIncomplete(publication)
                ? NextSteps.INCOMPLETE
                : NextSteps.of(
                    state,
                    dueAt,
                    wakeAt,
                    leased,
                    behind,
                    Decisions.isThereInPart(publication),
                    now),
        dueAt,
        wakeAt,
        Optional.ofNullable(publication.getPublishedAt()),
        Optional.<String>ofNullable(publication.getUrl()).map(URI::create),
        publication.getAttempts(),
        publication.getListTitle(),
        Optional.ofNullable(row.get(POST_MEDIA.MEDIA_ID)),
        publication.getQueued(),
        TemplateRows.link(row.get(POST.RECURRENCE_ID), row.get(POST.OCCURRENCE)),
        Decisions.of(publication),
        state == PublicationState.PUBLISHED ? Optional.of(presence(row)) : Optional.empty(),
        Optional.<String>ofNullable(row.get(ACCOUNT.ENVIRONMENT_LABEL))
            .filter(label -> !label.isEmpty()));
  }

  /** Nothing is kept of a post that was never looked at or changed. */
  private static Presence presence(Record row) {
    if (row.get(PUBLISHED_POST.OPEN_CHANGE) != null) {
      return Presence.CHANGING;
    }
    @Nullable String known = row.get(PUBLISHED_POST.PRESENCE);
    return known == null ? Presence.AS_PUBLISHED : Presence.valueOf(known);
  }
}
