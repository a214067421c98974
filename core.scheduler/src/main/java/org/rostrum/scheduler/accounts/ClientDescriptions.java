package org.rostrum.scheduler.accounts;

import java.util.Optional;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;

/** What authorization servers read of this installation, for the networks that need it. */
final class ClientDescriptions {
  private final LiveProviders providers;
  private final ServiceSettings settings;
  private final InstallationClient client;

  ClientDescriptions(LiveProviders providers, ServiceSettings settings, InstallationClient client) {
    this.providers = providers;
    this.settings = settings;
    this.client = client;
  }

  /** The description for a network; empty if nobody can be sent to look at it. */
  Optional<String> of(String providerId) {
    if (!client.isPublic()) {
      return Optional.empty();
    }
    return providers
        .find(providerId)
        .flatMap(live -> method(live).map(found -> described(live, found)));
  }

  private Optional<DiscoveredOAuth2> method(LiveProvider live) {
    return settings
        .values(live.id())
        .flatMap(service -> AuthorizationMethods.find(live, service, DiscoveredOAuth2.class));
  }

  private String described(LiveProvider live, DiscoveredOAuth2 found) {
    return client.metadata(live.id(), live.descriptor().name(), found.scopes());
  }
}
