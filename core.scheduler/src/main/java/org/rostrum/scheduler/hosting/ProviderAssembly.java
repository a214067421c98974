package org.rostrum.scheduler.hosting;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.scheduler.network.FaultTrace;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Puts live providers together out of services that come and go in any order. What a provider
 * declares wrongly keeps it out, and is said in the log. Safe for use by many threads.
 */
public final class ProviderAssembly {
  private static final Logger LOG = LoggerFactory.getLogger(ProviderAssembly.class);

  private final LiveProviders live;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<Part> parts = new ArrayList<>();

  /** Keeps these providers up to date. */
  public ProviderAssembly(LiveProviders live) {
    this.live = live;
  }

  /**
   * Where a service comes from.
   *
   * @param providerId the service's provider id property
   * @param bundleId identifies its bundle; optional services count with their own bundle only
   */
  public record Origin(String providerId, long bundleId, String bundleName, String bundleVersion) {}

  private record Candidate(Origin origin, NetworkProvider provider, ProviderDescriptor described) {}

  private record Part(Origin origin, Object service) {}

  /** A provider came. */
  public synchronized void add(Origin origin, NetworkProvider provider) {
    Optional<ProviderDescriptor> described = describe(origin, provider);
    if (described.isEmpty()) {
      return;
    }
    boolean taken =
        candidates.stream().anyMatch(other -> sameId(other.origin(), origin.providerId()));
    candidates.add(new Candidate(origin, provider, described.get()));
    if (taken) {
      refuse(origin, "another bundle offers this provider id already; remove one of them");
      return;
    }
    refresh(origin.providerId());
  }

  /** A provider went. */
  public synchronized void remove(NetworkProvider provider) {
    candidates.stream()
        .filter(candidate -> candidate.provider().equals(provider))
        .findFirst()
        .ifPresent(
            gone -> {
              candidates.remove(gone);
              refresh(gone.origin().providerId());
            });
  }

  /** An optional service came. */
  public synchronized void addPart(Origin origin, Object service) {
    parts.add(new Part(origin, service));
    refresh(origin.providerId());
  }

  /** An optional service went. */
  public synchronized void removePart(Object service) {
    parts.stream()
        .filter(part -> part.service().equals(service))
        .findFirst()
        .ifPresent(
            gone -> {
              parts.remove(gone);
              refresh(gone.origin().providerId());
            });
  }

  private void refresh(String id) {
    Optional<Candidate> first =
        candidates.stream().filter(candidate -> sameId(candidate.origin(), id)).findFirst();
    if (first.isEmpty()) {
      live.remove(id);
      return;
    }
    Candidate chosen = first.get();
    LiveProvider assembled =
        new LiveProvider(
            chosen.described(),
            chosen.provider(),
            part(chosen.origin(), LiveChoices.class),
            part(chosen.origin(), SessionSource.class),
            part(chosen.origin(), AnalyticsSource.class),
            part(chosen.origin(), PublishedPosts.class),
            chosen.origin().bundleName(),
            chosen.origin().bundleVersion());
    if (!live.find(id).map(assembled::equals).orElse(false)) {
      live.put(assembled);
    }
  }

  private <T> Optional<T> part(Origin origin, Class<T> type) {
    return parts.stream()
        .filter(part -> sameId(part.origin(), origin.providerId()))
        .filter(part -> part.origin().bundleId() == origin.bundleId())
        .map(Part::service)
        .filter(type::isInstance)
        .map(type::cast)
        .findFirst();
  }

  private static Optional<ProviderDescriptor> describe(Origin origin, NetworkProvider provider) {
    ProviderDescriptor descriptor;
    try {
      descriptor = provider.descriptor();
    } catch (RuntimeException | LinkageError e) {
      LOG.warn(
          "Refused a provider: its descriptor cannot be read; id={} bundle={} version={}",
          origin.providerId(),
          origin.bundleName(),
          origin.bundleVersion(),
          FaultTrace.of(e));
      return Optional.empty();
    }
    Optional<String> objection = objection(origin, descriptor);
    objection.ifPresent(reason -> refuse(origin, reason));
    return objection.isPresent() ? Optional.empty() : Optional.of(descriptor);
  }

  private static Optional<String> objection(Origin origin, ProviderDescriptor descriptor) {
    if (!descriptor.id().equals(origin.providerId())) {
      return Optional.of(
          "its descriptor says '" + descriptor.id() + "'; property and descriptor must agree");
    }
    return descriptor
        .environmentSetting()
        .filter(
            key ->
                descriptor
                    .serviceSettings()
                    .find(key)
                    .filter(setting -> setting.type() == SettingType.CHOICE)
                    .isEmpty())
        .map(key -> "its environment setting '" + key + "' is no choice of its service settings");
  }

  private static void refuse(Origin origin, String reason) {
    LOG.warn(
        "Refused a provider: {}; id={} bundle={} version={}",
        reason,
        origin.providerId(),
        origin.bundleName(),
        origin.bundleVersion());
  }

  private static boolean sameId(Origin origin, String id) {
    return origin.providerId().equals(id);
  }
}
