package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.ACCOUNT;
import static org.rostrum.scheduler.store.jooq.Tables.WORKSPACE;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jooq.DSLContext;
import org.rostrum.provider.AccountIdentity;
import org.rostrum.provider.auth.TokenGrant;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.Proofs;
import org.rostrum.scheduler.store.Store;
import org.rostrum.scheduler.vault.Vault;

/** The rows of accounts; their tokens lie in the vault and come and go with them. */
final class AccountRows {
  private final Vault vault;

  AccountRows(Vault vault) {
    this.vault = vault;
  }

  Optional<AccountRow> find(DSLContext sql, UUID id) {
    return sql.selectFrom(ACCOUNT).where(ACCOUNT.ID.eq(id)).fetchOptional(AccountRow::of);
  }

  Optional<AccountRow> find(DSLContext sql, UUID workspace, UUID id) {
    return find(sql, id).filter(row -> row.workspace().equals(workspace));
  }

  List<AccountRow> list(DSLContext sql, UUID workspace) {
    return sql.selectFrom(ACCOUNT)
        .where(ACCOUNT.WORKSPACE_ID.eq(workspace))
        .orderBy(ACCOUNT.PROVIDER_ID, ACCOUNT.DISPLAY_NAME, ACCOUNT.ID)
        .fetch(AccountRow::of);
  }

  List<UUID> ofProvider(DSLContext sql, String providerId) {
    return sql.select(ACCOUNT.ID)
        .from(ACCOUNT)
        .where(ACCOUNT.PROVIDER_ID.eq(providerId))
        .fetch(ACCOUNT.ID);
  }

  /** Accounts in order of the end of their access tokens. */
  List<AccountRow> endingBefore(DSLContext sql, Instant instant, int limit) {
    return sql.selectFrom(ACCOUNT)
        .where(ACCOUNT.STATE.eq(AccountRow.CONNECTED))
        .and(ACCOUNT.ACCESS_EXPIRES_AT.lt(instant))
        .orderBy(ACCOUNT.ACCESS_EXPIRES_AT, ACCOUNT.ID)
        .limit(limit)
        .fetch(AccountRow::of);
  }

  Optional<AccountRow> byIdentity(
      DSLContext sql, UUID workspace, String providerId, String environment, String remoteId) {
    return sql.selectFrom(ACCOUNT)
        .where(ACCOUNT.WORKSPACE_ID.eq(workspace))
        .and(ACCOUNT.PROVIDER_ID.eq(providerId))
        .and(ACCOUNT.ENVIRONMENT.eq(environment))
        .and(ACCOUNT.REMOTE_ID.eq(remoteId))
        .fetchOptional(AccountRow::of);
  }

  /** Makes whoever else connects an account in this workspace wait. */
  void lockWorkspace(DSLContext sql, UUID workspace) {
    sql.select(WORKSPACE.ID).from(WORKSPACE).where(WORKSPACE.ID.eq(workspace)).forUpdate().fetch();
  }

  int count(DSLContext sql, UUID workspace) {
    return sql.fetchCount(ACCOUNT, ACCOUNT.WORKSPACE_ID.eq(workspace));
  }

  Secret accessToken(DSLContext sql, AccountRow row) {
    return vault.open(sql, row.accessSecret().orElseThrow(), access(row.id()));
  }

  /** Reads tokens of many accounts out of the same vault. */
  SessionBatch sessions(
      Store store, LiveProviders providers, ServiceSettings settings, Proofs proofs) {
    return new SessionBatch(store, vault, providers, settings, proofs);
  }

  Secret refreshToken(DSLContext sql, AccountRow row) {
    return vault.open(sql, row.refreshSecret().orElseThrow(), refresh(row.id()));
  }

  /** The key that the account's tokens are bound to, if they are. */
  Optional<Secret> proofKey(DSLContext sql, AccountRow row) {
    return row.proofSecret().map(id -> vault.open(sql, id, proof(row.id())));
  }

