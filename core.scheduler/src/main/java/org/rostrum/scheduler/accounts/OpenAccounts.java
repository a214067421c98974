package org.rostrum.scheduler.accounts;

import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.accounts.AccountUnavailable.Reason;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.AccountAccess;
import org.rostrum.scheduler.network.Proofs;
import org.rostrum.scheduler.store.Store;

/** Accounts that can be used as they are stored, or the reason why one cannot. */
final class OpenAccounts {
  private final Store store;
  private final AccountRows rows;
  private final LiveProviders providers;
  private final ServiceSettings settings;
  private final Proofs proofs;

  OpenAccounts(
      Store store,
      AccountRows rows,
      LiveProviders providers,
      ServiceSettings settings,
      Proofs proofs) {
    this.store = store;
    this.rows = rows;
    this.providers = providers;
    this.settings = settings;
    this.proofs = proofs;
  }

  /** A row and its token from one state of the database: else a refresh could mix two grants. */
  record Tokens(AccountRow row, Secret access, Optional<Secret> proofKey) {}

  /** What a grant is renewed with, from one state of the database likewise. */
  record Renewal(Secret refreshToken, Optional<Secret> proofKey) {}

  /** An account that is connected. */
  AccountRow require(UUID accountId) throws AccountUnavailable {
    AccountRow row =
        store
            .read(sql -> rows.find(sql, accountId))
            .orElseThrow(
                () ->
                    new AccountUnavailable(
                        Reason.GONE, "The account was disconnected. Connect it again."));
    if (row.needsReconnect()) {
      throw new AccountUnavailable(Reason.NEEDS_RECONNECT, row.reason());
    }
    return row;
  }

  /** The tokens of an account; empty unless it is connected. */
  Optional<Tokens> tokens(UUID accountId) {
    return store.read(
        sql ->
            rows.find(sql, accountId)
                .filter(row -> !row.needsReconnect())
                .map(row -> tokens(sql, row)));
  }

  /** The tokens that an account has by now. */
  Tokens tokens(AccountRow row) throws AccountUnavailable {
    return store
        .read(sql -> rows.find(sql, row.id()).map(now -> tokens(sql, now)))
        .orElseThrow(() -> new AccountUnavailable(Reason.GONE, "The account was disconnected."));
  }

  /** What a grant is renewed with; empty if the account has another grant by now, or is gone. */
  Optional<Renewal> renewal(AccountRow row) {
    return store.read(
        sql ->
            rows.find(sql, row.id())
                .filter(now -> now.grantVersion() == row.grantVersion())
                .map(now -> new Renewal(rows.refreshToken(sql, now), rows.proofKey(sql, now))));
  }

  private Tokens tokens(DSLContext sql, AccountRow row) {
    return new Tokens(row, rows.accessToken(sql, row), rows.proofKey(sql, row));
  }

  /** A session, if the account's network is there and set up. */
  AccountSession session(Tokens tokens) throws AccountUnavailable {
    AccountRow row = tokens.row();
    LiveProvider live = live(row);
    return new AccountSession(
        row.id(),
        live.id(),
        row.identity().remoteId(),
        new AccountAccess(
            tokens.access(),
            AccountHome.values(row.home()),
            tokens.proofKey().map(key -> new AccountAccess.Proof(proofs.key(key), proofs))),
        service(row),
        row.grantVersion());
  }

  /** The network of an account. */
  LiveProvider live(AccountRow row) throws AccountUnavailable {
    return providers
        .find(row.providerId())
        .orElseThrow(
            () ->
                new AccountUnavailable(
                    Reason.PROVIDER_MISSING, providers.absence(row.providerId())));
  }

  /** The settings of the account's network in its own environment. */
  SettingValues service(AccountRow row) throws AccountUnavailable {
    return settings
        .values(row.providerId(), row.environment().value())
        .orElseThrow(
            () ->
                new AccountUnavailable(
                    Reason.NOT_CONFIGURED, AccountViews.notConfigured(row.environment())));
  }
}
