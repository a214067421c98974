package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jooq.Condition;
import org.jooq.impl.DSL;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.accounts.AccountQuotas;
import org.rostrum.accounts.QuotaUse;
import org.rostrum.posts.PlannedTime;
import org.rostrum.posts.Posts;
import org.rostrum.posts.TargetCheck;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.Quota;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.content.ContentProblem;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.AccountRecord;

/** Counts what is published and scheduled against what the networks allow. */
public final class StoredAccountQuotas implements AccountQuotas, QuotaLimits {
  private final Store store;
  private final LiveProviders providers;
  private final ServiceSettings settings;

  /** Reads what these providers declare. */
  public StoredAccountQuotas(Store store, LiveProviders providers, ServiceSettings settings) {
    this.store = store;
    this.providers = providers;
    this.settings = settings;
  }

  @Override
  public List<QuotaUse> of(Caller caller, UUID accountId, Optional<Instant> at) {
    caller.require(Permission.READ);
    AccountRecord account =
        store
            .read(
                sql ->
                    sql.selectFrom(ACCOUNT)
                        .where(ACCOUNT.ID.eq(accountId))
                        .and(ACCOUNT.WORKSPACE_ID.eq(caller.workspaceId()))
                        .fetchOptional())
            .orElseThrow(ConnectedAccounts::notFound);
    Instant now = store.databaseTime();
    Instant moment = at.orElse(now);
    checkTime(moment, now);
    List<RateLimit> limits = inForce(account);
    QuotaPlan plan = plan(accountId, limits, moment, DSL.noCondition());
    return limits.stream().map(limit -> plan.use(limit, moment)).toList();
  }

  @Override
  public List<RateLimit> of(UUID accountId) {
    return account(accountId).map(this::inForce).orElse(List.of());
  }

  private Optional<AccountRecord> account(UUID id) {
    return store.read(sql -> sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional());
  }

  /** The same check, with advice if a quota has no room at the planned time. */
  public TargetCheck check(TargetCheck found, PlannedTime time) {
    checkTime(time.at(), store.databaseTime());
    Condition counted = time.postId().map(PUBLICATION.POST_ID::ne).orElse(DSL.noCondition());
    Optional<AccountRecord> account = account(found.accountId());
    List<RateLimit> limits = account.map(this::inForce).orElse(List.of());
    QuotaPlan plan = plan(found.accountId(), limits, time.at(), counted);
    return plan.full(time.at())
        .map(
            full ->
                found.withoutRoom(
                    advice(account.map(this::network).orElse("The network"), full),
                    plan.nextFree(time.at())))
        .orElse(found);
  }

  private String network(AccountRecord account) {
    return providers
        .find(account.getProviderId())
        .map(live -> live.descriptor().name())
        .orElse(account.getProviderId());
  }

  private static ContentProblem advice(String network, QuotaUse full) {
    return ContentProblem.of(
            "when",
            TargetCheck.QUOTA_FULL,
            network
                + " allows "
                + full.permits()
                + " "
                + full.name()
                + ", and "
                + full.used()
                + " are planned around this time: it would wait. Choose another time.")
        .asAdvice();
  }

  private QuotaPlan plan(UUID account, List<RateLimit> limits, Instant at, Condition counted) {
    Duration longest =
        limits.stream().map(RateLimit::window).max(Duration::compareTo).orElse(Duration.ZERO);
    Instant until = at.plus(longest.multipliedBy(QuotaUse.MAX_SEARCH));
    return store.read(sql -> QuotaPlan.read(sql, account, limits, at, until, counted));
  }

  private static void checkTime(Instant moment, Instant now) {
    if (moment.isBefore(now.minus(Posts.MAX_AHEAD)) || moment.isAfter(now.plus(Posts.MAX_AHEAD))) {
      throw RequestRefused.of(
          Reason.INVALID,
          "quota-time",
          "The time is too far away. Name one at most "
              + Posts.MAX_AHEAD.toDays()
              + " days from now.");
    }
  }

  private List<RateLimit> inForce(AccountRecord account) {
    List<Quota> declared =
        providers
            .find(account.getProviderId())
            .map(live -> live.descriptor().quotas())
            .orElse(List.of());
    if (declared.isEmpty()) {
      return List.of();
    }
    Map<String, String> values =
        settings
            .values(account.getProviderId(), account.getEnvironment())
            .map(SettingValues::asMap)
            .orElse(Map.of());
    return declared.stream()
        .filter(quota -> quota.when().map(rule -> rule.holds(values)).orElse(true))
        .map(Quota::limit)
        .toList();
  }
}
