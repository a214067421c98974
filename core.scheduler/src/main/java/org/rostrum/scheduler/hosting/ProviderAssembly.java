package org.rostrum.scheduler.hosting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.rostrum.provider.NetworkProvider;
import org.rostrum.provider.ProviderDescriptor;
import org.rostrum.provider.analytics.AnalyticsSource;
import org.rostrum.provider.auth.AuthorizationServerSource;
import org.rostrum.provider.auth.SessionSource;
import org.rostrum.provider.publish.PublishedPosts;
import org.rostrum.provider.settings.LiveChoices;
import org.rostrum.provider.settings.SettingType;
import org.rostrum.scheduler.network.Deadline;
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
  private final Map<Long, ProviderVerdict> verdicts = new HashMap<>();
  private final Set<Long> expelled = new HashSet<>();
  private final Map<String, Set<Hold>> holds = new HashMap<>();

  /** Why a provider that is there is not to be called. */
  public enum Hold {
    /** Its bundle is about to stop, or to be replaced. */
    DRAINING,
    /** It is suspended. */
    SUSPENDED
  }

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
  public void add(Origin origin, NetworkProvider provider) {
    // outside the lock: it is the provider's code, and others must not wait for it
    Description description = describe(origin, provider);
    admit(origin, provider, description);
  }

  private synchronized void admit(
      Origin origin, NetworkProvider provider, Description description) {
    if (expelled.contains(origin.bundleId())) {
      return;
    }
    if (description.described().isEmpty()) {
      decide(origin, new ProviderVerdict.Refused(description.objection()));
      return;
    }
    ProviderDescriptor described = description.described().get();
    boolean taken =
        candidates.stream().anyMatch(other -> sameId(other.origin(), origin.providerId()));
    candidates.add(new Candidate(origin, provider, described));
    if (taken) {
      String reason = "another bundle offers this provider id already; remove one of them";
      refuse(origin, reason);
      decide(origin, new ProviderVerdict.Refused(reason));
      return;
    }
    refresh(origin.providerId());
    decide(origin, new ProviderVerdict.Offered(described));
  }

  /** Forgets what became of a bundle's provider the last time. */
  public synchronized void expect(long bundleId) {
    verdicts.remove(bundleId);
  }

  /**
   * Waits until the provider of a bundle is offered or refused.
   *
   * @param atMost how long; empty if neither has happened by then
   */
  public synchronized Optional<ProviderVerdict> awaitVerdict(long bundleId, Duration atMost)
      throws InterruptedException {
    Deadline end = Deadline.in(atMost);
    while (!verdicts.containsKey(bundleId) && !end.hasPassed()) {
      wait(Math.max(1, end.remaining().toMillis()));
    }
    return Optional.ofNullable(verdicts.get(bundleId));
  }

  /** Takes no more services of a bundle, and lets go of those that are there. */
  public synchronized void expel(long bundleId) {
    expelled.add(bundleId);
    candidates.stream()
        .filter(candidate -> candidate.origin().bundleId() == bundleId)
        .toList()
        .forEach(candidate -> remove(candidate.provider()));
  }

  /** Hides a provider, so that nothing new is asked of it, until every hold is released. */
  public synchronized void hold(String id, Hold why) {
    holds.computeIfAbsent(id, any -> EnumSet.noneOf(Hold.class)).add(why);
    refresh(id);
  }

  /** Ends a hold, if there is one. */
  public synchronized void release(String id, Hold why) {
    holds.computeIfPresent(
        id,
        (any, left) -> {
          left.remove(why);
          return left.isEmpty() ? null : left;
        });
    refresh(id);
  }

  private void decide(Origin origin, ProviderVerdict verdict) {
    verdicts.put(origin.bundleId(), verdict);
    notifyAll();
  }

  /** A provider went. */
  public synchronized void remove(NetworkProvider provider) {
    candidates.stream()
        .filter(candidate -> candidate.provider().equals(provider))
        .findFirst()
        .ifPresent(
            gone -> {
              candidates.remove(gone);
              verdicts.remove(gone.origin().bundleId());
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
    if (first.isEmpty() || holds.containsKey(id)) {
      if (live.find(id).isPresent()) {
        live.remove(id);
      }
      return;
    }
    Candidate chosen = first.get();
    LiveProvider assembled =
        new LiveProvider(
            chosen.described(),
            chosen.provider(),
            part(chosen.origin(), LiveChoices.class),
            part(chosen.origin(), SessionSource.class),
            part(chosen.origin(), AuthorizationServerSource.class),
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

  /** What a provider says of itself, or why that cannot be. */
  private record Description(Optional<ProviderDescriptor> described, String objection) {}

  private static Description describe(Origin origin, NetworkProvider provider) {
    ProviderDescriptor descriptor;
    try {
      descriptor = provider.descriptor();
      if (descriptor == null) {
        return new Description(Optional.empty(), "its descriptor is missing");
      }
    } catch (RuntimeException | Error e) {
      LOG.warn(
          "Refused a provider: its descriptor cannot be read; id={} bundle={} version={}",
          origin.providerId(),
          origin.bundleName(),
          origin.bundleVersion(),
          FaultTrace.of(e));
      return new Description(
          Optional.empty(), "its descriptor cannot be read (" + e.getClass().getSimpleName() + ")");
    }
    Optional<String> objection = objection(origin, descriptor);
    objection.ifPresent(reason -> refuse(origin, reason));
    return objection
        .map(reason -> new Description(Optional.empty(), reason))
        .orElseGet(() -> new Description(Optional.of(descriptor), ""));
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
