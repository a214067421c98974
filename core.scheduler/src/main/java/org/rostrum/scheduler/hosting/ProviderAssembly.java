package org.rostrum.scheduler.hosting;

import java.time.Duration;
import java.util.ArrayList;
import java.util.EnumMap;
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
import org.rostrum.provider.settings.SettingsMigration;
import org.rostrum.scheduler.hosting.isolation.GuardedProvider;
import org.rostrum.scheduler.hosting.isolation.ProviderGuard;
import org.rostrum.scheduler.hosting.isolation.ProviderIsolation;
import org.rostrum.scheduler.network.Deadline;

/**
 * Puts live providers together out of services that come and go in any order. What a provider
 * declares wrongly keeps it out, and is said in the log. Safe for use by many threads.
 */
public final class ProviderAssembly {

  private final LiveProviders live;
  private final ProviderIsolation isolation;
  private final List<Candidate> candidates = new ArrayList<>();
  private final List<OptionalService> parts = new ArrayList<>();
  private final Map<Offer, ProviderVerdict> verdicts = new HashMap<>();
  private final Set<Long> expelled = new HashSet<>();
  private final Map<String, Map<Hold, String>> holds = new HashMap<>();
  private final Map<String, Installed> installed = new HashMap<>();

  /** Why a provider that is there is not to be called. */
  public enum Hold {
    /** Its bundle is about to stop, or to be replaced. */
    DRAINING,
    /** It is suspended. */
    SUSPENDED
  }

  /**
   * Keeps these providers up to date.
   *
   * @param isolation what every call into them goes through
   */
  public ProviderAssembly(LiveProviders live, ProviderIsolation isolation) {
    this.live = live;
    this.isolation = isolation;
  }

  /** What every call into the providers goes through. */
  public ProviderIsolation isolation() {
    return isolation;
  }

  /** One provider of one bundle. */
  private record Offer(long bundleId, String providerId) {}

  /** A network whose bundle is there, and what is so while its provider is not. */
  private record Installed(String network, String without) {}

  private record Candidate(
      ServiceOrigin origin,
      NetworkProvider provider,
      GuardedProvider guarded,
      ProviderGuard guard) {}

  /** A provider came. */
  public void add(ServiceOrigin origin, NetworkProvider provider) {
    if (refusesForeign(origin)) {
      return;
    }
    // outside the lock: it is the provider's code, and others must not wait for it
    Introduction introduced = Introduction.of(isolation, origin, provider);
    admit(origin, provider, introduced);
  }

  private synchronized void admit(
      ServiceOrigin origin, NetworkProvider provider, Introduction introduced) {
    if (expelled.contains(origin.bundleId())) {
      return;
    }
    if (introduced.described().isEmpty()) {
      decide(origin, new ProviderVerdict.Refused(introduced.objection()));
      return;
    }
    ProviderDescriptor described = introduced.described().get();
    if (candidate(origin.providerId()).isPresent()) {
      String reason = "another bundle offers this provider id already; remove one of them";
      Introduction.refuse(origin, reason);
      decide(origin, new ProviderVerdict.Refused(reason));
      return;
    }
    ProviderGuard guard = isolation.guard(origin.providerId(), described.name());
    GuardedProvider guarded = new GuardedProvider(provider, described, guard);
    candidates.add(new Candidate(origin, provider, guarded, guard));
    isolation.forget(origin.providerId());
    refresh(origin.providerId());
    decide(origin, new ProviderVerdict.Offered(described));
  }

  /** One bundle speaks for one network: the one that a person has let it in for. */
  private static boolean refusesForeign(ServiceOrigin origin) {
    if (origin.isForeign()) {
      Introduction.refuse(
          origin, "its bundle was let in for '" + origin.admittedFor().orElse("") + "' only");
    }
    return origin.isForeign();
  }

  /** Forgets what became of a bundle's provider the last time. */
  public synchronized void expect(long bundleId) {
    verdicts.keySet().removeIf(offer -> offer.bundleId() == bundleId);
  }

  /**
   * Waits until a provider of a bundle is offered or refused.
   *
   * @param atMost how long; empty if neither has happened by then
   */
  public synchronized Optional<ProviderVerdict> awaitVerdict(
      long bundleId, String providerId, Duration atMost) throws InterruptedException {
    Offer offer = new Offer(bundleId, providerId);
    Deadline end = Deadline.in(atMost);
    while (!verdicts.containsKey(offer) && !end.hasPassed()) {
      wait(Math.max(1, end.remaining().toMillis()));
    }
    return Optional.ofNullable(verdicts.get(offer));
  }

  /** Takes no more services of a bundle, and lets go of those that are there. */
  public synchronized void expel(long bundleId) {
    expelled.add(bundleId);
    candidates.stream()
        .filter(candidate -> candidate.origin().bundleId() == bundleId)
        .toList()
        .forEach(candidate -> remove(candidate.provider()));
  }

