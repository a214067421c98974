package org.rostrum.scheduler.accounts;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.atomic.AtomicLong;
import org.rostrum.provider.auth.AuthorizationMethod.DiscoveredOAuth2;
import org.rostrum.scheduler.hosting.LiveProvider;
import org.rostrum.scheduler.hosting.LiveProviders;
import org.rostrum.scheduler.hosting.ServiceSettings;
import org.rostrum.scheduler.network.NetworkRefusals;

/**
 * What authorization servers read of this installation, for the networks that need it. Anybody may
 * read it: so a description is kept for a while, and of each network only one is made at a time.
 */
final class ClientDescriptions {
  /** For how long, unless networks or settings change; on another node, settings may have. */
  static final Duration KEPT = Duration.ofMinutes(1);

  private final LiveProviders providers;
  private final ServiceSettings settings;
  private final InstallationClient client;
  private final InstantSource clock;
  private final AtomicLong changes = new AtomicLong();

  /** By the ids of networks that are installed. */
  private final ConcurrentMap<String, Kept> kept = new ConcurrentHashMap<>();

  ClientDescriptions(
      LiveProviders providers,
      ServiceSettings settings,
      InstallationClient client,
      InstantSource clock) {
    this.providers = providers;
    this.settings = settings;
    this.client = client;
    this.clock = clock;
    providers.onChange(this::changed);
    settings.onChange(id -> changed());
  }

  /**
   * A description, or that there is none.
   *
   * @param change how many changes there had been before it was made
   */
  private record Kept(long change, Instant until, FutureTask<Optional<String>> text) {}

  private void changed() {
    changes.incrementAndGet();
    kept.clear();
  }

  /** The description for a network; empty if nobody can be sent to look at it. */
  Optional<String> of(String providerId) {
    if (!client.isPublic()) {
      return Optional.empty();
    }
    long change = changes.get();
    return providers.find(providerId).flatMap(live -> of(live, change));
  }

  private Optional<String> of(LiveProvider live, long change) {
    Instant now = clock.instant();
    Kept fresh =
        new Kept(
            change,
            now.plus(KEPT),
            new FutureTask<>(() -> method(live).map(found -> described(live, found))));
    Kept found =
        kept.compute(
            live.id(),
            (id, old) ->
                old != null && old.change() >= change && now.isBefore(old.until()) ? old : fresh);
    // does nothing but for the first
    found.text().run();
    try {
      return found.text().get();
    } catch (ExecutionException e) {
      kept.remove(live.id(), found);
      if (e.getCause() instanceof RuntimeException refused) {
        throw refused;
      }
      throw new IllegalStateException("The description for " + live.id() + " failed", e);
    } catch (InterruptedException e) {
      throw NetworkRefusals.interrupted();
    }
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
