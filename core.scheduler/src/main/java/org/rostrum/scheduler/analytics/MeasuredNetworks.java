package org.rostrum.scheduler.analytics;

import java.util.List;
import java.util.Optional;
import org.rostrum.provider.analytics.AnalyticsTerms;
import org.rostrum.provider.analytics.MetricDescriptor;
import org.rostrum.provider.settings.Setting;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.hosting.isolation.ProviderSilent;
import org.rostrum.scheduler.network.FaultTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** What the installed networks can tell of themselves without being called. */
final class MeasuredNetworks {
  private static final Logger LOG = LoggerFactory.getLogger(MeasuredNetworks.class);

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
      return Optional.of(providers.absence(providerId) + " What was collected before is shown.");
    }
    if (live.get().analytics().isEmpty()) {
      return Optional.of(live.get().descriptor().name() + " gives no statistics.");
    }
    try {
      return terms(providerId, environment).flatMap(AnalyticsTerms::unavailable);
    } catch (ProviderSilent e) {
      return Optional.of(String.valueOf(e.getMessage()));
    } catch (RuntimeException | Error e) {
      LOG.error("Provider {} failed to tell its terms", providerId, FaultTrace.of(e));
      return Optional.of(live.get().descriptor().name() + " failed to tell what it measures.");
    }
  }

  /** What people call the place of a post. */
  Optional<String> place(String providerId, String environment) {
    return termsIfAny(providerId, environment)
        .flatMap(
            terms ->
                providers
                    .find(providerId)
                    .flatMap(live -> PlaceNames.option(live, terms))
                    .map(Setting::label));
  }

  private Optional<AnalyticsTerms> termsIfAny(String providerId, String environment) {
    try {
      return terms(providerId, environment);
    } catch (RuntimeException | Error e) {
      LOG.warn("Provider {} did not tell its terms", providerId, FaultTrace.of(e));
      return Optional.empty();
    }
  }

  private Optional<AnalyticsTerms> terms(String providerId, String environment) {
    return providers
        .find(providerId)
        .flatMap(LiveProvider::analytics)
        .flatMap(source -> settings.values(providerId, environment).map(source::terms));
  }
}
