package org.rostrum.scheduler.accounts;

import java.util.UUID;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/**
 * What is needed to speak for an account now.
 *
 * @param accountId the account
 * @param providerId its network
 * @param remoteId the network's id of it
 * @param accessToken valid now
 * @param service the service settings in the account's own environment
 * @param grantVersion which grant the token belongs to; tells whether it was refreshed since
 */
public record AccountSession(
    UUID accountId,
    String providerId,
    String remoteId,
    Secret accessToken,
    SettingValues service,
    long grantVersion) {}
