package org.rostrum.scheduler.analytics;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.ANALYTICS_ACCOUNT;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.DSLContext;
import org.jooq.impl.DSL;
import org.jspecify.annotations.Nullable;
import org.rostrum.analytics.StatisticsStatus;
import org.rostrum.scheduler.publishing.Texts;
import org.rostrum.scheduler.store.Store;

/**
 * Whose turn it is to be collected, and by which node. A turn is a leased row: whoever holds it
 * renews it with every call, and whoever lost it writes nothing more.
 */
final class AccountTurns {
  private static final int BATCH = 200;

  private final Store store;
  private final String node;
  private final CollectionLimits limits;

  AccountTurns(Store store, String node, CollectionLimits limits) {
    this.store = store;
    this.node = node;
    this.limits = limits;
  }

  /** Makes rows for accounts of these networks that have none yet. */
  void enter(Collection<String> providers, Instant now) {
    List<UUID> missing =
        store.read(
            sql ->
                sql.select(ACCOUNT.ID)
                    .from(ACCOUNT)
                    .leftJoin(ANALYTICS_ACCOUNT)
                    .on(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(ACCOUNT.ID))
                    .where(ACCOUNT.PROVIDER_ID.in(providers))
                    .and(ANALYTICS_ACCOUNT.ACCOUNT_ID.isNull())
                    .limit(BATCH)
                    .fetch(ACCOUNT.ID));
    if (!missing.isEmpty()) {
      store.change(sql -> missing.forEach(account -> enter(sql, account, now)));
    }
  }

  private static void enter(DSLContext sql, UUID account, Instant now) {
    // an account that was disconnected since must not break the others
    if (sql.fetchExists(ACCOUNT, ACCOUNT.ID.eq(account))) {
      int ignored =
          sql.insertInto(ANALYTICS_ACCOUNT)
              .set(ANALYTICS_ACCOUNT.ACCOUNT_ID, account)
              .set(ANALYTICS_ACCOUNT.DUE_AT, now)
              .set(ANALYTICS_ACCOUNT.STATE, StatisticsStatus.State.WAITING.name())
              .set(ANALYTICS_ACCOUNT.REASON, "")
              .set(ANALYTICS_ACCOUNT.FAILURES, 0)
              .set(ANALYTICS_ACCOUNT.CALLS_ON, day(now))
              .set(ANALYTICS_ACCOUNT.CALLS, 0)
              .onConflictDoNothing()
              .execute();
    }
  }

  /** Accounts whose time has come and that nobody collects, the longest waiting first. */
  List<CollectedAccount> due(Instant now) {
    return store.read(
        sql ->
            sql.select(ACCOUNT.ID, ACCOUNT.WORKSPACE_ID, ACCOUNT.PROVIDER_ID)
                .from(ANALYTICS_ACCOUNT)
                .join(ACCOUNT)
                .on(ACCOUNT.ID.eq(ANALYTICS_ACCOUNT.ACCOUNT_ID))
                .where(isFree(now))
                .orderBy(ANALYTICS_ACCOUNT.DUE_AT, ACCOUNT.ID)
                .limit(BATCH)
                .fetch(row -> new CollectedAccount(row.value1(), row.value2(), row.value3())));
  }

  private static Condition isFree(Instant now) {
    return ANALYTICS_ACCOUNT
        .DUE_AT
        .le(now)
        .and(ANALYTICS_ACCOUNT.LEASE_UNTIL.isNull().or(ANALYTICS_ACCOUNT.LEASE_UNTIL.le(now)));
  }

