package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.POSTING_SCHEDULE;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Record4;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.ManyIds;
import org.rostrum.scheduler.store.Store;

/** Asks the database what is due. */
final class DuePublications {
  private final Store store;

  DuePublications(Store store) {
    this.store = store;
  }

  /**
   * A place in the order in which what is due is looked through.
   *
   * @param wakeAt the time of the last one seen
   * @param id its id
   */
  record Place(Instant wakeAt, UUID id) {}

  /**
   * A part of what is due.
   *
   * @param candidates the longest waiting first
   * @param next where to go on; empty if this was the end
   */
  record Page(List<Candidate> candidates, Optional<Place> next) {}

  /** What is due from a place on, but of these networks the questions only. */
  Page page(Instant now, Optional<Place> after, Set<String> without, int atMost) {
    List<Candidate> found =
        store.dialect() == Dialect.POSTGRES
            ? store.ask(
                sql ->
                    sql.connectionResult(
                        connection -> DueStatement.read(connection, now, after, without, atMost)))
            : store.read(sql -> find(sql, now, after, without, atMost));
    return new Page(
        found,
        found.size() < atMost
            ? Optional.empty()
            : Optional.of(new Place(found.getLast().wakeAt(), found.getLast().id())));
  }

  private List<Candidate> find(
      DSLContext sql, Instant now, Optional<Place> after, Set<String> without, int atMost) {
    Condition due = PUBLICATION.WAKE_AT.le(now).and(PUBLICATION.LEASE_UNTIL.isNull());
    Condition rest = after.map(DuePublications::beyond).orElse(DSL.noCondition());
    Condition elsewhere =
        without.isEmpty()
            ? DSL.noCondition()
            : PUBLICATION.PROVIDER_ID.notIn(without).or(PUBLICATION.UNCERTAIN_ACCOUNT.isNotNull());
    var rows =
        sql.select(
                PUBLICATION.ID,
                PUBLICATION.WORKSPACE_ID,
                PUBLICATION.ACCOUNT_ID,
                PUBLICATION.PROVIDER_ID,
                PUBLICATION.STATE,
                PUBLICATION.DUE_AT,
                PUBLICATION.WAKE_AT,
                PUBLICATION.FENCE,
                PUBLICATION.QUEUED)
            .from(PUBLICATION)
            .where(due.and(rest).and(elsewhere))
            .orderBy(PUBLICATION.WAKE_AT, PUBLICATION.ID)
            .limit(atMost)
            .fetch();
    Map<UUID, AccountState> accounts =
        accounts(sql, new HashSet<>(rows.getValues(PUBLICATION.ACCOUNT_ID)));
    return rows.map(
        row -> {
          Optional<AccountState> account = Optional.ofNullable(accounts.get(row.value3()));
          return new Candidate(
              row.value1(),
              row.value2(),
              row.value3(),
              row.value4(),
              PublicationState.valueOf(row.value5()),
              Optional.<Instant>ofNullable(row.value6()).orElse(now),
              row.value7(),
              row.value8(),
              account.map(AccountState::state),
              account.map(AccountState::reason).orElse(""),
              row.value9() && account.map(AccountState::queuePaused).orElse(false));
        });
  }

  private record AccountState(String state, String reason, boolean queuePaused) {}

  private Map<UUID, AccountState> accounts(DSLContext sql, Set<UUID> ids) {
    return ids.isEmpty()
        ? Map.of()
        : sql.select(ACCOUNT.ID, ACCOUNT.STATE, ACCOUNT.REASON, POSTING_SCHEDULE.PAUSED_AT)
            .from(ACCOUNT)
            .leftJoin(POSTING_SCHEDULE)
            .on(POSTING_SCHEDULE.ACCOUNT_ID.eq(ACCOUNT.ID))
            .where(ManyIds.among(store.dialect(), ACCOUNT.ID, ids))
            .fetchMap(ACCOUNT.ID, DuePublications::state);
  }

  private static AccountState state(Record4<UUID, String, String, Instant> row) {
    @Nullable Instant pausedAt = row.value4();
    return new AccountState(row.value2(), row.value3(), pausedAt != null);
  }

  private static Condition beyond(Place place) {
    // the first part alone lets both databases begin in the index where the last page ended
    return PUBLICATION
        .WAKE_AT
        .ge(place.wakeAt())
        .and(PUBLICATION.WAKE_AT.gt(place.wakeAt()).or(PUBLICATION.ID.gt(place.id())));
  }

  /** When something becomes due next. */
  Optional<Instant> next(Instant now) {
    return store.ask(
        sql -> {
          @Nullable Instant next =
              sql.select(DSL.min(PUBLICATION.WAKE_AT))
                  .from(PUBLICATION)
                  .where(PUBLICATION.WAKE_AT.gt(now))
                  .fetchOne(DSL.min(PUBLICATION.WAKE_AT));
          return Optional.ofNullable(next);
        });
  }

  /** Of which of these accounts it is not known whether something was published. */
  Set<UUID> uncertain(Collection<UUID> accounts) {
    return accounts.isEmpty()
        ? Set.of()
        : store.ask(
            sql ->
                sql.selectDistinct(PUBLICATION.UNCERTAIN_ACCOUNT)
                    .from(PUBLICATION)
                    .where(ManyIds.among(store.dialect(), PUBLICATION.UNCERTAIN_ACCOUNT, accounts))
                    .fetchSet(PUBLICATION.UNCERTAIN_ACCOUNT));
  }
}
