package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT_FIGURE;
import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.MEASURED_PUBLICATION;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jooq.Record2;
import org.jooq.impl.DSL;
import org.rostrum.analytics.Statistics;
import org.rostrum.analytics.StatisticsStatus;
import org.rostrum.analytics.StatisticsStatus.State;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.AnalyticsAccountRecord;

/** Tells how the collecting of an account stands. */
final class CollectionStatus {
  private final Store store;
  private final MeasuredNetworks networks;

  CollectionStatus(Store store, MeasuredNetworks networks) {
    this.store = store;
    this.networks = networks;
  }

  private record Stored(
      Optional<AnalyticsAccountRecord> row,
      Optional<LocalDate> first,
      Optional<LocalDate> last,
      int posts) {}

  StatisticsStatus of(StoredStatistics.Known account) {
    Instant now = store.databaseTime();
    Stored stored = read(account);
    Optional<String> none = networks.unavailable(account.providerId(), account.environment());
    Optional<AnalyticsAccountRecord> row = stored.row();
    State state = none.isPresent() ? State.UNAVAILABLE : state(row, now);
    return new StatisticsStatus(
        account.id(),
        state,
        none.or(() -> row.map(AnalyticsAccountRecord::getReason)).orElse(""),
        row.flatMap(one -> Optional.ofNullable(one.getCollectedAt())),
        none.isPresent()
            ? Optional.empty()
            : row.flatMap(one -> Optional.ofNullable(one.getDueAt())),
        row.flatMap(one -> Optional.ofNullable(one.getAskedAt()))
            .map(asked -> asked.plus(Statistics.REFRESH_PAUSE))
            .filter(now::isBefore),
        stored.first(),
        stored.last(),
        stored.posts(),
        networks.metrics(account.providerId()),
        networks.place(account.providerId(), account.environment()));
  }

  private static State state(Optional<AnalyticsAccountRecord> row, Instant now) {
    if (row.isEmpty()) {
      return State.WAITING;
    }
    Instant until = row.get().getLeaseUntil();
    if (until != null && now.isBefore(until)) {
      return State.COLLECTING;
    }
    State known = State.valueOf(row.get().getState());
    // an environment that has figures now, and was not asked since
    return known == State.UNAVAILABLE ? State.WAITING : known;
  }

  private Stored read(StoredStatistics.Known account) {
    return store.read(
        sql -> {
          Record2<LocalDate, LocalDate> days =
              sql.select(DSL.min(ACCOUNT_FIGURE.FIGURE_ON), DSL.max(ACCOUNT_FIGURE.FIGURE_ON))
                  .from(ACCOUNT_FIGURE)
                  .where(ACCOUNT_FIGURE.ACCOUNT_ID.eq(account.id()))
                  .fetchSingle();
          return new Stored(
              sql.selectFrom(ANALYTICS_ACCOUNT)
                  .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account.id()))
                  .fetchOptional(),
              Optional.ofNullable(days.value1()),
              Optional.ofNullable(days.value2()),
              sql.fetchCount(
                  MEASURED_PUBLICATION, MEASURED_PUBLICATION.ACCOUNT_ID.eq(account.id())));
        });
  }
}
