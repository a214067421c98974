package org.rostrum.testkit;

import java.util.List;
import java.util.Optional;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.provider.settings.LiveChoices;

/** The services that a provider bundle registers. One object may be several of them. */
public final class Services {
  private final List<Object> services;

  private Services(List<Object> services) {
    this.services = services;
  }

  /**
   * Names the services.
   *
   * @param services the objects that the bundle registers, in any order; one of them is the {@link
   *     NetworkProvider}
   * @return the services
   */
  public static Services of(Object... services) {
    return new Services(List.of(services));
  }

  /**
   * The provider itself.
   *
   * @return the provider
   */
  public NetworkProvider provider() {
    return find(NetworkProvider.class)
        .orElseThrow(() -> new AssertionError("No service is a NetworkProvider: " + services));
  }

  /**
   * Choices that only the network knows.
   *
   * @return the service, if there is one
   */
  public Optional<LiveChoices> choices() {
    return find(LiveChoices.class);
  }

  /**
   * Changes to published posts.
   *
   * @return the service, if there is one
   */
  public Optional<PublishedPosts> publishedPosts() {
    return find(PublishedPosts.class);
  }

  /**
   * Figures.
   *
   * @return the service, if there is one
   */
  public Optional<AnalyticsSource> analytics() {
    return find(AnalyticsSource.class);
  }

  /**
   * Signing in with a password.
   *
   * @return the service, if there is one
   */
  public Optional<SessionSource> sessions() {
    return find(SessionSource.class);
  }

  /**
   * Any other service.
   *
   * @param type its interface
   * @param <T> its interface
   * @return the service, if there is one
   */
  public <T> Optional<T> find(Class<T> type) {
    return services.stream().filter(type::isInstance).map(type::cast).findFirst();
  }
}
