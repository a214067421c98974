package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.store.Store;

/** Asks the database what is due. */
final class DuePublications {
  private final Store store;

  DuePublications(Store store) {
    this.store = store;
  }

  /** What is due, the longest waiting first, but nothing of these accounts and networks. */
  List<Candidate> find(Instant now, Set<UUID> accounts, Set<String> networks, int atMost) {
    Condition due = PUBLICATION.WAKE_AT.le(now).and(PUBLICATION.LEASE_UNTIL.isNull());
    Condition others =
        accounts.isEmpty() ? DSL.noCondition() : PUBLICATION.ACCOUNT_ID.notIn(accounts);
    Condition elsewhere =
        networks.isEmpty() ? DSL.noCondition() : PUBLICATION.PROVIDER_ID.notIn(networks);
    return store.read(
        sql ->
            sql.select(
                    PUBLICATION.ID,
                    PUBLICATION.WORKSPACE_ID,
                    PUBLICATION.ACCOUNT_ID,
                    PUBLICATION.PROVIDER_ID,
                    PUBLICATION.STATE,
                    PUBLICATION.DUE_AT,
                    PUBLICATION.FENCE,
                    ACCOUNT.STATE,
                    ACCOUNT.REASON)
                .from(PUBLICATION)
                .leftJoin(ACCOUNT)
                .on(ACCOUNT.ID.eq(PUBLICATION.ACCOUNT_ID))
                .where(due.and(others).and(elsewhere))
                .orderBy(PUBLICATION.WAKE_AT, PUBLICATION.DUE_AT, PUBLICATION.ID)
                .limit(atMost)
                .fetch(
                    row ->
                        new Candidate(
                            row.value1(),
                            row.value2(),
                            row.value3(),
                            row.value4(),
                            PublicationState.valueOf(row.value5()),
                            Optional.<Instant>ofNullable(row.value6()).orElse(now),
                            row.value7(),
                            Optional.ofNullable(row.value8()),
                            Optional.<String>ofNullable(row.value9()).orElse(""))));
  }

  /** When something becomes due next. */
  Optional<Instant> next(Instant now) {
    return store.read(
        sql -> {
          @Nullable Instant next =
              sql.select(DSL.min(PUBLICATION.WAKE_AT))
                  .from(PUBLICATION)
                  .where(PUBLICATION.WAKE_AT.gt(now))
                  .fetchOne(DSL.min(PUBLICATION.WAKE_AT));
          return Optional.ofNullable(next);
        });
  }

  /**
   * What accounts are doing already.
   *
   * @param leased accounts of which something is leased
   * @param uncertain accounts of which it is not known whether something was published
   */
  record Occupied(Set<UUID> leased, Set<UUID> uncertain) {}

  /** Which of these accounts are occupied, by this process or another. */
  static Occupied occupied(DSLContext sql, Collection<UUID> accounts) {
    Set<UUID> leased = new HashSet<>();
    Set<UUID> uncertain = new HashSet<>();
    sql.select(PUBLICATION.ACCOUNT_ID, PUBLICATION.STATE, PUBLICATION.LEASE_UNTIL)
        .from(PUBLICATION)
        .where(PUBLICATION.ACCOUNT_ID.in(accounts))
        .and(
            PUBLICATION.STATE.in(
                PublicationState.PUBLISHING.name(), PublicationState.UNCERTAIN.name()))
        .fetch()
        .forEach(
            row -> {
              if (row.get(PUBLICATION.LEASE_UNTIL) != null) {
                leased.add(row.value1());
              }
              if (PublicationState.UNCERTAIN.name().equals(row.value2())) {
                uncertain.add(row.value1());
              }
            });
    return new Occupied(leased, uncertain);
  }
}
