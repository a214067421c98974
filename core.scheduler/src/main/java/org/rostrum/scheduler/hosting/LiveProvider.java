package org.rostrum.scheduler.hosting;

import java.util.Optional;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.provider.settings.LiveChoices;

/**
 * A provider that is installed and running.
 *
 * @param descriptor what it said of itself when it came; asked once
 * @param provider the service itself
 * @param choices its live choices, if it has any
 * @param sessions its sessions, if it has any
 * @param servers finds its authorization servers, if it needs them found
 * @param analytics its analytics, if it has any
 * @param published changes and removes its published posts, if it can
 * @param bundleName the symbolic name of its bundle
 * @param bundleVersion the version of its bundle
 */
public record LiveProvider(
    ProviderDescriptor descriptor,
    NetworkProvider provider,
    Optional<LiveChoices> choices,
    Optional<SessionSource> sessions,
    Optional<AuthorizationServerSource> servers,
    Optional<AnalyticsSource> analytics,
    Optional<PublishedPosts> published,
    String bundleName,
    String bundleVersion) {

  /** A provider without optional services, as tests have it. */
  public static LiveProvider of(NetworkProvider provider) {
    return new LiveProvider(
        provider.descriptor(),
        provider,
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        Optional.empty(),
        provider.getClass().getSimpleName(),
        "0.0.0");
  }

  /** The provider's id. */
  public String id() {
    return descriptor.id();
  }
}
