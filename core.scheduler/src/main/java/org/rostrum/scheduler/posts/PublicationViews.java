package org.rostrum.scheduler.posts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.POST;
import static org.rostrum.scheduler.store.jooq.Tables.POST_MEDIA;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLISHED_POST;

import java.net.URI;
import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.OrderField;
import org.jooq.Record;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.MediaUse;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationState;
import org.rostrum.posts.PublicationView;
import org.rostrum.posts.RecurrenceLink;
import org.rostrum.scheduler.store.jooq.tables.Publication;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;

/** Reads publications as faces show them. */
public final class PublicationViews {
  /** Where more is to be told than stands in the row, or the engine changes the row any moment. */
  private static final Set<PublicationState> BEYOND_ITS_ROW =
      EnumSet.of(
          PublicationState.PUBLISHED, PublicationState.PUBLISHING, PublicationState.UNCERTAIN);

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
        .fetch(row -> view(row.into(PUBLICATION), beside(row, row.get(behind)), now));
  }

  /**
   * What is shown of a publication and does not stand in its row.
   *
   * @param thumbnail the first piece of its post
   * @param behind whether it is due and nothing of its account is sent until another one is known
   * @param recurrence the recurrence of its post
   * @param presence how it stands on the network, if it is published
   * @param environment the label of its account's environment; may be empty
   */
  private record Beside(
      Optional<UUID> thumbnail,
      boolean behind,
      Optional<RecurrenceLink> recurrence,
      Presence presence,
      String environment) {}

  private static Beside beside(Record row, boolean behind) {
    return new Beside(
        Optional.ofNullable(row.get(POST_MEDIA.MEDIA_ID)),
        behind,
        TemplateRows.link(row.get(POST.RECURRENCE_ID), row.get(POST.OCCURRENCE)),
        presence(row),
        Optional.<String>ofNullable(row.get(ACCOUNT.ENVIRONMENT_LABEL)).orElse(""));
  }

  /**
   * Those of a post whose rows are at hand, so that nobody has to be asked.
   *
   * @param environments the labels of its accounts' environments; none of an account that is gone
   * @return in order; empty if one is published, due or being published, for then there is more to
   *     tell than what stands in the rows
   */
  static Optional<List<PublicationView>> of(
      PostRows.Stored post, Map<UUID, String> environments, Instant now) {
    List<PublicationView> views = new ArrayList<>();
    for (PublicationRecord row : post.publications()) {
      if (BEYOND_ITS_ROW.contains(PostRows.state(row)) || isDue(row, now)) {
        return Optional.empty();
      }
      Beside beside =
          new Beside(
              post.media().stream().findFirst().map(MediaUse::mediaId),
              false,
              TemplateRows.link(post.post().getRecurrenceId(), post.post().getOccurrence()),
              Presence.AS_PUBLISHED,
              environments.getOrDefault(row.getAccountId(), ""));
      views.add(view(row, beside, now));
    }
    return Optional.of(views);
  }

  private static boolean isDue(PublicationRecord row, Instant now) {
    @Nullable Instant wakeAt = row.getWakeAt();
    return wakeAt != null && !wakeAt.isAfter(now);
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

  private static PublicationView view(PublicationRecord publication, Beside beside, Instant now) {
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
                    beside.behind(),
                    Decisions.isThereInPart(publication),
                    now),
        dueAt,
        wakeAt,
        Optional.ofNullable(publication.getPublishedAt()),
        Optional.<String>ofNullable(publication.getUrl()).map(URI::create),
        publication.getAttempts(),
        publication.getListTitle(),
        beside.thumbnail(),
        publication.getQueued(),
        beside.recurrence(),
        Decisions.of(publication),
        Optional.of(beside.presence()).filter(known -> state == PublicationState.PUBLISHED),
        Optional.of(beside.environment()).filter(label -> !label.isEmpty()));
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
