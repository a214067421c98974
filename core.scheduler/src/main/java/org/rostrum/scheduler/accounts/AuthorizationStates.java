package org.rostrum.scheduler.accounts;

import static org.rostrum.scheduler.store.jooq.Tables.AUTHORIZATION_STATE;

import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.rostrum.access.Caller;
import org.rostrum.provider.settings.Secret;
import org.rostrum.scheduler.store.jooq.tables.records.AuthorizationStateRecord;
import org.rostrum.scheduler.vault.Vault;

/**
 * Consents that were begun. A state is 256 random bits of which only the hash is stored; it belongs
 * to one browser and one person, works once, and for ten minutes.
 */
final class AuthorizationStates {
  /** How long a person may take on the network's page. */
  static final Duration LIFETIME = Duration.ofMinutes(10);

  private static final int STATE_BYTES = 32;
  private static final int CLEANED_AT_ONCE = 500;
  private static final String VERIFIER = "oauth:verifier";
  private static final String KEY = "oauth:proof";

  private final Vault vault;
  private final SecureRandom random;

  AuthorizationStates(Vault vault, SecureRandom random) {
    this.vault = vault;
    this.random = random;
  }

  /**
   * What is to be remembered until the browser comes back.
   *
   * @param environment the value of the environment in which the account is connected
   * @param reconnect the account to be connected again, if it was one in particular
   * @param verifier the proof key of the code (RFC 7636), if one was announced
   * @param server the server that was found, if the provider does not declare it
   * @param key what the tokens will be bound to, if they will
   */
  record Begun(
      String providerId,
      String environment,
      Optional<UUID> reconnect,
      String returnPath,
      Optional<Secret> verifier,
      Optional<OAuthTerms.Awaited> server,
      Optional<Secret> key) {}

  /** A random value of 256 bits, in letters that need no escaping. */
  Secret random() {
    byte[] bytes = new byte[STATE_BYTES];
    random.nextBytes(bytes);
    return Secret.of(Base64.getUrlEncoder().withoutPadding().encodeToString(bytes));
  }

  void remember(
      DSLContext sql, Secret state, Secret browser, Caller caller, Begun begun, Instant now) {
    @Nullable UUID verifier =
        begun.verifier().map(proof -> vault.seal(sql, VERIFIER, proof)).orElse(null);
    @Nullable UUID key = begun.key().map(secret -> vault.seal(sql, KEY, secret)).orElse(null);
    sql.insertInto(AUTHORIZATION_STATE)
        .set(AUTHORIZATION_STATE.STATE_HASH, Digests.sha256Hex(state.expose()))
        .set(AUTHORIZATION_STATE.BROWSER_HASH, Digests.sha256Hex(browser.expose()))
        .set(AUTHORIZATION_STATE.WORKSPACE_ID, caller.workspaceId())
        .set(AUTHORIZATION_STATE.USER_ID, caller.userId())
        .set(AUTHORIZATION_STATE.PROVIDER_ID, begun.providerId())
        .set(AUTHORIZATION_STATE.ENVIRONMENT, begun.environment())
        .set(AUTHORIZATION_STATE.RECONNECT_ACCOUNT, begun.reconnect().orElse(null))
        .set(AUTHORIZATION_STATE.RETURN_PATH, begun.returnPath())
        .set(AUTHORIZATION_STATE.VERIFIER_SECRET, verifier)
        .set(AUTHORIZATION_STATE.SERVER, begun.server().map(OAuthTerms.Awaited::text).orElse(null))
        .set(AUTHORIZATION_STATE.PROOF_SECRET, key)
        .set(AUTHORIZATION_STATE.CREATED_AT, now)
        .set(AUTHORIZATION_STATE.EXPIRES_AT, now.plus(LIFETIME))
        .execute();
  }

  /**
   * Takes a state out, so that it works no second time. One that belongs to another browser or
   * person stays: a stranger who learnt it must not be able to spoil it.
   *
   * @return empty if there is none for this browser and person now
   */
  Optional<Begun> take(DSLContext sql, String state, Secret browser, Caller caller, Instant now) {
    String hash = Digests.sha256Hex(state);
    @Nullable AuthorizationStateRecord row =
        sql.selectFrom(AUTHORIZATION_STATE)
            .where(AUTHORIZATION_STATE.STATE_HASH.eq(hash))
            .forUpdate()
            .fetchOne();
    if (row == null
        || !Digests.same(row.getBrowserHash(), Digests.sha256Hex(browser.expose()))
        || !row.getWorkspaceId().equals(caller.workspaceId())
        || !row.getUserId().equals(caller.userId())) {
      return Optional.empty();
    }
    Optional<Secret> verifier =
        Optional.ofNullable(row.getVerifierSecret()).map(id -> vault.open(sql, id, VERIFIER));
    Optional<Secret> key =
        Optional.ofNullable(row.getProofSecret()).map(id -> vault.open(sql, id, KEY));
    forget(sql, row);
    return now.isBefore(row.getExpiresAt())
        ? Optional.of(
            new Begun(
                row.getProviderId(),
                row.getEnvironment(),
                Optional.ofNullable(row.getReconnectAccount()),
                row.getReturnPath(),
                verifier,
                Optional.ofNullable(row.getServer()).map(OAuthTerms.Awaited::of),
                key))
        : Optional.empty();
  }

  /**
   * Removes states whose time is over.
   *
   * @return how many
   */
  int clean(DSLContext sql, Instant now) {
    List<AuthorizationStateRecord> late =
        sql.selectFrom(AUTHORIZATION_STATE)
            .where(AUTHORIZATION_STATE.EXPIRES_AT.le(now))
            .limit(CLEANED_AT_ONCE)
            .fetch();
    late.forEach(row -> forget(sql, row));
    return late.size();
  }

  private void forget(DSLContext sql, AuthorizationStateRecord row) {
    sql.deleteFrom(AUTHORIZATION_STATE)
        .where(AUTHORIZATION_STATE.STATE_HASH.eq(row.getStateHash()))
        .execute();
    Optional.ofNullable(row.getVerifierSecret()).ifPresent(id -> vault.forget(sql, id));
    Optional.ofNullable(row.getProofSecret()).ifPresent(id -> vault.forget(sql, id));
  }
}