  /**
   * Hides a provider, so that nothing new is asked of it, until every hold is released.
   *
   * @param reason what {@link LiveProviders#absence} says after the network's name, without a full
   *     stop; of several holds the suspension's
   */
  public synchronized void hold(String id, Hold why, String reason) {
    holds.computeIfAbsent(id, any -> new EnumMap<>(Hold.class)).put(why, reason);
    refresh(id);
  }

  /**
   * The bundle of a provider is there, whether it runs or not.
   *
   * @param network the network's name
   * @param without what {@link LiveProviders#absence} says after it while there is no provider,
   *     without a full stop
   */
  public synchronized void installed(String id, String network, String without) {
    installed.put(id, new Installed(network, without));
    refresh(id);
  }

  /** There is no bundle of a provider any more. */
  public synchronized void notInstalled(String id) {
    installed.remove(id);
    refresh(id);
  }

  /** How many callers wait for what is read from a network, or changed there, by its provider. */
  public synchronized int awaited(String id) {
    return candidate(id).map(candidate -> candidate.guard().awaited()).orElse(0);
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

  private void decide(ServiceOrigin origin, ProviderVerdict verdict) {
    verdicts.put(offer(origin), verdict);
    notifyAll();
  }

  /** A provider went. */
  public synchronized void remove(NetworkProvider provider) {
    candidates.stream()
        .filter(candidate -> isSame(candidate.provider(), provider))
        .findFirst()
        .ifPresent(
            gone -> {
              candidates.remove(gone);
              gone.guard().retire();
              verdicts.remove(offer(gone.origin()));
              refresh(gone.origin().providerId());
            });
  }

  /** An optional service came. */
  public synchronized void addPart(ServiceOrigin origin, Object service) {
    if (refusesForeign(origin)) {
      return;
    }
    parts.add(new OptionalService(origin, service));
    refresh(origin.providerId());
  }

  /** An optional service went. */
  public synchronized void removePart(Object service) {
    parts.stream()
        .filter(part -> isSame(part.service(), service))
        .findFirst()
        .ifPresent(
            gone -> {
              parts.remove(gone);
              refresh(gone.origin().providerId());
            });
  }

  /** Whether two are one; a provider's own idea of equality is not asked. */
  @SuppressWarnings("ReferenceEquality")
  static boolean isSame(Object one, Object other) {
    return one == other;
  }

  private void refresh(String id) {
    Optional<Candidate> first = candidate(id);
    Map<Hold, String> held = holds.getOrDefault(id, Map.of());
    first.ifPresent(one -> one.guard().rest(held.containsKey(Hold.DRAINING)));
    if (!held.isEmpty()) {
      withhold(id, first, held);
      return;
    }
    if (first.isEmpty()) {
      Optional.ofNullable(installed.get(id))
          .ifPresentOrElse(
              bundle -> live.withhold(id, bundle.network() + " " + bundle.without() + "."),
              () -> live.remove(id));
      return;
    }
    Candidate chosen = first.get();
    LiveProvider assembled =
        new LiveProvider(
            chosen.guarded().descriptor(),
            chosen.guarded(),
            part(chosen, LiveChoices.class),
            part(chosen, SessionSource.class),
            part(chosen, AuthorizationServerSource.class),
            part(chosen, AnalyticsSource.class),
            part(chosen, PublishedPosts.class),
            chosen.origin().bundleName(),
            chosen.origin().bundleVersion());
    if (!live.find(id).map(assembled::equals).orElse(false)) {
      live.put(assembled);
    }
  }

  private void withhold(String id, Optional<Candidate> first, Map<Hold, String> held) {
    String why = held.getOrDefault(Hold.SUSPENDED, held.getOrDefault(Hold.DRAINING, ""));
    String name =
        first
            .map(candidate -> candidate.guarded().descriptor().name())
            .or(() -> Optional.ofNullable(installed.get(id)).map(Installed::network))
            .orElseGet(() -> "The network '" + id + "'");
    live.withhold(id, name + " " + why + ".");
  }

  private <T> Optional<T> part(Candidate of, Class<T> type) {
    return parts.stream()
        .filter(part -> sameId(part.origin(), of.origin().providerId()))
        .filter(part -> part.origin().bundleId() == of.origin().bundleId())
        .filter(part -> type.isInstance(part.service()))
        .map(part -> part.behind(of.guard(), type))
        .findFirst();
  }

  /** The migration of settings of a provider that is there, if it has one; behind its guard. */
  synchronized Optional<SettingsMigration> migration(String id) {
    return candidate(id).flatMap(candidate -> part(candidate, SettingsMigration.class));
  }

  private Optional<Candidate> candidate(String id) {
    return candidates.stream().filter(candidate -> sameId(candidate.origin(), id)).findFirst();
  }

  private static Offer offer(ServiceOrigin origin) {
    return new Offer(origin.bundleId(), origin.providerId());
  }

  private static boolean sameId(ServiceOrigin origin, String id) {
    return origin.providerId().equals(id);
  }
}
