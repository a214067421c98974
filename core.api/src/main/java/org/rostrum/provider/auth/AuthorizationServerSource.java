package org.rostrum.provider.auth;

import java.net.URI;
import java.util.Map;
import org.osgi.annotation.versioning.ConsumerType;
import org.rostrum.provider.NetworkException;
import org.rostrum.provider.ServiceContext;
import org.rostrum.provider.settings.SettingValues;

/**
 * Finds servers for {@link AuthorizationMethod.DiscoveredOAuth2}. An optional service, registered
 * beside the {@code NetworkProvider} with the same {@code org.rostrum.provider.id} property.
 */
@ConsumerType
public interface AuthorizationServerSource {
  /**
   * Finds the server that the person shall be sent to.
   *
   * @param context service settings and HTTP client
   * @param fields what the person filled in, checked against the declaration
   * @return the server
   * @throws NetworkException of kind {@code REFUSED} if there is none for these fields, with a
   *     message that says which field to look at; another kind if it could not be found out
   * @throws InterruptedException if the caller gave up
   */
  AuthorizationServer find(ServiceContext context, SettingValues fields)
      throws NetworkException, InterruptedException;

  /**
   * Checks that a server may speak for an account, after the exchange and before the token is used:
   * any server can claim any account. Asks the account's own records, not the server.
   *
   * @param context service settings and HTTP client
   * @param issuer the server that gave the token
   * @param subject the account as the token answer's {@code sub} names it; the host has compared it
   *     with {@link AuthorizationServer#subject()}, and connects nothing unless {@code identify}
   *     answers the same as the account's remote id
   * @return where the account is at home, by the keys of {@link
   *     org.rostrum.provider.ProviderDescriptor#accountHome()}
   * @throws NetworkException of kind {@code REFUSED} if the server does not speak for the account;
   *     another kind if it could not be found out. Nothing is connected then
   * @throws InterruptedException if the caller gave up
   */
  Map<String, String> home(ServiceContext context, URI issuer, String subject)
      throws NetworkException, InterruptedException;
}
