package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION_FIGURE;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jooq.Record3;
import org.rostrum.analytics.Statistics;
import org.rostrum.analytics.StatisticsStatus;
import org.rostrum.scheduler.store.Store;

/** Forgets what is no longer kept, and notices what can be tried again. Used by one thread. */
final class Upkeep {
  private static final int BATCH = 1_000;
  private static final Duration EVERY = Duration.ofHours(6);

  private final Store store;
  private Instant next = Instant.EPOCH;

  Upkeep(Store store) {
    this.store = store;
  }

  /** An account that failed may have been connected again. */
  void usableAgain(UUID account, Instant now) {
    store.change(
        sql -> {
          int ignored =
              sql.update(ANALYTICS_ACCOUNT)
                  .set(ANALYTICS_ACCOUNT.DUE_AT, now)
                  .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account))
                  .and(
                      ANALYTICS_ACCOUNT.STATE.in(
                          StatisticsStatus.State.FAILED.name(),
                          StatisticsStatus.State.UNAVAILABLE.name()))
                  .execute();
        });
  }

  /** Removes days of single posts that are older than is promised, now and then. */
  void forget(Instant now) {
    if (now.isBefore(next)) {
      return;
    }
    next = now.plus(EVERY);
    LocalDate first = AccountTurns.day(now).minusDays(Statistics.POST_DAYS_KEPT);
    int removed = BATCH;
    while (removed == BATCH) {
      removed =
          store.write(
              sql -> {
                List<Record3<UUID, String, LocalDate>> old =
                    sql.select(
                            PUBLICATION_FIGURE.PUBLICATION_ID,
                            PUBLICATION_FIGURE.METRIC,
                            PUBLICATION_FIGURE.FIGURE_ON)
                        .from(PUBLICATION_FIGURE)
                        .where(PUBLICATION_FIGURE.FIGURE_ON.lt(first))
                        .limit(BATCH)
                        .fetch();
                for (Record3<UUID, String, LocalDate> one : old) {
                  int ignored =
                      sql.deleteFrom(PUBLICATION_FIGURE)
                          .where(PUBLICATION_FIGURE.PUBLICATION_ID.eq(one.value1()))
                          .and(PUBLICATION_FIGURE.METRIC.eq(one.value2()))
                          .and(PUBLICATION_FIGURE.FIGURE_ON.eq(one.value3()))
                          .execute();
                }
                return old.size();
              });
    }
  }
}