  /** Takes the turn; false if another node was faster. */
  boolean take(UUID account, Instant now) {
    return store.<Integer>write(
            sql ->
                sql.update(ANALYTICS_ACCOUNT)
                    .set(ANALYTICS_ACCOUNT.LEASE_OWNER, node)
                    .set(ANALYTICS_ACCOUNT.LEASE_UNTIL, now.plus(limits.lease()))
                    .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account))
                    .and(isFree(now))
                    .execute())
        == 1;
  }

  /**
   * Counts a call that is about to be made, and keeps the turn while it lasts.
   *
   * @param most how many calls the account may make on a day
   * @throws CallsSpent if they are used up
   * @throws LeaseLost if the turn is over
   */
  void call(UUID account, int most) throws CallsSpent {
    Instant now = store.databaseTime();
    LocalDate today = day(now);
    int made =
        store.read(
            sql ->
                sql.select(ANALYTICS_ACCOUNT.CALLS)
                    .from(ANALYTICS_ACCOUNT)
                    .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account))
                    .and(ANALYTICS_ACCOUNT.CALLS_ON.eq(today))
                    .fetchOptional(ANALYTICS_ACCOUNT.CALLS)
                    .orElse(0));
    if (made >= most) {
      throw new CallsSpent();
    }
    store.change(
        sql ->
            held(
                sql.update(ANALYTICS_ACCOUNT)
                    .set(ANALYTICS_ACCOUNT.LEASE_UNTIL, now.plus(limits.lease()))
                    .set(
                        ANALYTICS_ACCOUNT.CALLS,
                        DSL.when(ANALYTICS_ACCOUNT.CALLS_ON.eq(today), ANALYTICS_ACCOUNT.CALLS)
                            .otherwise(0)
                            .plus(1))
                    .set(ANALYTICS_ACCOUNT.CALLS_ON, today)
                    .where(isMine(account))
                    .execute()));
  }

  /**
   * To be called first in every transaction that writes figures: nobody else can take the turn
   * before it ends.
   *
   * @throws LeaseLost if the turn is over
   */
  void hold(DSLContext sql, UUID account) {
    held(
        sql.update(ANALYTICS_ACCOUNT)
            .set(ANALYTICS_ACCOUNT.LEASE_OWNER, node)
            .where(isMine(account))
            .execute());
  }

  /** Ends the turn after everything was collected that could be. */
  void done(UUID account, String reason, Instant now, Instant next) {
    end(account, StatisticsStatus.State.COLLECTED, reason, now, next);
  }

  /** Ends the turn: there are no figures here. */
  void unavailable(UUID account, String reason, Instant next) {
    end(account, StatisticsStatus.State.UNAVAILABLE, reason, null, next);
  }

  /** Ends the turn after it failed. */
  void failed(UUID account, String reason, Instant next) {
    end(account, StatisticsStatus.State.FAILED, reason, null, next);
  }

  private void end(
      UUID account,
      StatisticsStatus.State state,
      String reason,
      @Nullable Instant collected,
      Instant next) {
    boolean failed = state == StatisticsStatus.State.FAILED;
    store.change(
        sql ->
            held(
                sql.update(ANALYTICS_ACCOUNT)
                    .set(ANALYTICS_ACCOUNT.STATE, state.name())
                    .set(ANALYTICS_ACCOUNT.REASON, Texts.reason(reason))
                    .set(
                        ANALYTICS_ACCOUNT.FAILURES,
                        failed ? ANALYTICS_ACCOUNT.FAILURES.plus(1) : DSL.inline(0))
                    .set(
                        ANALYTICS_ACCOUNT.COLLECTED_AT,
                        collected == null ? ANALYTICS_ACCOUNT.COLLECTED_AT : DSL.val(collected))
                    .set(ANALYTICS_ACCOUNT.DUE_AT, next)
                    .setNull(ANALYTICS_ACCOUNT.LEASE_OWNER)
                    .setNull(ANALYTICS_ACCOUNT.LEASE_UNTIL)
                    .where(isMine(account))
                    .execute()));
  }

  /** How often it failed in a row. */
  int failures(UUID account) {
    return store.read(
        sql ->
            sql.select(ANALYTICS_ACCOUNT.FAILURES)
                .from(ANALYTICS_ACCOUNT)
                .where(ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account))
                .fetchOptional(ANALYTICS_ACCOUNT.FAILURES)
                .orElse(0));
  }

  /** Gives the turn up as it is, to be taken by anybody after a while. */
  void giveUp(UUID account, Duration after) {
    Instant next = store.databaseTime().plus(after);
    store.change(
        sql -> {
          int ignored =
              sql.update(ANALYTICS_ACCOUNT)
                  .set(ANALYTICS_ACCOUNT.DUE_AT, next)
                  .setNull(ANALYTICS_ACCOUNT.LEASE_OWNER)
                  .setNull(ANALYTICS_ACCOUNT.LEASE_UNTIL)
                  .where(isMine(account))
                  .execute();
        });
  }

  private Condition isMine(UUID account) {
    return ANALYTICS_ACCOUNT.ACCOUNT_ID.eq(account).and(ANALYTICS_ACCOUNT.LEASE_OWNER.eq(node));
  }

  private static void held(int rows) {
    if (rows == 0) {
      throw new LeaseLost();
    }
  }

  static LocalDate day(Instant instant) {
    return LocalDate.ofInstant(instant, ZoneOffset.UTC);
  }
}
