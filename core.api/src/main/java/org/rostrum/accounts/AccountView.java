package org.rostrum.accounts;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.rostrum.provider.AccountIdentity;

/**
 * A connected account.
 *
 * @param id its id
 * @param providerId its network
 * @param environment the label of the environment it was connected in; empty if the network has one
 *     only
 * @param identity who it is
 * @param state whether it can publish
 * @param reason why not and what to do, for people; empty if it can
 * @param scopes what was granted
 * @param missingScopes what is asked for but was not granted
 * @param connectedAt when it was (last) connected
 * @param accessExpiresAt when the access token ends
 * @param refreshExpiresAt when the refresh token ends, after which a person must reconnect
 * @param home where it is on a network of many servers, in the order in which its provider declares
 *     it; empty on other networks
 */
public record AccountView(
    UUID id,
    String providerId,
    Optional<String> environment,
    AccountIdentity identity,
    State state,
    String reason,
    Set<String> scopes,
    Set<String> missingScopes,
    Instant connectedAt,
    Optional<Instant> accessExpiresAt,
    Optional<Instant> refreshExpiresAt,
    List<Home> home) {

  /** Copies the home. */
  public AccountView {
    home = List.copyOf(home);
  }

  /**
   * One of the values by which an account's server is found; none of them is a secret.
   *
   * @param key its key in {@link org.rostrum.provider.ProviderDescriptor#accountHome()}
   * @param label what it is, for people; the key while the provider is not there
   * @param value what was kept, for example {@code https://pds.example}
   */
  public record Home(String key, String label, String value) {}

  /** Whether an account can publish. */
  public enum State {
    /** It can. */
    CONNECTED,
    /** A person must connect it again. */
    NEEDS_RECONNECT,
    /** Its provider is not installed, or lacks its settings. */
    PROVIDER_UNAVAILABLE
  }
}
