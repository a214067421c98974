package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.PUBLICATION;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.rostrum.access.Caller;
import org.rostrum.access.Permission;
import org.rostrum.accounts.AccountQuotas;
import org.rostrum.accounts.QuotaUse;
import org.rostrum.posts.Posts;
import org.rostrum.posts.PublicationState;
import org.rostrum.problems.RequestRefused;
import org.rostrum.problems.RequestRefused.Reason;
import org.rostrum.provider.Quota;
import org.rostrum.provider.RateLimit;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.store.jooq.tables.records.AccountRecord;

/** Counts what is published and scheduled against what the networks allow. */
public final class StoredAccountQuotas implements AccountQuotas {
  /** The most publications of an account that are counted. */
  static final int MAX_COUNTED = 20_000;

  private static final List<String> USING =
      List.of(
          PublicationState.SCHEDULED.name(),
          PublicationState.WAITING.name(),
          PublicationState.RETRYING.name(),
          PublicationState.PUBLISHING.name(),
          PublicationState.UNCERTAIN.name(),
          PublicationState.PUBLISHED.name());

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
    if (moment.isBefore(now.minus(Posts.MAX_AHEAD)) || moment.isAfter(now.plus(Posts.MAX_AHEAD))) {
      throw RequestRefused.of(
          Reason.INVALID,
          "quota-time",
          "The time is too far away. Name one at most "
              + Posts.MAX_AHEAD.toDays()
              + " days from now.");
    }
    return inForce(account).stream().map(limit -> use(account, limit, moment)).toList();
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

  private QuotaUse use(AccountRecord account, RateLimit limit, Instant at) {
    Duration ahead = limit.window().multipliedBy(QuotaUse.MAX_SEARCH);
    List<Instant> due =
        store.read(
            sql ->
                sql.select(PUBLICATION.DUE_AT)
                    .from(PUBLICATION)
                    .where(PUBLICATION.WORKSPACE_ID.eq(account.getWorkspaceId()))
                    .and(PUBLICATION.DUE_AT.gt(at.minus(limit.window())))
                    .and(PUBLICATION.DUE_AT.le(at.plus(ahead).plus(limit.window())))
                    .and(PUBLICATION.ACCOUNT_ID.eq(account.getId()))
                    .and(PUBLICATION.STATE.in(USING))
                    .orderBy(PUBLICATION.DUE_AT)
                    .limit(MAX_COUNTED)
                    .fetch(PUBLICATION.DUE_AT));
    QuotaWindow window = new QuotaWindow(due, limit.permits(), limit.window());
    return new QuotaUse(
        limit.name(),
        limit.permits(),
        limit.window(),
        at,
        window.fullest(at),
        window.nextFree(at, at.plus(ahead)));
  }
}