  /** Stores a new account. */
  void insert(DSLContext sql, AccountRow row, Grant held, Instant now) {
    AccountIdentity who = row.identity();
    TokenGrant grant = held.tokens();
    sql.insertInto(ACCOUNT)
        .set(ACCOUNT.ID, row.id())
        .set(ACCOUNT.WORKSPACE_ID, row.workspace())
        .set(ACCOUNT.PROVIDER_ID, row.providerId())
        .set(ACCOUNT.ENVIRONMENT, row.environment().value())
        .set(ACCOUNT.ENVIRONMENT_LABEL, AccountTexts.label(row.environment().label()))
        .set(ACCOUNT.REMOTE_ID, who.remoteId())
        .set(ACCOUNT.DISPLAY_NAME, AccountTexts.name(who.displayName()))
        .set(ACCOUNT.HANDLE, AccountTexts.name(who.handle()))
        .set(ACCOUNT.PROFILE_URL, AccountTexts.address(who.profileUrl()))
        .set(ACCOUNT.AVATAR_URL, AccountTexts.address(who.avatarUrl()))
        .set(ACCOUNT.METHOD, row.method().name())
        .set(ACCOUNT.STATE, AccountRow.CONNECTED)
        .set(ACCOUNT.REASON, "")
        .set(ACCOUNT.SCOPES, AccountRow.joined(row.scopes()))
        .set(ACCOUNT.MISSING_SCOPES, AccountRow.joined(row.missingScopes()))
        .set(ACCOUNT.ACCESS_SECRET, vault.seal(sql, access(row.id()), grant.accessToken()))
        .set(
            ACCOUNT.REFRESH_SECRET,
            grant
                .refreshToken()
                .map(token -> vault.seal(sql, refresh(row.id()), token))
                .orElse(null))
        .set(ACCOUNT.ACCESS_EXPIRES_AT, grant.expiresIn().map(now::plus).orElse(null))
        .set(ACCOUNT.REFRESH_EXPIRES_AT, grant.refreshExpiresIn().map(now::plus).orElse(null))
        .set(ACCOUNT.GRANT_VERSION, 1L)
        .set(ACCOUNT.CONNECTED_AT, now)
        .set(ACCOUNT.HOME, AccountHome.text(row.home()))
        .set(ACCOUNT.OAUTH_TERMS, held.terms().map(OAuthTerms::text).orElse(null))
        .set(
            ACCOUNT.PROOF_SECRET,
            held.key().map(key -> vault.seal(sql, proof(row.id()), key.secret())).orElse(null))
        .execute();
  }

  /** Replaces identity and grant of a known account after a person connected it again. */
  void reconnect(DSLContext sql, AccountRow known, AccountRow now, Grant held, Instant at) {
    AccountIdentity who = now.identity();
    TokenGrant grant = held.tokens();
    List<UUID> unneeded = new ArrayList<>();
    if (grant.refreshToken().isEmpty()) {
      known.refreshSecret().ifPresent(unneeded::add);
    }
    if (held.key().isEmpty()) {
      known.proofSecret().ifPresent(unneeded::add);
    }
    sql.update(ACCOUNT)
        .set(ACCOUNT.ENVIRONMENT_LABEL, AccountTexts.label(now.environment().label()))
        .set(ACCOUNT.DISPLAY_NAME, AccountTexts.name(who.displayName()))
        .set(ACCOUNT.HANDLE, AccountTexts.name(who.handle()))
        .set(ACCOUNT.PROFILE_URL, AccountTexts.address(who.profileUrl()))
        .set(ACCOUNT.AVATAR_URL, AccountTexts.address(who.avatarUrl()))
        .set(ACCOUNT.METHOD, now.method().name())
        .set(ACCOUNT.STATE, AccountRow.CONNECTED)
        .set(ACCOUNT.REASON, "")
        .set(ACCOUNT.SCOPES, AccountRow.joined(now.scopes()))
        .set(ACCOUNT.MISSING_SCOPES, AccountRow.joined(now.missingScopes()))
        .set(
            ACCOUNT.ACCESS_SECRET,
            stored(sql, known.accessSecret(), access(known.id()), grant.accessToken()))
        .set(
            ACCOUNT.REFRESH_SECRET,
            grant
                .refreshToken()
                .map(token -> stored(sql, known.refreshSecret(), refresh(known.id()), token))
                .orElse(null))
        .set(ACCOUNT.ACCESS_EXPIRES_AT, grant.expiresIn().map(at::plus).orElse(null))
        .set(ACCOUNT.REFRESH_EXPIRES_AT, grant.refreshExpiresIn().map(at::plus).orElse(null))
        .set(ACCOUNT.GRANT_VERSION, ACCOUNT.GRANT_VERSION.plus(1))
        .set(ACCOUNT.CONNECTED_AT, at)
        .set(ACCOUNT.HOME, AccountHome.text(now.home()))
        .set(ACCOUNT.OAUTH_TERMS, held.terms().map(OAuthTerms::text).orElse(null))
        .set(
            ACCOUNT.PROOF_SECRET,
            held.key()
                .map(key -> stored(sql, known.proofSecret(), proof(known.id()), key.secret()))
                .orElse(null))
        .where(ACCOUNT.ID.eq(known.id()))
        .execute();
    unneeded.forEach(id -> vault.forget(sql, id));
  }

