package org.rostrum.provider.auth;

import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.settings.Secret;
import org.rostrum.provider.settings.SettingValues;

/**
 * Opens sessions for {@link AuthorizationMethod.AppPassword}. An optional service, registered
 * beside the {@code NetworkProvider} with the same {@code org.rostrum.provider.id} property. The
 * host keeps what it returns in the vault and sees to it that a session is renewed by one thread at
 * a time.
 */
@ConsumerType
public interface SessionSource {
  /**
   * Signs in.
   *
   * @param context service settings and HTTP client
   * @param fields what the person filled in
   * @return the session's tokens
   * @throws NetworkException if the network refuses or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  TokenGrant open(ServiceContext context, SettingValues fields)
      throws NetworkException, InterruptedException;

  /**
   * Renews a session.
   *
   * @param context service settings and HTTP client
   * @param refreshToken the latest one
   * @return the session's next tokens
   * @throws NetworkException of kind {@code TOKEN_REJECTED} if the session is over; any other kind
   *     leaves it as it is
   * @throws InterruptedException if the caller gave up
   */
  TokenGrant renew(ServiceContext context, Secret refreshToken)
      throws NetworkException, InterruptedException;
}
