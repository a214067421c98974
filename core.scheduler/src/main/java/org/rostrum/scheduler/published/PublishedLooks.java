package org.rostrum.scheduler.published;

import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLISHED_POST;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.rostrum.posts.Presence;
import org.rostrum.posts.PublicationState;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.publish.LookResult;
import org.rostrum.scheduler.accounts.AccountUnavailable;
import org.rostrum.scheduler.events.Events;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.PublicationRecord;
import org.rostrum.scheduler.store.jooq.tables.records.PublishedPostRecord;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Notices that a post was removed on the network itself: looks at the posts of the last {@link
 * #RECENT} once a day, one after the other and few for each account in a round, so that most of
 * what a network allows is left for publishing. A post counts as gone when the network says so
 * twice.
 */
final class PublishedLooks implements AutoCloseable {
  /** How old a post may be that is still looked at. */
  static final Duration RECENT = Duration.ofDays(30);

  /** How long after it was published a post is first looked at. */
  static final Duration FIRST = Duration.ofHours(1);

  /** How long after a look the next one follows. */
  static final Duration AGAIN = Duration.ofDays(1);

  /** How long after the network did not have a post it is asked once more. */
  static final Duration SECOND_OPINION = Duration.ofMinutes(10);

  /** How often the network must not have a post before it counts as gone. */
  static final int MISSED_TO_BE_GONE = 2;

  /** How long a round waits for the next. */
  static final Duration ROUND = Duration.ofMinutes(15);

  /** The most looks of a round, and of one account in it: at most 192 a day for an account. */
  static final int LOOKS_A_ROUND = 100;

  static final int LOOKS_OF_AN_ACCOUNT = 2;

  /** How many publications of a workspace are gone through in a round for new ones. */
  static final int READ_A_ROUND = 500;

  private static final int MAX_WORKSPACES = 1_000;
  private static final Logger LOG = LoggerFactory.getLogger(PublishedLooks.class);

  private final Store store;
  private final PublishedCalls calls;
  private final Events events;

  /** How far each workspace was gone through for publications that are new here. */
  private final Map<UUID, Place> readUntil = new ConcurrentHashMap<>();

  private final Semaphore wake = new Semaphore(0);
  private final Thread thread = Thread.ofVirtual().name("published-looks").unstarted(this::run);

  PublishedLooks(Store store, PublishedCalls calls, Events events) {
    this.store = store;
    this.calls = calls;
    this.events = events;
  }

  void start() {
    thread.start();
  }

  /** A look was asked for; returns at once. */
  void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  private void run() {
    try {
      while (!Thread.currentThread().isInterrupted()) {
        boolean asked = wake.tryAcquire(ROUND.toMillis(), TimeUnit.MILLISECONDS);
        try {
          if (!asked) {
            findNew();
          }
          int looked = look();
          LOG.debug("Looked at published posts; count={}", looked);
        } catch (RuntimeException e) {
          LOG.warn("Could not look at published posts; looking again in {}", ROUND, e);
        }
      }
    } catch (InterruptedException e) {
      LOG.debug("The looks at published posts end");
    }
  }

  /** Puts recent publications on the list of what is looked at, some of each workspace. */
  void findNew() {
    Instant now = store.databaseTime();
    List<UUID> workspaces =
        store.read(
            sql ->
                sql.select(WORKSPACE.ID).from(WORKSPACE).limit(MAX_WORKSPACES).fetch(WORKSPACE.ID));
    workspaces.forEach(workspace -> findNew(workspace, now));
  }

  private void findNew(UUID workspace, Instant now) {
    Instant oldest = now.minus(RECENT);
    Place from = readUntil.getOrDefault(workspace, Place.before(oldest));
    Place begin = from.at().isBefore(oldest) ? Place.before(oldest) : from;
    List<PublicationRecord> some =
        store.read(
            sql ->
                sql.selectFrom(PUBLICATION)
                    .where(PUBLICATION.WORKSPACE_ID.eq(workspace))
                    .and(PUBLICATION.DUE_AT.ge(begin.at()))
                    .and(PUBLICATION.DUE_AT.gt(begin.at()).or(PUBLICATION.ID.gt(begin.id())))
                    .and(PUBLICATION.DUE_AT.le(now))
                    .orderBy(PUBLICATION.DUE_AT, PUBLICATION.ID)
                    .limit(READ_A_ROUND)
                    .fetch());
    List<PublicationRecord> published =
        some.stream()
            .filter(row -> row.getState().equals(PublicationState.PUBLISHED.name()))
            .filter(row -> row.getRemoteId() != null && row.getPublishedAt() != null)
            .filter(row -> calls.of(row.getProviderId()).isPresent())
            .toList();
    if (!published.isEmpty()) {
      store.change(sql -> published.forEach(row -> list(sql, row)));
    }
    // Beyond the end it begins anew.
    readUntil.put(
        workspace,
        some.size() < READ_A_ROUND
            ? Place.before(oldest)
            : new Place(some.getLast().getDueAt(), some.getLast().getId()));
  }

  /** Where a page ended: many publications may be due at one instant. */
  private record Place(Instant at, UUID id) {
    static Place before(Instant at) {
      return new Place(at, new UUID(0, 0));
    }
  }

  private static void list(DSLContext sql, PublicationRecord row) {
    PublishedPostRecord ignored = PublishedRows.row(sql, row, row.getPublishedAt().plus(FIRST));
  }

  private record Due(PublicationRecord publication, Instant lookAt, int missed) {}

  /** Looks at what is due; answers how many posts that were. */
  int look() throws InterruptedException {
    Instant now = store.databaseTime();
    int looked = 0;
    for (Due due : due(now)) {
      if (claim(due, now)) {
        looked++;
        look(due);
      }
    }
    return looked;
  }

  private List<Due> due(Instant now) {
    List<Due> all =
        store.read(
            sql ->
                sql.select(PUBLICATION.fields())
                    .select(PUBLISHED_POST.LOOK_AT, PUBLISHED_POST.MISSED_LOOKS)
                    .from(PUBLISHED_POST)
                    .join(PUBLICATION)
                    .on(PUBLICATION.ID.eq(PUBLISHED_POST.PUBLICATION_ID))
                    .where(PUBLISHED_POST.LOOK_AT.le(now))
                    .and(PUBLISHED_POST.OPEN_CHANGE.isNull())
                    .orderBy(PUBLISHED_POST.LOOK_AT, PUBLISHED_POST.PUBLICATION_ID)
                    .limit(10 * LOOKS_A_ROUND)
                    .fetch(
                        row ->
                            new Due(
                                row.into(PUBLICATION),
                                row.get(PUBLISHED_POST.LOOK_AT),
                                row.get(PUBLISHED_POST.MISSED_LOOKS))));
    Map<UUID, Integer> ofAccount = new HashMap<>();
    List<Due> some = new ArrayList<>();
    for (Due due : all) {
      if (some.size() < LOOKS_A_ROUND
          && ofAccount.merge(due.publication().getAccountId(), 1, Integer::sum)
              <= LOOKS_OF_AN_ACCOUNT) {
        some.add(due);
      }
    }
    return some;
  }

  /** Of several nodes one looks; whatever comes of it, the next look is a day away. */
  private boolean claim(Due due, Instant now) {
    boolean old = due.publication().getPublishedAt().isBefore(now.minus(RECENT));
    return store.write(
            sql ->
                sql.update(PUBLISHED_POST)
                    .set(
                        PUBLISHED_POST.LOOK_AT,
                        old ? DSL.castNull(PUBLISHED_POST.LOOK_AT) : DSL.val(now.plus(AGAIN)))
                    .where(PUBLISHED_POST.PUBLICATION_ID.eq(due.publication().getId()))
                    .and(PUBLISHED_POST.LOOK_AT.eq(due.lookAt()))
                    .execute())
        == 1;
  }

  private void look(Due due) throws InterruptedException {
    PublicationRecord row = due.publication();
    try {
      LookResult seen =
          calls.look(
              row.getProviderId(),
              row.getAccountId(),
              Optional.ofNullable(row.getRemoteId()).orElse(""));
      switch (seen) {
        case LookResult.There there -> there(row);
        case LookResult.Gone gone -> missed(row, due.missed() + 1);
      }
    } catch (AccountUnavailable | NetworkException e) {
      LOG.debug("A post could not be looked at; publication={}", row.getId());
    }
  }

  private void there(PublicationRecord row) {
    Instant now = store.databaseTime();
    store.change(
        sql -> {
          int ignored =
              sql.update(PUBLISHED_POST)
                  .set(PUBLISHED_POST.LOOKED_AT, now)
                  .set(PUBLISHED_POST.MISSED_LOOKS, 0)
                  .where(PUBLISHED_POST.PUBLICATION_ID.eq(row.getId()))
                  .execute();
        });
    events.publish(row.getWorkspaceId(), "publication", row.getId().toString(), "looked-at");
  }

  private void missed(PublicationRecord row, int missed) {
    Instant now = store.databaseTime();
    boolean gone = missed >= MISSED_TO_BE_GONE;
    store.change(
        sql -> {
          // A change that began meanwhile finds out by itself.
          var update =
              sql.update(PUBLISHED_POST)
                  .set(PUBLISHED_POST.LOOKED_AT, now)
                  .set(PUBLISHED_POST.MISSED_LOOKS, missed);
          int ignored =
              (gone
                      ? update
                          .set(PUBLISHED_POST.PRESENCE, Presence.GONE.name())
                          .setNull(PUBLISHED_POST.LOOK_AT)
                      : update.set(PUBLISHED_POST.LOOK_AT, now.plus(SECOND_OPINION)))
                  .where(PUBLISHED_POST.PUBLICATION_ID.eq(row.getId()))
                  .and(PUBLISHED_POST.OPEN_CHANGE.isNull())
                  .and(PUBLISHED_POST.PRESENCE.ne(Presence.REMOVED.name()))
                  .execute();
        });
    if (gone) {
      LOG.info("A published post is gone from its network; publication={}", row.getId());
      events.publish(row.getWorkspaceId(), "publication", row.getId().toString(), "gone");
    }
  }

  @Override
  public void close() {
    thread.interrupt();
  }
}
