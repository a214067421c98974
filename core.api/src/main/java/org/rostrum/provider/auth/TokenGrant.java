package org.rostrum.provider.auth;

import java.time.Duration;
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
 */
public record TokenGrant(
    Secret accessToken,
    Optional<Duration> expiresIn,
    Optional<Secret> refreshToken,
    Optional<Duration> refreshExpiresIn,
    Set<String> scopes) {
  /** Copies the scopes. */
  public TokenGrant {
    scopes = Set.copyOf(scopes);
  }
}
