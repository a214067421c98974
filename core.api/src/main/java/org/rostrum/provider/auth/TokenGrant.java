package org.rostrum.provider.auth;

import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.settings.Secret;

/**
 * What a network granted.
 *
 * @param accessToken opens the API
 * @param expiresIn how long it does, from now; empty if it does not say
 * @param refreshToken gets the next access token; empty if there is none or the old one stays
 * @param refreshExpiresIn how long the refresh token lives, from now; empty if it does not say
 * @param scopes what was granted; empty if the network does not say
 * @param home where the account is at home, by the keys of {@link
 *     org.rostrum.provider.ProviderDescriptor#accountHome()}; empty if nothing is declared there,
 *     or if a renewal found it unchanged
 */
public record TokenGrant(
    Secret accessToken,
    Optional<Duration> expiresIn,
    Optional<Secret> refreshToken,
    Optional<Duration> refreshExpiresIn,
    Set<String> scopes,
    Map<String, String> home) {
  /** Copies the collections. */
  public TokenGrant {
    scopes = Set.copyOf(scopes);
    home = Map.copyOf(home);
  }

  /**
   * What a network granted that has one server only.
   *
   * @param accessToken opens the API
   * @param expiresIn how long it does, from now; empty if it does not say
   * @param refreshToken gets the next access token; empty if there is none or the old one stays
   * @param refreshExpiresIn how long the refresh token lives, from now; empty if it does not say
   * @param scopes what was granted; empty if the network does not say
   */
  public TokenGrant(
      Secret accessToken,
      Optional<Duration> expiresIn,
      Optional<Secret> refreshToken,
      Optional<Duration> refreshExpiresIn,
      Set<String> scopes) {
    this(accessToken, expiresIn, refreshToken, refreshExpiresIn, scopes, Map.of());
  }

  /**
   * The same grant of an account that is at home somewhere.
   *
   * @param values by the keys of {@link org.rostrum.provider.ProviderDescriptor#accountHome()}
   * @return a copy
   */
  public TokenGrant at(Map<String, String> values) {
    return new TokenGrant(accessToken, expiresIn, refreshToken, refreshExpiresIn, scopes, values);
  }
}
