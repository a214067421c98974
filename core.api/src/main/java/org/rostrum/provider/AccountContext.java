package org.rostrum.provider;

import java.util.Optional;
import org.osgi.annotation.versioning.ProviderType;
import org.rostrum.provider.settings.Secret;

/** What a provider is handed for a call on behalf of one account. */
@ProviderType
public interface AccountContext extends ServiceContext {
  /**
   * The network's id of the account.
   *
   * @return the id, or empty while it is being connected
   */
  Optional<String> remoteId();

  /**
   * A token that is valid now; the host has refreshed it if need be.
   *
   * @return the access token
   */
  Secret accessToken();
}
