package org.rostrum.scheduler.analytics;

import java.util.List;
import java.util.Optional;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.settings.Setting;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;

/** What the installed networks can tell of themselves without being called. */
final class MeasuredNetworks {
  private final LiveProviders providers;
  private final ServiceSettings settings;

  MeasuredNetworks(LiveProviders providers, ServiceSettings settings) {
    this.providers = providers;
    this.settings = settings;
  }

  /** The metrics of a network; none while it is not installed. */
  List<MetricDescriptor> metrics(String providerId) {
    return providers.find(providerId).map(live -> live.descriptor().metrics()).orElse(List.of());
  }

  /** Why there are no figures, for people; empty if there are some. */
  Optional<String> unavailable(String providerId, String environment) {
    Optional<LiveProvider> live = providers.find(providerId);
    if (live.isEmpty()) {
      return Optional.of(
          "The network '"
              + providerId
              + "' is not installed. What was collected before is shown; install it to go on.");
    }
    if (live.get().analytics().isEmpty()) {
      return Optional.of(live.get().descriptor().name() + " gives no statistics.");
    }
    return terms(providerId, environment).flatMap(AnalyticsTerms::unavailable);
  }

  /** What people call the place of a post. */
  Optional<String> place(String providerId, String environment) {
    return terms(providerId, environment)
        .flatMap(
            terms ->
                providers
                    .find(providerId)
                    .flatMap(live -> PlaceNames.option(live, terms))
                    .map(Setting::label));
  }

  private Optional<AnalyticsTerms> terms(String providerId, String environment) {
    return providers
        .find(providerId)
        .flatMap(LiveProvider::analytics)
        .flatMap(source -> settings.values(providerId, environment).map(source::terms));
  }
}
