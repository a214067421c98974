package org.rostrum.scheduler.accounts;

import java.util.UUID;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;
import org.rostrum.scheduler.network.AccountAccess;

/**
 * What is needed to speak for an account now.
 *
 * @param accountId the account
 * @param providerId its network
 * @param remoteId the network's id of it
 * @param access opens the network's API now
 * @param service the service settings in the account's own environment
 * @param grantVersion which grant the token belongs to; tells whether it was refreshed since
 */
public record AccountSession(
    UUID accountId,
    String providerId,
    String remoteId,
    AccountAccess access,
    SettingValues service,
    long grantVersion) {

  /** A session with a bearer token, of a network of one server. */
  public AccountSession(
      UUID accountId,
      String providerId,
      String remoteId,
      Secret accessToken,
      SettingValues service,
      long grantVersion) {
    this(accountId, providerId, remoteId, AccountAccess.bearer(accessToken), service, grantVersion);
  }

  /** The token, valid now. */
  public Secret accessToken() {
    return access.token();
  }
}
