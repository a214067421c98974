package org.rostrum.scheduler.schedule;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.impl.DSL;
import org.rostrum.accounts.AccountView;
import org.rostrum.posts.PublicationState;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.scheduling.PublishingHolds;
import org.rostrum.scheduler.store.Dialect;
import org.rostrum.scheduler.store.ManyIds;
import org.rostrum.scheduler.store.Store;

/**
 * Wakes publications that waited for a provider, its settings, or an account, once all of these are
 * there again. Such a publication has no time at which it is looked at.
 */
final class Readiness {
  /** How many are woken in one transaction. */
  static final int BATCH = 500;

  private static final Condition PARKED = PUBLICATION.PARKED_AT.isNotNull();

  private final Store store;
  private final LiveProviders providers;
  private final ServiceSettings settings;
  private final PublishingHolds onHold;

  Readiness(
      Store store, LiveProviders providers, ServiceSettings settings, PublishingHolds onHold) {
    this.store = store;
    this.providers = providers;
    this.settings = settings;
    this.onHold = onHold;
  }

  private record Waiter(UUID workspace, UUID account, String provider, String environment) {}

  /** Wakes what can go on, and answers how many publications that were. */
  int wake(Instant now) {
    List<Waiter> waiters =
        store.read(
            sql ->
                sql.selectDistinct(
                        ACCOUNT.WORKSPACE_ID, ACCOUNT.ID, ACCOUNT.PROVIDER_ID, ACCOUNT.ENVIRONMENT)
                    .from(PUBLICATION)
                    .join(ACCOUNT)
                    .on(ACCOUNT.ID.eq(PUBLICATION.ACCOUNT_ID))
                    .where(PARKED)
                    .and(ACCOUNT.STATE.eq(AccountView.State.CONNECTED.name()))
                    .fetch(
                        row -> new Waiter(row.value1(), row.value2(), row.value3(), row.value4())));
    Map<String, Boolean> usable = new HashMap<>();
    List<UUID> ready =
        waiters.stream()
            .filter(
                waiter ->
                    onHold.reason(waiter.workspace(), waiter.provider(), waiter.account()).isEmpty()
                        && usable.computeIfAbsent(
                            waiter.provider() + '\n' + waiter.environment(),
                            key -> isUsable(waiter.provider(), waiter.environment())))
            .map(Waiter::account)
            .toList();
    if (ready.isEmpty()) {
      return 0;
    }
    int woken = 0;
    int some = BATCH;
    while (some == BATCH) {
      some = store.write(sql -> wakeSome(sql, ready, now));
      woken += some;
    }
    return woken;
  }

  /**
   * Some at a time: nobody who schedules or publishes waits until all of them are awake. What is
   * parked meanwhile, as by a node that does not have the network, waits for the next round.
   */
  private int wakeSome(DSLContext sql, List<UUID> accounts, Instant now) {
    Dialect dialect = store.dialect();
    List<UUID> some =
        sql.select(PUBLICATION.ID)
            .from(PUBLICATION)
            .where(ManyIds.among(dialect, PUBLICATION.ACCOUNT_ID, accounts))
            .and(PUBLICATION.PARKED_AT.le(now))
            .limit(BATCH)
            .forUpdate()
            .fetch(PUBLICATION.ID);
    return some.isEmpty()
        ? 0
        : sql.update(PUBLICATION)
            .set(PUBLICATION.WAKE_AT, since(now))
            .setNull(PUBLICATION.PARKED_AT)
            .where(ManyIds.among(dialect, PUBLICATION.ID, some))
            .execute();
  }

  /** What never began is as late as its time says; whether that is too late is asked before. */
  private static Field<Instant> since(Instant now) {
    return DSL.when(
            PUBLICATION.STATE.eq(PublicationState.WAITING.name()).and(PUBLICATION.DUE_AT.lt(now)),
            PUBLICATION.DUE_AT)
        .otherwise(now);
  }

  private boolean isUsable(String provider, String environment) {
    return providers.find(provider).isPresent()
        && settings.values(provider, environment).isPresent();
  }
}
