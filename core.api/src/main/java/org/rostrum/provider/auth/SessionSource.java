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
   * @return the session's tokens, with the account's {@link TokenGrant#home() home} where the
   *     descriptor declares one
   * @throws NetworkException of kind {@code TOKEN_REJECTED} if what the person filled in is not
   *     accepted; another kind if the network is limited, in trouble or cannot be reached
   * @throws InterruptedException if the caller gave up
   */
  TokenGrant open(ServiceContext context, SettingValues fields)
      throws NetworkException, InterruptedException;

  /**
   * Renews a session.
   *
   * @param context service settings and HTTP client
   * @param home where the account is at home, as {@link #open} or a renewal said it last; empty if
   *     the descriptor declares no home
   * @param refreshToken the latest one
   * @return the session's next tokens; with a home if the account has moved
   * @throws NetworkException of kind {@code TOKEN_REJECTED} if the network says that the session is
   *     over, upon which the account has to be connected again; any other kind leaves it as it is
   * @throws InterruptedException if the caller gave up
   */
  TokenGrant renew(ServiceContext context, SettingValues home, Secret refreshToken)
      throws NetworkException, InterruptedException;
}