  /**
   * Stores a refreshed grant, unless a newer one is stored already. Whoever asked with the old one
   * at the same moment may have been told that it is over, and have marked the account: the fresh
   * grant proves the opposite.
   *
   * @param from the row that was refreshed
   * @return whether it was stored
   */
  boolean refreshed(DSLContext sql, AccountRow from, TokenGrant grant, Instant now) {
    int rows =
        sql.update(ACCOUNT)
            .set(ACCOUNT.GRANT_VERSION, from.grantVersion() + 1)
            .set(ACCOUNT.STATE, AccountRow.CONNECTED)
            .set(ACCOUNT.REASON, "")
            .set(ACCOUNT.ACCESS_EXPIRES_AT, grant.expiresIn().map(now::plus).orElse(null))
            .where(ACCOUNT.ID.eq(from.id()))
            .and(ACCOUNT.GRANT_VERSION.eq(from.grantVersion()))
            .execute();
    if (rows == 0) {
      return false;
    }
    stored(sql, from.accessSecret(), access(from.id()), grant.accessToken());
    grant.refreshToken().ifPresent(token -> rotate(sql, from, token));
    grant
        .refreshExpiresIn()
        .ifPresent(
            left ->
                sql.update(ACCOUNT)
                    .set(ACCOUNT.REFRESH_EXPIRES_AT, now.plus(left))
                    .where(ACCOUNT.ID.eq(from.id()))
                    .execute());
    if (!grant.scopes().isEmpty()) {
      rescope(sql, from, grant.scopes());
    }
    if (!grant.home().isEmpty()) {
      sql.update(ACCOUNT)
          .set(ACCOUNT.HOME, AccountHome.text(grant.home()))
          .where(ACCOUNT.ID.eq(from.id()))
          .execute();
    }
    return true;
  }

  private void rotate(DSLContext sql, AccountRow from, Secret token) {
    UUID id = stored(sql, from.refreshSecret(), refresh(from.id()), token);
    sql.update(ACCOUNT).set(ACCOUNT.REFRESH_SECRET, id).where(ACCOUNT.ID.eq(from.id())).execute();
  }

  private static void rescope(DSLContext sql, AccountRow from, Set<String> granted) {
    Set<String> missing = new HashSet<>(from.scopes());
    missing.addAll(from.missingScopes());
    missing.removeAll(granted);
    sql.update(ACCOUNT)
        .set(ACCOUNT.SCOPES, AccountRow.joined(granted))
        .set(ACCOUNT.MISSING_SCOPES, AccountRow.joined(missing))
        .where(ACCOUNT.ID.eq(from.id()))
        .execute();
  }

  /**
   * Marks an account, unless it was connected again since.
   *
   * @return whether it was not marked before
   */
  boolean needsReconnect(DSLContext sql, AccountRow row, String reason, Set<String> missingScopes) {
    Set<String> missing = new HashSet<>(row.missingScopes());
    missing.addAll(missingScopes);
    return sql.update(ACCOUNT)
            .set(ACCOUNT.STATE, AccountRow.NEEDS_RECONNECT)
            .set(ACCOUNT.REASON, AccountTexts.reason(reason))
            .set(ACCOUNT.MISSING_SCOPES, AccountRow.joined(missing))
            .where(ACCOUNT.ID.eq(row.id()))
            .and(ACCOUNT.GRANT_VERSION.eq(row.grantVersion()))
            .and(ACCOUNT.STATE.eq(AccountRow.CONNECTED))
            .execute()
        > 0;
  }

  /** Forgets an account and its tokens. */
  void delete(DSLContext sql, AccountRow row) {
    sql.deleteFrom(ACCOUNT).where(ACCOUNT.ID.eq(row.id())).execute();
    row.accessSecret().ifPresent(id -> vault.forget(sql, id));
    row.refreshSecret().ifPresent(id -> vault.forget(sql, id));
    row.proofSecret().ifPresent(id -> vault.forget(sql, id));
  }

  private UUID stored(DSLContext sql, Optional<UUID> known, String purpose, Secret secret) {
    if (known.isPresent()) {
      vault.reseal(sql, known.get(), secret);
      return known.get();
    }
    return vault.seal(sql, purpose, secret);
  }

  static String access(UUID account) {
    return "account:" + account + ":access";
  }

  private static String refresh(UUID account) {
    return "account:" + account + ":refresh";
  }

  static String proof(UUID account) {
    return "account:" + account + ":proof";
  }
}
